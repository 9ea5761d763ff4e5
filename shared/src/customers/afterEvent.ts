import type { EventKind } from '../insight/eventKinds';

/** How far somebody has come with us, in the order people usually go. Free of zod. */
export const LEAD_STATES = [
  'new',
  'adding',
  'requested',
  'passed',
  'engaged',
  'purchased',
  'repurchased',
  'refused',
  'failed',
  'lost',
] as const;
export type LeadState = (typeof LEAD_STATES)[number];

/** What the customer's row counts of the book of events. */
export interface CustomerCounters {
  leadState: LeadState;
  addedAt: Date;
  orders: number;
  amountCents: number;
  lastMessageAt: Date | null;
  lastOrderAt: Date | null;
  lostAt: Date | null;
  optedOutAt: Date | null;
}

interface Happened {
  kind: EventKind;
  at: Date;
  amountCents: number | null;
}

/**
 * The row after one more event. Events may come late and in any order: moments only move forward, and nobody falls
 * back to an earlier state (only `addedAt` stays with the first sight when somebody speaks before he is told to have
 * passed). Each event is to be counted once; that is the caller's promise.
 */
export function afterEvent(before: CustomerCounters, e: Happened): CustomerCounters {
  return RULES[e.kind]?.(before, e) ?? before;
}

type Rule = (before: CustomerCounters, e: Happened) => CustomerCounters;

const RULES: Partial<Record<EventKind, Rule>> = {
  requested: (c) => ({ ...c, leadState: raised(c.leadState, 'requested') }),
  passed(c, e) {
    if (c.lostAt && c.lostAt >= e.at) return c; // told after the end of that friendship
    const from = c.lostAt ? 'new' : c.leadState;
    const leadState = raised(from, c.lastMessageAt ? 'engaged' : 'passed');
    // a friend who adds one more of our accounts is no newcomer again
    const addedAt = leadState === from ? c.addedAt : later(c.addedAt, e.at);
    return { ...c, leadState, addedAt, lostAt: null };
  },
  messageIn: (c, e) => ({
    ...c,
    leadState: raised(c.leadState, 'engaged'),
    lastMessageAt: later(c.lastMessageAt, e.at),
  }),
  order(c, e) {
    if (e.amountCents === 0) return c; // a gift: nobody paid
    return {
      ...c,
      leadState: raised(c.leadState, c.orders > 0 ? 'repurchased' : 'purchased'),
      orders: c.orders + 1,
      amountCents: c.amountCents + (e.amountCents ?? 0),
      lastOrderAt: later(c.lastOrderAt, e.at),
    };
  },
  refund: (c, e) => ({ ...c, amountCents: c.amountCents - Math.abs(e.amountCents ?? 0) }),
  deletedUs: (c, e) => ({ ...c, leadState: 'lost', lostAt: later(c.lostAt, e.at) }),
  optOut: (c, e) => ({ ...c, optedOutAt: c.optedOutAt ?? e.at }),
};

const later = (a: Date | null, b: Date): Date => (a && a > b ? a : b);

/** Who was refused or could not be added begins anew; who is lost stays so until a friend again. */
function raised(from: LeadState, to: LeadState): LeadState {
  if (from === 'lost') return from;
  const known = from === 'refused' || from === 'failed' ? 0 : LEAD_STATES.indexOf(from);
  return LEAD_STATES.indexOf(to) > known ? to : from;
}
