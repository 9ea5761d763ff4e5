import { addDays } from '../../kernel';
import { day, figure, isDate, monday, parts, step, weekday, weekdayOf } from './calendar';
import { HOLIDAY_NAMES, holiday } from './holidays';
import { N, type Days, type Env, type Found } from './types';

interface Rule {
  re: RegExp;
  make(m: RegExpExecArray, env: Env): Days | null;
}

const one = (d: string, more: Partial<Days> = {}): Days => ({
  from: d,
  to: addDays(d, 1),
  grain: 'day',
  ...more,
});

const RELATIVE: Record<string, number> = {
  大前天: -3,
  前天: -2,
  前日: -2,
  昨天: -1,
  昨日: -1,
  昨儿: -1,
  今天: 0,
  今日: 0,
  今儿: 0,
  当天: 0,
  当日: 0,
  明天: 1,
  明日: 1,
  明儿: 1,
  后天: 2,
  后日: 2,
  大后天: 3,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
};
const NIGHTS: Record<string, number> = { 前: -2, 昨: -1, 今: 0, 当: 0, 明: 1, 后: 2 };

/** Nouns that make 一号 or 星期五 a name and no date (conversation.md §4.1, false alarms). */
const NOT_A_DAY =
  '(?![机楼门店厅线库位桌柜窗房仓员车院群池铺台通码人]|设备|手机|微信|前台|方案|餐|客户|渠道|业务|人设)';
const NOT_A_NAME = '(?!餐|咖啡|酒|书店|乐队|俱乐部|影院|超市)';
const NOT_A_SHARE = '(?![\\d./]|-(?!\\d{1,2}[/-]\\d)|\\s*(?:台|个|人|名|条|张|次|位|的|杯|折))';
const YEAR = '(?:(\\d{4}|二[〇零一二三四五六七八九]{3}|去|今|明|前|后)年?的?)';

/** 11.1, with what makes it a date and no number: a clock, a second date, a figure of that day. */
const POINTED = '(0?[1-9]|1[0-2])\\.([12]\\d|3[01]|0?[1-9])';
const NO_QUANTITY = '(?![\\d.%分元块万之个台人])';
const TO = '\\s?(?:到|至|~|-{1,2})\\s?';
const AFTER_RANGE = `(?<=\\d\\.\\d{1,2}${TO}\\d{1,2}\\.\\d{1,2})${NO_QUANTITY}`;
const BEFORE_CLOCK = '(?=\\s?(?:早|晚|上午|下午|凌晨|中午|\\d{1,2}[点:]))';
const BEFORE_RANGE = `(?=${TO}${POINTED.replaceAll('(', '(?:')}${NO_QUANTITY})`;
const BEFORE_FIGURE = '(?=\\s?的?(?:[日周]报|新增|成交|数据|漏斗|业绩))';

const RULES: Rule[] = [
  {
    re: /(大前天|前天|前日|昨天|昨日|昨儿|今天|今日|今儿|当天|当日|明天|明日|明儿|大后天|后天|后日|yesterday|today|tomorrow)个?/iy,
    make: (m, e) => one(addDays(e.today, RELATIVE[(m[1] ?? '').toLowerCase()] ?? 0)),
  },
  {
    re: /([前昨今当明后])([早晨晚夜])(?:上|间)?/y,
    make: (m, e) =>
      one(addDays(e.today, NIGHTS[m[1] ?? ''] ?? 0), { part: /[早晨]/.test(m[2] ?? '') ? '早上' : '晚上' }),
  },
  {
    re: new RegExp(
      `((?:上|下)+|本|这)?(?:一?个)?(?:周|星期|礼拜)([一二三四五六天]|日(?!报)|[1-7](?!\\d))(?![个天])${NOT_A_NAME}`,
      'y',
    ),
    make: dayOfWeek,
  },
  { re: /((?:上|下)+|本|这)?(?:个)?周末/y, make: weekend },
  {
    re: /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:[日号]|(?![\d.日号]))/y,
    make: (m) => date(figure(m[1] ?? ''), figure(m[2] ?? ''), figure(m[3] ?? '')),
  },
  {
    re: /(20\d{2})(\d{2})(\d{2})(?!\d)/y,
    make: (m) => date(figure(m[1] ?? ''), figure(m[2] ?? ''), figure(m[3] ?? '')),
  },
  {
    re: new RegExp(`${YEAR}?(${N})月份?(?:的)?(${N})(?:[日号](?![个台])|(?![个小日号天台\\d]))`, 'y'),
    make: monthDay,
  },
  {
    // 12.12早上8点: a point stands between month and day only where a clock, a figure of that day or a second date follows
    re: new RegExp(`${POINTED}(?:${AFTER_RANGE}|${BEFORE_CLOCK}|${BEFORE_RANGE}|${BEFORE_FIGURE})`, 'y'),
    make: (m, e) => openDate(figure(m[1] ?? ''), figure(m[2] ?? ''), e),
  },
  {
    re: new RegExp(`(0?[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])${NOT_A_SHARE}`, 'y'),
    make: (m, e) => openDate(figure(m[1] ?? ''), figure(m[2] ?? ''), e),
  },
  {
    re: new RegExp(`(0?[1-9]|1[0-2])/([12]\\d|3[01]|0?[1-9])${NOT_A_SHARE}`, 'y'),
    make: (m, e) => openDate(figure(m[1] ?? ''), figure(m[2] ?? ''), e),
  },
  { re: new RegExp(`((?:上|下)+|本|这|当)个?月(?:的)?(${N})[日号]?(?![个天])`, 'y'), make: dayOfNamedMonth },
  { re: new RegExp(`(${N})[日号](?!线)${NOT_A_DAY}`, 'y'), make: dayOfMonth },
  {
    re: new RegExp(
      `(去|今|明|前|\\d{4})?年?的?(${HOLIDAY_NAMES.join('|')})(?!月|号|日|点|个|台|人|条|位|名)(?:节|假期|长假|当天|期间)?`,
      'y',
    ),
    make: festival,
  },
];

