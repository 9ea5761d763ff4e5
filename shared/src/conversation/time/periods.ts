import { addDays } from '../../kernel';
import { addMonths, day, daysInMonth, figure, iso, monday, parts, step } from './calendar';
import { yearOf } from './days';
import { N, type Days, type Env, type Found, type Grain, type Time } from './types';

interface Rule {
  re: RegExp;
  make(m: RegExpExecArray, env: Env): Days | Time | null;
}

const STEP = '((?:上|下)+|本|这|当)';
const YEAR = '(?:(\\d{4}|二[〇零一二三四五六七八九]{3}|去|今|明|前|后)年的?)';

const RULES: Rule[] = [
  { re: new RegExp(`${STEP}一?个?(?:周|星期|礼拜)(?![一二三四五六天末\\d]|日(?!报))`, 'y'), make: week },
  { re: /(this|last|next) (week|month|quarter|year)/iy, make: english },
  {
    re: new RegExp(`${STEP}一?个?月(?:份)?(?![底初末中\\d]|[上中下]旬)`, 'y'),
    make: (m, e) => month(e.wall.year, e.wall.month + step(m[1])),
  },
  {
    re: new RegExp(`(?:${STEP}个?|(${N})|${YEAR}?(${N})?)月份?(底|末|初|中|上旬|中旬|下旬)`, 'y'),
    make: partOfMonth,
  },
  { re: new RegExp(`${YEAR}?(${N})月份?(?![底初末中\\d]|[上中下]旬|${N}[日号])`, 'y'), make: namedMonth },
  {
    re: /(20\d{2})[-/年](0?[1-9]|1[0-2])月?(?![\d/.-])/y,
    make: (m) => month(figure(m[1] ?? ''), figure(m[2] ?? '')),
  },
  {
    re: new RegExp(`${STEP}一?个?季度?`, 'y'),
    make: (m, e) => quarter(e.wall.year, quarterOf(e) + step(m[1])),
  },
  { re: new RegExp(`${YEAR}?(?:第?([一二三四1-4])季度|q([1-4]))`, 'iy'), make: namedQuarter },
  { re: new RegExp(`${YEAR}?(上|下)半年`, 'y'), make: half },
  {
    re: /(去|今|本|这|明|前|后|当)(?:一)?年(?![底初末中\d])/y,
    make: (m, e) => year(yearOf(m[1] ?? '', e) || e.wall.year),
  },
  {
    re: /(20\d{2}|二[〇零][一二三四五六七八九〇零]{2})年(?![\d一二三四五六七八九十])/y,
    make: (m) => year(figure(m[1] ?? '')),
  },
  { re: /(去|今|本|明)?年(底|末|初|终)/y, make: partOfYear },
  { re: /(?:半年|一?季度?)(?:末|底)/y, make: (_, e) => lastDay(quarter(e.wall.year, quarterOf(e))) },
  {
    re: new RegExp(
      `(?:最近|近|过去|前|这|last|past|过去的|最近的)\\s?(?:这)?(${N}|半|几)?个?半?\\s?(天|日|周|星期|礼拜|月|季度|年|小时|钟头|分钟|days?|weeks?|months?|hours?)(?![前后底初末])`,
      'iy',
    ),
    make: lastFew,
  },
  {
    re: new RegExp(
      `(?:未来|接下来|往后|今后|后|next)\\s?的?(${N}|半)个?\\s?(天|日|周|星期|礼拜|月|年|小时|days?|weeks?|hours?)(?![前后])`,
      'iy',
    ),
    make: nextFew,
  },
  {
    re: /(?:最近|近期|近来|这段时间|这阵子|这几天)/y,
    make: (_, e) => ({
      from: addDays(e.today, -6),
      to: addDays(e.today, 1),
      grain: 'day',
      assumed: ['近7天'],
    }),
  },
];

