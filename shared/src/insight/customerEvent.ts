import type { EventKind } from './eventKinds';

export interface CustomerEvent {
  kind: EventKind;
  /** milliseconds since 1970 */
  at: number;
  /** '' = none */
  account: string;
  member: string;
  team: string;
  channel: string;
  amountCents: number | null;
}

export interface DayWindow {
  from: number;
  to: number;
  tz: string;
  /** nothing after this moment can have been seen yet: the time of the fold */
  seenUntil: number;
}
