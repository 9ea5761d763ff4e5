import { clockAt, partAt, type Clock } from './clock';
import { figure, weekday } from './calendar';
import { N, type Env, type Found, type Time } from './types';

interface Rhythm {
  /** day of month, month, day of week of a cron line */
  days: string;
  part?: string;
}

const WEEKDAY = '[一二三四五六日天]';
const RULES: { re: RegExp; make(m: RegExpExecArray): Rhythm | null }[] = [
  { re: /(?:每个?|逢)?工作日(?:的|里)?|(?:every )?weekdays?/iy, make: () => ({ days: '* * 1-5' }) },
  { re: /每个?周末/y, make: () => ({ days: '* * 0,6' }) },
  {
    re: new RegExp(`(?:每个?|逢)(?:周|星期|礼拜)(${WEEKDAY})(?:到|至|-)(?:周|星期|礼拜)?(${WEEKDAY})`, 'y'),
    make: weekdayRun,
  },
  {
    re: new RegExp(`(?:每个?|逢)(?:周|星期|礼拜)(${WEEKDAY}(?:[、,和]?(?:周|星期|礼拜)?${WEEKDAY})*)`, 'y'),
    make: weekdays,
  },
  {
    // 周一到周五9点: with an hour a run of weekdays comes again and again
    re: new RegExp(
      `(?:周|星期|礼拜)(${WEEKDAY})(?:到|至|-)(?:周|星期|礼拜)?(${WEEKDAY})(?=每天|[早晚上下中]?[上午晚]?(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})[点:])`,
      'y',
    ),
    make: weekdayRun,
  },
  { re: new RegExp(`每个?月的?(${N}[号日]?(?:[、,和]${N}[号日]?)*)[号日]`, 'y'), make: monthDays },
  { re: /每个?月的?(?:底|末|最后一天|月底)/y, make: () => ({ days: 'L * *' }) },
  { re: /每个?月的?初/y, make: () => ({ days: '1 * *' }) },
  {
    re: new RegExp(`每年的?(${N})月(${N})[号日]`, 'y'),
    make: (m) => ({ days: `${figure(m[2] ?? '')} ${figure(m[1] ?? '')} *` }),
  },
  { re: /每个?季度/y, make: () => ({ days: '1 1,4,7,10 *' }) },
  { re: /每个?月(?![底末初\d])/y, make: () => ({ days: '1 * *' }) },
  { re: /每个?(?:周|星期|礼拜)(?![一二三四五六日天末])/y, make: () => ({ days: '* * 1' }) },
  {
    re: /every (mon|tues|wednes|thurs|fri|satur|sun)day(?: at)?/iy,
    make: (m) => ({
      days: `* * ${['sun', 'mon', 'tues', 'wednes', 'thurs', 'fri', 'satur'].indexOf((m[1] ?? '').toLowerCase())}`,
    }),
  },
  { re: /每隔?一天|隔天/y, make: () => ({ days: '*/2 * *' }) },
  { re: new RegExp(`每隔?(${N})天`, 'y'), make: (m) => ({ days: `*/${figure(m[1] ?? '')} * *` }) },
  { re: /每(?=[早晚])/y, make: () => ({ days: '* * *' }) },
  { re: /(?:每个?|天)天的?|每日|(?:every ?day|daily)(?: at)?/iy, make: () => ({ days: '* * *' }) },
];
const EVERY = new RegExp(`每(?:隔|过)?(?:(${N}|半)个?)?(小时|钟头|分钟)`, 'y');

/** 每天18:00, 工作日9点, 每周一三五上午九点, 每月1号, 每两小时: a rhythm as a cron line of the zone. */
export function recurrenceAt(text: string, i: number, env: Env): Found<Time> | null {
  const short = everyFew(text, i, env);
  if (short) return short;
  for (const rule of RULES) {
    rule.re.lastIndex = i;
    const m = rule.re.exec(text);
    const rhythm = m && rule.make(m);
    if (m && rhythm) return withClock(text, i + m[0].length, rhythm, env);
  }
  return null;
}

const recurrence = (cron: string, env: Env, assumed: string[]): Time => ({
  kind: 'recurrence',
  cron,
  tz: env.tz,
  grain: 'minute',
  assumed,
});

/** The clock that follows; 9点和18点 is one line when the minutes agree. Without one: 09:00, said as assumed. */
function withClock(text: string, i: number, rhythm: Rhythm, env: Env): Found<Time> {
  const first = clockAt(text, skip(text, i));
  if (!first) {
    const part = partAt(text, skip(text, i));
    const value = recurrence(`0 ${usualHour(part ? part.value : '')} ${rhythm.days}`, env, ['时刻']);
    return { value, end: part ? part.end : i };
  }
  const hours = [hourOf(first.value)];
  const minute = first.value.minutes % 60;
  let end = first.end;
  for (;;) {
    const more = /^\s?[和与、,及]\s?/.exec(text.slice(end));
    const next = more && clockAt(text, end + more[0].length);
    if (!next || next.value.minutes % 60 !== minute) break;
    hours.push(hourOf(next.value));
    end = next.end;
  }
  return { value: recurrence(`${minute} ${hours.join(',')} ${rhythm.days}`, env, []), end };
}

const hourOf = (c: Clock): number => Math.floor(c.minutes / 60) % 24;

function usualHour(part: string): number {
  if (/[晚夜]/.test(part)) return 20;
  return /下午|午后/.test(part) ? 15 : 9;
}

const skip = (text: string, i: number): number => i + (/^[ ,的在]*/.exec(text.slice(i))?.[0].length ?? 0);

function everyFew(text: string, i: number, env: Env): Found<Time> | null {
  EVERY.lastIndex = i;
  const m = EVERY.exec(text);
  if (!m) return null;
  const hours = m[2] !== '分钟';
  const n = m[1] === undefined ? 1 : m[1] === '半' ? 0.5 : figure(m[1]);
  const minutes = hours ? n * 60 : n;
  const cron =
    minutes >= 60 ? `0 ${minutes === 60 ? '*' : `*/${minutes / 60}`} * * *` : `*/${minutes} * * * *`;
  return Number.isInteger(minutes) && minutes >= 1
    ? { value: recurrence(cron, env, []), end: i + m[0].length }
    : null;
}

const cronDay = (c: string): number => weekday(c) % 7;

function weekdays(m: RegExpExecArray): Rhythm {
  const days = [...(m[1] ?? '').replace(/周|星期|礼拜|[、,和]/g, '')].map(cronDay);
  return { days: `* * ${[...new Set(days)].join(',')}` };
}

function weekdayRun(m: RegExpExecArray): Rhythm | null {
  const [a, b] = [weekday(m[1] ?? ''), weekday(m[2] ?? '')];
  return a < b ? { days: `* * ${a}-${b}` } : null;
}

function monthDays(m: RegExpExecArray): Rhythm | null {
  const days = (m[1] ?? '')
    .replace(/[号日]/g, '')
    .split(/[、,和]/)
    .map(figure);
  return days.every((d) => d >= 1 && d <= 31) ? { days: `${days.join(',')} * *` } : null;
}
