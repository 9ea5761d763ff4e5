import { addMonths, figure, iso, momentAt } from './calendar';
import { addDays } from '../../kernel';
import { N, type Days, type Env, type Found, type Time } from './types';

const UNIT =
  '(秒钟?|分钟|分|刻钟|小时|钟头|天|日|周|星期|礼拜|月|季度|年|days?|hours?|minutes?|mins?|weeks?)';
const COUNT = `(${N}|半|几)?`;
const SPAN = new RegExp(
  `(过|再过)?(?:约|大约)?${COUNT}(个)?(半)?(?:的)?\\s?${UNIT}(半)?(?:的时间)?(之后|以后|后|之前|以前|前|内|之内|以内|later|ago| later| ago)?`,
  'iy',
);
const NOW = /现在|此刻|这会儿|刚才|刚刚|马上|立刻|立即|now\b/iy;

const MS: [RegExp, number][] = [
  [/^秒/, 1000],
  [/^(分|min)/i, 60_000],
  [/^刻/, 900_000],
  [/^(小时|钟头|hour)/i, 3_600_000],
];

/** A moment counted from now: 半小时后, 3天前, 过两周. Days keep the clock; `days` is that calendar day. */
export function offsetAt(text: string, i: number, env: Env): Found<Time & { days?: Days }> | null {
  NOW.lastIndex = i;
  const now = NOW.exec(text);
  if (now) return { value: instant(env.now, 'minute', env), end: i + now[0].length };
  if (/[\d.A-Za-z-]/.test(text.charAt(i - 1)) && /\d/.test(text.charAt(i))) return null;
  SPAN.lastIndex = i;
  const m = SPAN.exec(text);
  const value = m && counted(m, env);
  return m && value ? { value, end: i + m[0].length } : null;
}

function counted(m: RegExpExecArray, env: Env): (Time & { days?: Days }) | null {
  const [, going, , , , unit = '', , said = ''] = m;
  const n = count(m);
  const tail = said.trim();
  if (n === null || (tail === '' && going === undefined)) return null;
  if (tail.includes('内')) return within(n, unit, env);
  return shift(/前|ago/i.test(tail) ? -n : n, unit, env);
}

/** 一个半小时 = 1.5, 两天半 = 2.5, 半个月 = 0.5; 周后 without a figure is nothing. */
function count(m: RegExpExecArray): number | null {
  const said = m[2];
  if (said === undefined && m[4] === undefined) return null;
  const base = said === undefined ? 0 : said === '半' ? 0.5 : said === '几' ? 3 : figure(said);
  return Number.isNaN(base) ? null : base + (m[4] === undefined ? 0 : 0.5) + (m[6] === undefined ? 0 : 0.5);
}

const instant = (at: Date, grain: Time['grain'], env: Env): Time => ({
  kind: 'instant',
  at: iso(at, env.tz),
  grain,
  assumed: [],
});

function shift(n: number, unit: string, env: Env): (Time & { days?: Days }) | null {
  const ms = MS.find(([re]) => re.test(unit))?.[1];
  if (ms !== undefined) return instant(new Date(env.now.getTime() + n * ms), 'minute', env);
  const half = Math.abs(n % 1) === 0.5;
  const whole = Math.trunc(n);
  const d = dayAway(whole, half, Math.sign(n), unit, env);
  if (d === null) return null;
  const at = new Date(
    env.now.getTime() + (Date.parse(`${d}T00:00:00Z`) - Date.parse(`${env.today}T00:00:00Z`)),
  );
  const extra = half && /^(天|日)/.test(unit) ? Math.sign(n) * 12 * 3_600_000 : 0;
  return {
    ...instant(new Date(at.getTime() + extra), 'day', env),
    days: { from: d, to: addDays(d, 1), grain: 'day' },
  };
}

function dayAway(whole: number, half: boolean, sign: number, unit: string, env: Env): string | null {
  if (/^(天|日|day)/i.test(unit)) return addDays(env.today, whole);
  if (/^(周|星期|礼拜|week)/i.test(unit)) return half ? null : addDays(env.today, 7 * whole);
  if (unit === '月') return addDays(addMonths(env.today, whole), half ? sign * 15 : 0);
  if (unit === '季度') return addMonths(env.today, 3 * whole);
  return addMonths(env.today, 12 * whole + (half ? sign * 6 : 0));
}

/** 10分钟内, 3天内: from now on. */
function within(n: number, unit: string, env: Env): Time | null {
  const end = shift(n, unit, env);
  if (!end?.at) return null;
  if (env.direction === 'past') {
    const start = shift(-n, unit, env);
    if (!start?.days)
      return start?.at === undefined
        ? null
        : { kind: 'range', from: start.at, to: iso(env.now, env.tz), grain: 'minute', assumed: [] };
    const from = momentAt(addDays(start.days.from, 1), 0, env);
    return { kind: 'range', from, to: momentAt(addDays(env.today, 1), 0, env), grain: 'day', assumed: [] };
  }
  return { kind: 'range', from: iso(env.now, env.tz), to: end.at, grain: end.grain, assumed: [] };
}
