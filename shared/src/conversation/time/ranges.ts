import { addDays } from '../../kernel';
import { day, figure, monday, momentAt, parts, weekday } from './calendar';
import { clockAt, shifted, type Clock, type Point } from './clock';
import type { Days, Env, Found, FoundTime, Time } from './types';

const JOIN = /^\s?(?:到|至|~|-|--|→|一直到|直到)\s?/;
const SHORT_DAY = /^(\d{1,2}|[一二两三四五六七八九十廿]{1,3})[日号]?(?![\d月点:个台人])/;
const SHORT_WEEKDAY = /^(?:周|星期|礼拜)?([一二三四五六日天])(?![\u4e00-\u9fa5]*[点])/;

type PointAt = (text: string, i: number, env: Env) => Found<Point> | null;

/** 11月1日到7日, 上周一到周五, 下午两点到四点, 昨天到今天: the second end takes from the first what it leaves out. */
export function rangeAfter(text: string, first: Found<Point>, env: Env, pointAt: PointAt): FoundTime | null {
  const join = JOIN.exec(text.slice(first.end));
  if (!join) return null;
  const i = first.end + join[0].length;
  const now = /^(?:现在|今|目前|此刻)(?![天日晚早年])/.exec(text.slice(i));
  if (now)
    return spanOf(
      first.value.time,
      { kind: 'instant', at: isoNow(env), grain: 'minute', assumed: [] },
      i + now[0].length,
    );
  return first.value.clock
    ? clockRange(text, i, first.value, env, pointAt)
    : dayRange(text, i, first.value, env, pointAt);
}

function dayRange(
  text: string,
  i: number,
  { time, days }: Point,
  env: Env,
  pointAt: PointAt,
): FoundTime | null {
  const short = days ? shortEnd(text, i, days) : null;
  const second = pointAt(text, i, days ? { ...env, direction: undefined } : env);
  if (short && (!second || short.end >= second.end || SHORT_WEEKDAY.test(text.slice(i)))) {
    return spanOf(time, wholeDay(short.value, env), short.end);
  }
  return second && spanOf(time, alignYear(second.value, days, env), second.end);
}

const isoNow = (env: Env): string => momentAt(env.today, env.wall.hour * 60 + env.wall.minute, env);

const wholeDay = (d: string, env: Env): Time => ({
  kind: 'range',
  from: momentAt(d, 0, env),
  to: momentAt(addDays(d, 1), 0, env),
  grain: 'day',
  assumed: [],
});

/** 11月1日到7日; 上周一到周五. */
function shortEnd(text: string, i: number, days: Days): Found<string> | null {
  const rest = text.slice(i);
  const w = SHORT_WEEKDAY.exec(rest);
  if (w) return { value: addDays(monday(days.from), weekday(w[1] ?? '') - 1), end: i + w[0].length };
  const d = SHORT_DAY.exec(rest);
  if (!d || days.grain !== 'day') return null;
  const p = parts(days.from);
  return { value: day(p.year, p.month, figure(d[1] ?? '')), end: i + d[0].length };
}

/** 去年11月到12月: the second month belongs to the first one's year, or the next when it runs over. */
function alignYear(second: Point, first: Days | undefined, env: Env): Time {
  const d = second.days;
  if (!first || !d?.assumed?.includes('年')) return second.time;
  const shift = parts(first.from).year - parts(d.from).year + (d.from.slice(5) < first.from.slice(5) ? 1 : 0);
  const move = (x: string): string => day(parts(x).year + shift, parts(x).month, parts(x).date);
  return { ...second.time, from: momentAt(move(d.from), 0, env), to: momentAt(move(d.to), 0, env) };
}

/** 下午两点到四点, 晚上10点到早上8点: same day, or into the next when the end comes first. */
function clockRange(text: string, i: number, first: Point, env: Env, pointAt: PointAt): FoundTime | null {
  const start = first.time.at;
  if (start === undefined) return null;
  const clock = clockAt(text, i);
  if (!clock) {
    const second = pointAt(text, i, env);
    return second && spanOf(first.time, second.value.time, second.end);
  }
  const base = first.days ? first.days.from : env.today;
  const minutes = closing(first.clock, clock.value);
  const sameDay = momentAt(base, minutes, env);
  const to = Date.parse(sameDay) > Date.parse(start) ? sameDay : momentAt(addDays(base, 1), minutes, env);
  const value: Time = { kind: 'range', from: start, to, grain: 'minute', assumed: first.time.assumed };
  return { value, end: clock.end };
}

/** The second clock in minutes, in the first one's part of the day when it names none itself. */
function closing(first: Clock | undefined, second: Clock): number {
  if (first?.part === undefined || second.part !== undefined || !second.bare) return second.minutes;
  return afternoon(first.part, second.minutes, first.minutes);
}

/** 下午两点到四点: the second hour is of the same part of day, unless that would run backwards. */
function afternoon(part: string, minutes: number, start: number): number {
  const same = shifted(part, Math.floor(minutes / 60)) * 60 + (minutes % 60);
  if (same > start) return same;
  return minutes > start ? minutes : minutes + 720 > start && minutes < 720 ? minutes + 720 : minutes;
}

function spanOf(a: Time, b: Time, end: number): FoundTime | null {
  const from = a.from ?? a.at;
  const to = b.to ?? b.at;
  if (from === undefined || to === undefined || Date.parse(to) <= Date.parse(from)) return null;
  return {
    value: { kind: 'range', from, to, grain: b.grain, assumed: [...new Set([...a.assumed, ...b.assumed])] },
    end,
  };
}
