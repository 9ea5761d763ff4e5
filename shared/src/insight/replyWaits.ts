import { toWall } from '../kernel';
import type { CustomerEvent, DayWindow } from './customerEvent';

/** A customer's message is answered in time within this many minutes (domain.md §3, distribution). */
export const REPLY_SLA_MINUTES = 30;
const SLA_MS = REPLY_SLA_MINUTES * 60_000;

/** Working hours, the complement of quiet hours (domain.md §2.2): who writes at night is nobody's missed SLA. */
const OPENS = 8;
const CLOSES = 22;

export interface ReplyWait {
  /** the message that began the wait */
  asked: CustomerEvent;
  met: boolean;
}

/** A wait begins with the first unanswered message and ends with the next one out; several in a row are one wait. */
export function replyWaits(events: readonly CustomerEvent[], day: DayWindow): ReplyWait[] {
  const open = new Map<string, CustomerEvent>();
  const waits: ReplyWait[] = [];
  const close = (asked: CustomerEvent, answeredAt: number): void => {
    if (counts(asked, day)) waits.push({ asked, met: answeredAt - asked.at <= SLA_MS });
  };
  for (const e of events) {
    const holder = e.account || e.member;
    const asked = open.get(holder);
    if (e.kind === 'messageIn' && !asked) open.set(holder, e);
    if (e.kind === 'messageOut' && asked) {
      close(asked, e.at);
      open.delete(holder);
    }
  }
  for (const asked of open.values()) if (asked.at + SLA_MS < day.seenUntil) close(asked, Infinity); // else there is still time to answer
  return waits;
}

function counts(asked: CustomerEvent, day: DayWindow): boolean {
  if (asked.at < day.from || asked.at >= day.to) return false;
  const { hour } = toWall(new Date(asked.at), day.tz);
  return hour >= OPENS && hour < CLOSES;
}
