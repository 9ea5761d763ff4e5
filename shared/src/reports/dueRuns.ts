import { nextRun, type Cron } from './cron';

export interface DueRuns {
  /** to send now, oldest first; late ones carry the mark 补发 */
  send: { at: Date; late: boolean }[];
  /** older ones that only one line tells of, oldest first */
  skipped: Date[];
  next: Date | null;
}

/** A report that goes out this long after its time is still on time. */
export const LATE_AFTER_MINUTES = 15;
/** So many missed reports are sent afterwards; older ones are only mentioned (domain.md §8). */
export const CATCH_UP = 3;
/** Whoever was away longer than this hears of the newest only; bounds the loop for `* * * * *`. */
const MOST = 400;

/** Which runs a subscription owes at `now`, given the first one it has not made yet. Pure, so it may be asked again. */
export function dueRuns(cron: Cron, tz: string, nextRunAt: Date, now: Date): DueRuns {
  const due: Date[] = [];
  let at: Date | null = nextRunAt;
  while (at && at <= now) {
    due.push(at);
    if (due.length > MOST) due.shift();
    at = nextRun(cron, tz, at);
  }
  const lateBefore = now.getTime() - LATE_AFTER_MINUTES * 60_000;
  return {
    send: due.slice(-CATCH_UP).map((d) => ({ at: d, late: d.getTime() < lateBefore })),
    skipped: due.slice(0, -CATCH_UP),
    next: at,
  };
}
