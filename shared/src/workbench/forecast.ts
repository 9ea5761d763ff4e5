import { addDays, dayBounds, dayOf, fromWall, toWall } from '../kernel';
import { QUIET_FROM_HOUR, QUIET_TO_HOUR } from '../tasks';

/** One account's share of a task. */
export interface Share {
  items: number;
  /** what it may do of this kind on a day, and what of that is left today */
  perDay: number;
  leftToday: number;
}

export interface Pace {
  /** from the end of one to the end of the next, on average: work and gap */
  secondsEach: number;
  /** the night stops it */
  seen: boolean;
}

const MOST_DAYS = 60;

/**
 * When a task will be over if nothing goes wrong, and how many items wait for a later day because of quotas. An
 * estimate for people: the dispatcher decides each action when its time has come.
 */
export function forecast(
  shares: readonly Share[],
  pace: Pace,
  begins: Date,
  tz: string,
): { endsAt: Date; later: number } {
  const each = shares.map((s) => shareEnds(s, pace, begins, tz));
  return {
    endsAt: new Date(Math.max(begins.getTime(), ...each.map((e) => e.endsAt.getTime()))),
    later: each.reduce((n, e) => n + e.later, 0),
  };
}

function shareEnds(s: Share, pace: Pace, begins: Date, tz: string): { endsAt: Date; later: number } {
  let left = s.items;
  let at = begins;
  let later = 0;
  for (let day = 0; day < MOST_DAYS && left > 0; day++) {
    const { opens, closes } = hoursOf(addDays(dayOf(begins, tz), day), pace.seen, tz);
    const from = at > opens ? at : opens;
    const quota = day === 0 ? s.leftToday : s.perDay;
    const fits = Math.floor(Math.max(0, closes.getTime() - from.getTime()) / (pace.secondsEach * 1000));
    const done = Math.min(left, quota, fits);
    left -= done;
    at = new Date(from.getTime() + done * pace.secondsEach * 1000);
    if (day === 0) later = left;
  }
  return { endsAt: at, later };
}

function hoursOf(day: string, seen: boolean, tz: string): { opens: Date; closes: Date } {
  const { from, to } = dayBounds(day, tz);
  if (!seen) return { opens: from, closes: to };
  const { year, month, day: date } = toWall(from, tz);
  const at = (hour: number): Date => fromWall({ year, month, day: date, hour }, tz);
  return { opens: at(QUIET_TO_HOUR), closes: at(QUIET_FROM_HOUR) };
}