/** A week, month, quarter, year or a run counted from now, starting at `i`; the longest reading wins. */
export function periodAt(text: string, i: number, env: Env): Found<Days | Time> | null {
  const before = text.charAt(i - 1);
  let best: Found<Days | Time> | null = null;
  for (const rule of RULES) {
    rule.re.lastIndex = i;
    const m = rule.re.exec(text);
    if (!m || (best && i + m[0].length <= best.end)) continue;
    if (/^[\da-z]/i.test(m[0]) && /[\d.A-Za-z/-]/.test(before)) continue;
    const value = rule.make(m, env);
    if (value) best = { value, end: i + m[0].length };
  }
  return best;
}

function week(m: RegExpExecArray, e: Env): Days {
  const from = addDays(monday(e.today), 7 * step(m[1]));
  return { from, to: addDays(from, 7), grain: 'week' };
}

const month = (y: number, m: number): Days => ({ from: day(y, m), to: day(y, m + 1), grain: 'month' });
const year = (y: number): Days => ({ from: day(y, 1), to: day(y + 1, 1), grain: 'year' });
const quarter = (y: number, q: number): Days => ({
  from: day(y, 3 * q - 2),
  to: day(y, 3 * q + 1),
  grain: 'quarter',
});
const quarterOf = (e: Env): number => Math.ceil(e.wall.month / 3);
const lastDay = (d: Days): Days => ({ from: addDays(d.to, -1), to: d.to, grain: 'day' });

function english(m: RegExpExecArray, e: Env): Days {
  const n = { this: 0, last: -1, next: 1 }[(m[1] ?? '').toLowerCase()] ?? 0;
  const unit = (m[2] ?? '').toLowerCase();
  if (unit === 'month') return month(e.wall.year, e.wall.month + n);
  if (unit === 'quarter') return quarter(e.wall.year, quarterOf(e) + n);
  if (unit === 'year') return year(e.wall.year + n);
  const from = addDays(monday(e.today), 7 * n);
  return { from, to: addDays(from, 7), grain: 'week' };
}

function namedMonth(m: RegExpExecArray, e: Env): Days | null {
  const n = figure(m[2] ?? '');
  if (!(n >= 1 && n <= 12)) return null;
  if (m[1] !== undefined) return month(yearOf(m[1], e), n);
  const shift =
    e.direction === 'past' && n > e.wall.month ? -1 : e.direction === 'future' && n < e.wall.month ? 1 : 0;
  return { ...month(e.wall.year + shift, n), assumed: ['年'] };
}

function partOfMonth(m: RegExpExecArray, e: Env): Days | null {
  const base = baseMonth(m, e);
  if (base === null) return null;
  const next = isNextStart(m, e);
  const { year, month: n } = parts(next ? addMonths(base, 1) : base);
  const last = daysInMonth(year, n);
  const [a, b] = SPANS[m[5] ?? ''] ?? [last, last];
  const from = day(year, n, a);
  return {
    from,
    to: addDays(day(year, n, Math.min(b, last)), 1),
    grain: 'day',
    ...(next && { assumed: ['月'] }),
  };
}

/** 月初 said after it, about something to come, is the next month's. */
const isNextStart = (m: RegExpExecArray, e: Env): boolean =>
  m[5] === '初' &&
  e.direction === 'future' &&
  e.wall.day > 1 &&
  [m[1], m[2], m[4]].every((x) => x === undefined);

/** Days of a month by name; 底 and 末 are its last one. */
const SPANS: Record<string, readonly [number, number]> = {
  初: [1, 1],
  中: [15, 15],
  上旬: [1, 10],
  中旬: [11, 20],
  下旬: [21, 31],
};

function baseMonth(m: RegExpExecArray, e: Env): string | null {
  const named = m[2] ?? m[4];
  if (named === undefined) return day(e.wall.year, e.wall.month + step(m[1]));
  const n = figure(named);
  if (!(n >= 1 && n <= 12)) return null;
  return day(m[3] === undefined ? e.wall.year : yearOf(m[3], e), n);
}

