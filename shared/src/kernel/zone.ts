const formatters = new Map<string, Intl.DateTimeFormat>();

/** Minutes east of UTC at this moment in this zone. China has one zone and no summer time: that path costs nothing. */
export function offsetMinutes(at: Date, tz: string): number {
  if (tz === 'Asia/Shanghai') return 480;
  if (tz === 'UTC') return 0;
  const part = new Map(
    formatterOf(tz)
      .formatToParts(at)
      .map((p) => [p.type, Number(p.value)]),
  );
  const figure = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0;
  const date = Date.UTC(figure('year'), figure('month') - 1, figure('day'));
  const local = date + ((figure('hour') * 60 + figure('minute')) * 60 + figure('second')) * 1000;
  return Math.round((local - Math.floor(at.getTime() / 1000) * 1000) / 60_000);
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const numeric = 'numeric' as const;
  const made = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: numeric, month: numeric, day: numeric },
    ...{ hour: numeric, minute: numeric, second: numeric },
  });
  formatters.set(timeZone, made);
  return made;
}

/** The wall clock of a zone at one moment. */
export interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** 1 = Monday … 7 = Sunday */
  weekday: number;
}

export function toWall(at: Date, tz: string): Wall {
  const d = new Date(at.getTime() + offsetMinutes(at, tz) * 60_000);
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth() + 1,
    day: d.getUTCDate(),
    hour: d.getUTCHours(),
    minute: d.getUTCMinutes(),
    second: d.getUTCSeconds(),
    weekday: d.getUTCDay() || 7,
  };
}

/** The moment at which this zone's clock shows these figures; overflowing figures roll over (day 32, hour −1). */
export function fromWall(
  w: { year: number; month: number; day: number; hour?: number; minute?: number; second?: number },
  tz: string,
): Date {
  const guess = Date.UTC(w.year, w.month - 1, w.day, w.hour ?? 0, w.minute ?? 0, w.second ?? 0);
  const first = new Date(guess - offsetMinutes(new Date(guess), tz) * 60_000);
  return new Date(guess - offsetMinutes(first, tz) * 60_000);
}

const two = (n: number) => String(n).padStart(2, '0');

/** 'YYYY-MM-DD' in the zone. A day of the product is always such a string (domain.md, head). */
export function dayOf(at: Date, tz: string): string {
  const w = toWall(at, tz);
  return `${w.year}-${two(w.month)}-${two(w.day)}`;
}

/** Half-open moments [from, to) of one calendar day of the zone. */
export function dayBounds(day: string, tz: string): { from: Date; to: Date } {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return { from: fromWall({ year, month, day: date }, tz), to: fromWall({ year, month, day: date + 1 }, tz) };
}

/** Calendar arithmetic on 'YYYY-MM-DD'. */
export function addDays(day: string, n: number): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + n)).toISOString().slice(0, 10);
}

/** 'HH:mm' in the zone, for people. */
export function clockOf(at: Date, tz: string): string {
  const w = toWall(at, tz);
  return `${two(w.hour)}:${two(w.minute)}`;
}

/** '11-22 18:00' in the zone, for people. */
export function momentOf(at: Date, tz: string): string {
  const w = toWall(at, tz);
  return `${two(w.month)}-${two(w.day)} ${two(w.hour)}:${two(w.minute)}`;
}
