import { fromWall, toWall } from '../kernel';

/** Five fields: minute hour day-of-month month day-of-week; `*`, lists, ranges and steps, Sunday is 0 or 7. */
export interface Cron {
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  days: ReadonlySet<number>;
  months: ReadonlySet<number>;
  weekdays: ReadonlySet<number>;
  /** as in crontab: with both day fields restricted, either of them is enough */
  anyDay: boolean;
  anyWeekday: boolean;
}

const FIELDS = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12 },
  { min: 0, max: 7 },
] as const;

/** null when it is not a cron expression of the kind above. */
export function parseCron(text: string): Cron | null {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== FIELDS.length) return null;
  const sets = FIELDS.map(({ min, max }, i) => fieldValues(fields[i] ?? '', min, max));
  const [minutes, hours, days, months, weekdays] = sets;
  if (!minutes || !hours || !days || !months || !weekdays) return null;
  return {
    minutes,
    hours,
    days,
    months,
    weekdays: new Set([...weekdays].map((d) => d % 7)),
    anyDay: fields[2] === '*',
    anyWeekday: fields[4] === '*',
  };
}

function fieldValues(field: string, min: number, max: number): Set<number> | null {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const m = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part);
    if (!m) return null;
    const first = m[1] === undefined ? min : Number(m[1]);
    const last = lastOf(m, first, max);
    const step = m[3] === undefined ? 1 : Number(m[3]);
    if (first < min || last > max || first > last || step < 1) return null;
    for (let v = first; v <= last; v += step) values.add(v);
  }
  return values;
}

/** `*` and `5/10` run to the end of the field, `5` stays at 5. */
function lastOf(m: RegExpExecArray, first: number, max: number): number {
  if (m[2] !== undefined) return Number(m[2]);
  return m[1] === undefined || m[3] !== undefined ? max : first;
}

/** Leap days come round within eight years; what does not come by then never does (31 February). */
const DAYS_AHEAD = 366 * 8 + 2;

/** The first moment after `after` at which this zone's clock shows a matching minute; null when there never is one. */
export function nextRun(cron: Cron, tz: string, after: Date): Date | null {
  const start = toWall(after, tz);
  const hours = [...cron.hours].sort((a, b) => a - b);
  const minutes = [...cron.minutes].sort((a, b) => a - b);
  for (let n = 0; n <= DAYS_AHEAD; n++) {
    const day = new Date(Date.UTC(start.year, start.month - 1, start.day + n));
    if (!dayMatches(cron, day)) continue;
    const found = firstOf(day, hours, minutes, tz, after);
    if (found) return found;
  }
  return null;
}

function dayMatches(cron: Cron, day: Date): boolean {
  if (!cron.months.has(day.getUTCMonth() + 1)) return false;
  const byDate = cron.days.has(day.getUTCDate());
  const byWeekday = cron.weekdays.has(day.getUTCDay());
  if (cron.anyDay) return byWeekday;
  return cron.anyWeekday ? byDate : byDate || byWeekday;
}

/** A wall time that does not exist on that day (clocks put forward) runs at the moment the clock jumps past it. */
function firstOf(
  day: Date,
  hours: readonly number[],
  minutes: readonly number[],
  tz: string,
  after: Date,
): Date | null {
  const date = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
  for (const hour of hours)
    for (const minute of minutes) {
      const at = fromWall({ ...date, hour, minute }, tz);
      if (at > after) return at;
    }
  return null;
}