function namedQuarter(m: RegExpExecArray, e: Env): Days {
  const q = figure(m[2] ?? m[3] ?? '');
  if (m[1] !== undefined) return quarter(yearOf(m[1], e), q);
  const shift = e.direction === 'past' && q > quarterOf(e) ? -1 : 0;
  return { ...quarter(e.wall.year + shift, q), assumed: ['年'] };
}

function half(m: RegExpExecArray, e: Env): Days {
  const y = m[1] === undefined ? e.wall.year : yearOf(m[1], e);
  return { from: day(y, m[2] === '上' ? 1 : 7), to: day(y, m[2] === '上' ? 7 : 13), grain: 'half' };
}

function partOfYear(m: RegExpExecArray, e: Env): Days {
  const y = m[1] === undefined || m[1] === '本' ? e.wall.year : yearOf(m[1], e);
  return m[2] === '初' ? { from: day(y, 1), to: day(y, 1, 2), grain: 'day' } : lastDay(year(y));
}

const UNIT: [RegExp, Grain][] = [
  [/^(天|日|day)/i, 'day'],
  [/^(周|星期|礼拜|week)/i, 'week'],
  [/^(月|month)/i, 'month'],
  [/^季/, 'quarter'],
  [/^年/, 'year'],
  [/^(小时|钟头|hour)/i, 'hour'],
  [/^分钟/, 'minute'],
];
const unitOf = (s: string): Grain => UNIT.find(([re]) => re.test(s))?.[1] ?? 'day';

/** 近7天 counts today; 前三天 are the three before it; 过去24小时 end now. */
function lastFew(m: RegExpExecArray, e: Env): Days | Time | null {
  const unit = unitOf(m[2] ?? '');
  const n = howMany(m, unit);
  if (n === null) return null;
  const ms = MS[unit];
  if (ms !== undefined) return lastHours(n * ms, unit, e);
  const to = m[0].startsWith('前') ? e.today : addDays(e.today, 1);
  return { from: back(to, n, unit), to, grain: 'day' };
}

const MS: Partial<Record<Grain, number>> = { hour: 3_600_000, minute: 60_000 };
const DAYS: Partial<Record<Grain, number>> = { day: 1, week: 7 };

function back(to: string, n: number, unit: Grain): string {
  const days = DAYS[unit];
  if (days !== undefined) return addDays(to, -n * days);
  const months = n * (MONTHS[unit] ?? 12);
  return months < 1 ? addDays(to, -15) : addMonths(to, -months);
}

const MONTHS: Partial<Record<Grain, number>> = { month: 1, quarter: 3 };

/** 近一周 and 近半年 have a figure, 最近一周 may leave it out, 前天 and 这周 are other words. */
function howMany(m: RegExpExecArray, unit: Grain): number | null {
  if (m[1] !== undefined) return m[1] === '半' ? 0.5 : m[1] === '几' ? 3 : figure(m[1]);
  const half = m[0].slice(0, -1).includes('半');
  return unit === 'day' || (!half && /^(?:前|这|last)/i.test(m[0])) ? null : 1;
}

const lastHours = (ms: number, grain: Grain, e: Env): Time => ({
  kind: 'range',
  from: iso(new Date(e.now.getTime() - ms), e.tz),
  to: iso(e.now, e.tz),
  grain,
  assumed: [],
});

function nextFew(m: RegExpExecArray, e: Env): Days | Time {
  const unit = unitOf(m[2] ?? '');
  const n = m[1] === '半' ? 0.5 : figure(m[1] ?? '');
  if (unit === 'hour') {
    return {
      kind: 'range',
      from: iso(e.now, e.tz),
      to: iso(new Date(e.now.getTime() + n * 3_600_000), e.tz),
      grain: unit,
      assumed: [],
    };
  }
  const from = m[0].startsWith('后') ? addDays(e.today, 1) : e.today;
  if (unit === 'day') return { from, to: addDays(from, n), grain: 'day' };
  if (unit === 'week') return { from, to: addDays(from, 7 * n), grain: 'day' };
  return { from, to: addMonths(from, n * (unit === 'month' ? 1 : 12)), grain: 'day' };
}