/** A day or a run of days with a name, starting at `i`; the longest reading wins. */
export function daysAt(text: string, i: number, env: Env): Found<Days> | null {
  const before = text.slice(Math.max(0, i - 6), i);
  let best: Found<Days> | null = null;
  for (const rule of RULES) {
    rule.re.lastIndex = i;
    const m = rule.re.exec(text);
    if (!m || (best && i + m[0].length <= best.end) || belongsBefore(before, m[0])) continue;
    const value = rule.make(m, env);
    if (value) best = { value, end: i + m[0].length };
  }
  return best;
}

/** The tail of an id or a figure, or 前台2号: what stands before it makes it no date. */
function belongsBefore(lead: string, said: string): boolean {
  const before = lead.slice(-1);
  // 11/1-11/7 is two dates
  if (/\d[/月.]\d{1,2}[日号]?-$/.test(lead)) return false;
  if (/^\d/.test(said) && /[\d.A-Za-z/-]/.test(before)) return true;
  return (
    /^.{1,3}[日号]$/.test(said) &&
    /[\u4e00-\u9fa5]/.test(before) &&
    !/[在从到至于是的给把和与、]/.test(before)
  );
}

const date = (year: number, month: number, d: number): Days | null =>
  isDate(year, month, d) ? one(day(year, month, d)) : null;

/** A date without a year: the nearest in the wanted direction; undirected, this year's. */
function openDate(month: number, d: number, env: Env): Days | null {
  const year = env.wall.year;
  if (!isDate(year, month, d) && !isDate(year + 1, month, d)) return null;
  const here = day(year, month, d);
  const more = { assumed: ['年'] };
  if (env.direction === 'future' && here < env.today) return one(day(year + 1, month, d), more);
  if (env.direction === 'past' && here > env.today) return one(day(year - 1, month, d), more);
  return one(here, more);
}

const YEARS: Record<string, number> = { 前: -2, 去: -1, 今: 0, 明: 1, 后: 2 };
export const yearOf = (s: string, env: Env): number =>
  s in YEARS ? env.wall.year + (YEARS[s] ?? 0) : figure(s);

function monthDay(m: RegExpExecArray, env: Env): Days | null {
  const month = figure(m[2] ?? '');
  const d = figure(m[3] ?? '');
  return m[1] === undefined ? openDate(month, d, env) : date(yearOf(m[1], env), month, d);
}

function dayOfNamedMonth(m: RegExpExecArray, env: Env): Days | null {
  const first = parts(day(env.wall.year, env.wall.month + step(m[1])));
  return date(first.year, first.month, figure(m[2] ?? ''));
}

function dayOfMonth(m: RegExpExecArray, env: Env): Days | null {
  const d = figure(m[1] ?? '');
  const { year, month } = env.wall;
  const shift =
    env.direction === 'future' && d < env.wall.day
      ? 1
      : env.direction === 'past' && d > env.wall.day
        ? -1
        : 0;
  const first = parts(day(year, month + shift));
  if (!isDate(first.year, first.month, d)) return null;
  return one(day(first.year, first.month, d), { assumed: ['月'] });
}

function dayOfWeek(m: RegExpExecArray, env: Env): Days | null {
  const want = weekday(m[2] ?? '');
  const here = addDays(monday(env.today), want - 1);
  if (m[1] !== undefined) return one(addDays(here, 7 * step(m[1])));
  if (env.direction === 'future' && here < env.today) return one(addDays(here, 7), { assumed: ['周'] });
  if (env.direction === 'past' && here > env.today) return one(addDays(here, -7), { assumed: ['周'] });
  return one(here);
}

function weekend(m: RegExpExecArray, env: Env): Days {
  let from = addDays(monday(env.today), 5 + 7 * step(m[1]));
  if (m[1] === undefined && env.direction === 'past' && weekdayOf(env.today) < 6) from = addDays(from, -7);
  return { from, to: addDays(from, 2), grain: 'day' };
}

function festival(m: RegExpExecArray, env: Env): Days | null {
  const name = m[2] ?? '';
  if (m[1] !== undefined) return feast(name, yearOf(m[1], env));
  const here = feast(name, env.wall.year);
  if (!here) return null;
  const next = env.direction === 'future' && here.to <= env.today;
  const last = env.direction === 'past' && here.from > env.today;
  const found = next || last ? feast(name, env.wall.year + (next ? 1 : -1)) : here;
  return found && { ...found, assumed: ['年'] };
}

function feast(name: string, year: number): Days | null {
  const found = holiday(name, year);
  return found && { ...found, grain: 'holiday' };
}
