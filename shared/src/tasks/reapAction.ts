import { isOpen, type ActionState } from './actionStates';

export interface Overdue {
  state: ActionState;
  deadlineAt: Date;
  leaseUntil: Date | null;
  /** asked and not heard since */
  askedAt: Date | null;
}

/** A phone notes an action at once; one that says nothing for this long after it was sent is asked. */
export const SENT_SECONDS = 15;
/** The phone is asked again when it has said nothing for this long; a step or an answer renews it. */
export const LEASE_SECONDS = 60;
/** How long an asked phone has to answer. */
export const ASK_SECONDS = 20;

/**
 * What to do with an action whose time is up (fleet.md §4, 8). One that never left expires at its deadline. One that
 * left is asked for; only when the deadline is over and the phone did not answer either does it become `unknown`,
 * which nothing sends again by itself.
 */
export function reapAction(a: Overdue, now: Date): 'nothing' | 'expire' | 'ask' | 'giveUp' {
  if (a.state === 'ready') return a.deadlineAt <= now ? 'expire' : 'nothing';
  if (!isOpen(a.state)) return 'nothing';
  if (a.leaseUntil && a.leaseUntil > now) return 'nothing';
  return a.deadlineAt <= now && a.askedAt ? 'giveUp' : 'ask';
}
