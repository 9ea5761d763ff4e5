import type { CustomerEvent, DayWindow } from './customerEvent';
import { LATE_DAYS, type EventKind } from './eventKinds';
import { replyWaits } from './replyWaits';

/** What one customer did on one day with one account or member: a row of daily_customers. */
export interface CustomerDay {
  account: string;
  member: string;
  team: string;
  channel: string;
  newFriends: number;
  qualifiedFans: number;
  requested: number;
  requestedPassed: number;
  reached: number;
  consults: number;
  orders: number;
  amountCents: number;
  refunds: number;
  refundCents: number;
  active: number;
  lost: number;
  replyWaits: number;
  replyMet: number;
}

const DAY = 86_400_000;

/**
 * Folds one customer's day (domain.md §5). `events` are ordered by time and run half an hour past the day, so that
 * an answer after midnight still counts; `later` are the events that decide cohorts (did the request pass, did the
 * friend stay and speak), up to 35 days on. Folding the same events again gives the same rows.
 */
export function foldCustomerDay(
  events: readonly CustomerEvent[],
  later: readonly CustomerEvent[],
  day: DayWindow,
): CustomerDay[] {
  const rows = new Map<string, CustomerDay>();
  for (const e of events) if (e.at >= day.from && e.at < day.to) RULES[e.kind]?.(rowOf(rows, e), e, later);
  for (const wait of replyWaits(events, day)) {
    const row = rowOf(rows, wait.asked);
    row.replyWaits += 1;
    row.replyMet += wait.met ? 1 : 0;
  }
  return [...rows.values()];
}

type Rule = (row: CustomerDay, e: CustomerEvent, later: readonly CustomerEvent[]) => void;

const RULES: Partial<Record<EventKind, Rule>> = {
  passed(row, e, later) {
    row.newFriends = 1;
    row.qualifiedFans = isQualified(e, later) ? 1 : 0;
  },
  requested(row, e, later) {
    row.requested = 1;
    row.requestedPassed = later.some((l) => l.kind === 'passed' && follows(e, l, LATE_DAYS)) ? 1 : 0;
  },
  messageIn: (row) => void (row.active = 1),
  messageOut: (row) => void (row.reached = 1),
  consult(row) {
    row.consults = 1;
    row.active = 1;
  },
  order(row, e) {
    if (e.amountCents === 0) return; // a gift: nobody paid
    row.orders += 1;
    row.amountCents += e.amountCents ?? 0;
    row.active = 1;
  },
  refund(row, e) {
    row.refunds += 1;
    row.refundCents += Math.abs(e.amountCents ?? 0);
  },
  deletedUs: (row) => void (row.lost = 1),
};

/** qualifiedFan: passed, not deleted within 24 h, and at least one inbound message or tag. */
function isQualified(passed: CustomerEvent, later: readonly CustomerEvent[]): boolean {
  if (later.some((l) => l.kind === 'deletedUs' && follows(passed, l, 1))) return false;
  return later.some((l) => (l.kind === 'messageIn' || l.kind === 'tagged') && follows(passed, l, LATE_DAYS));
}

/** `l` comes after `e`, within so many days, and is not about another account. */
function follows(e: CustomerEvent, l: CustomerEvent, days: number): boolean {
  const sameHolder = !e.account || !l.account || e.account === l.account;
  return sameHolder && l.at >= e.at && l.at < e.at + days * DAY;
}

function rowOf(rows: Map<string, CustomerDay>, e: CustomerEvent): CustomerDay {
  const key = [e.account, e.member, e.channel, e.team].join('\u0000');
  let row = rows.get(key);
  if (!row) {
    const { account, member, team, channel } = e;
    row = { account, member, team, channel, ...NOTHING };
    rows.set(key, row);
  }
  return row;
}

const NOTHING = {
  newFriends: 0,
  qualifiedFans: 0,
  requested: 0,
  requestedPassed: 0,
  reached: 0,
  consults: 0,
  orders: 0,
  amountCents: 0,
  refunds: 0,
  refundCents: 0,
  active: 0,
  lost: 0,
  replyWaits: 0,
  replyMet: 0,
};
