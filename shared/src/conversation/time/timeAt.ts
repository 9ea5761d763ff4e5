import { addDays } from '../../kernel';
import { iso, momentAt } from './calendar';
import { clockAt, partAt, partSpan, shifted, type Clock, type Point } from './clock';
import { daysAt } from './days';
import { offsetAt } from './offsets';
import { periodAt } from './periods';
import { rangeAfter } from './ranges';
import { recurrenceAt } from './recurrence';
import type { Days, Env, Found, FoundTime, Time } from './types';

/** The longest time expression starting at `i` of a normalised text, or null (conversation.md §4.1). */
export function timeAt(text: string, i: number, env: Env): FoundTime | null {
  const again = recurrenceAt(text, i, env);
  if (again) return again;
  const start = /^从\s?/.exec(text.slice(i))?.[0].length ?? 0;
  const first = pointAt(text, i + start, env);
  if (!first) return null;
  const joined = rangeAfter(text, first, env, pointAt);
  if (joined) return joined;
  return start > 0 ? null : bounded(text, { value: first.value.time, end: first.end }, env);
}

/** A single day, period, moment or offset at `i`, with a clock or part of day behind it. */
export function pointAt(text: string, i: number, env: Env): Found<Point> | null {
  const offset = offsetAt(text, i, env);
  const days = longer(daysAt(text, i, env), periodAt(text, i, env));
  if (offset && (!days || offset.end >= days.end)) return afterOffset(text, offset, env);
  if (days && 'kind' in days.value) return { value: { time: days.value }, end: days.end };
  if (days) return onDay(text, { value: days.value as Days, end: days.end }, env);
  return today(text, i, env);
}

const longer = <A, B>(a: Found<A> | null, b: Found<B> | null): Found<A | B> | null => {
  if (!a || !b) return a ?? b;
  return b.end > a.end ? b : a;
};

function afterOffset(text: string, o: Found<Time & { days?: Days }>, env: Env): Found<Point> {
  const { days, ...time } = o.value;
  if (!days) return { value: { time }, end: o.end };
  const clock = clockAt(text, skip(text, o.end), true);
  if (clock)
    return {
      value: { time: instant(days.from, clock.value, env), days, clock: clock.value },
      end: clock.end,
    };
  const part = partAt(text, skip(text, o.end));
  if (part) return { value: { time: partOf(days.from, part.value, env), days }, end: part.end };
  return { value: { time, days }, end: o.end };
}

function onDay(text: string, d: Found<Days>, env: Env): Found<Point> {
  const days = d.value;
  if (days.grain === 'day' || days.grain === 'holiday') {
    const clock = clockAt(text, skip(text, d.end), true);
    if (clock) {
      const value = lateShift(days, clock.value);
      return {
        value: { time: instant(days.from, value, env, days.assumed), days, clock: value },
        end: clock.end,
      };
    }
    const part = days.part === undefined ? partAt(text, skip(text, d.end)) : { value: days.part, end: d.end };
    if (part && addDays(days.from, 1) === days.to) {
      return { value: { time: partOf(days.from, part.value, env), days }, end: part.end };
    }
  }
  return { value: { time: whole(days, env), days }, end: d.end };
}

/** 今晚10点: the part of the day came with the day, the hour after it. */
function lateShift(days: Days, clock: Clock): Clock {
  if (days.part === undefined || clock.part !== undefined) return clock;
  const hour = Math.floor(clock.minutes / 60);
  const minutes = shifted(days.part, hour) * 60 + (clock.minutes % 60);
  return { minutes, bare: false, part: days.part };
}

/** A clock or a part of a day alone is today's. */
function today(text: string, i: number, env: Env): Found<Point> | null {
  const clock = clockAt(text, i);
  if (clock) {
    const day = /^\d/.test(text.slice(i)) || clock.value.part === undefined ? ['日期'] : [];
    return { value: { time: instant(env.today, clock.value, env, day), clock: clock.value }, end: clock.end };
  }
  const part = partAt(text, i);
  if (!part || part.value.length === 1) return null;
  return { value: { time: partOf(env.today, part.value, env) }, end: part.end };
}

export const whole = (d: Days, env: Env): Time => ({
  kind: 'range',
  from: momentAt(d.from, 0, env),
  to: momentAt(d.to, 0, env),
  grain: d.grain,
  assumed: d.assumed ?? [],
});

const instant = (d: string, c: Clock, env: Env, assumed: string[] = []): Time => ({
  kind: 'instant',
  at: momentAt(d, c.minutes, env),
  grain: 'minute',
  assumed: c.bare ? [...assumed, '24小时制'] : assumed,
});

function partOf(d: string, part: string, env: Env): Time {
  const [from, to] = partSpan(part);
  return {
    kind: 'range',
    from: momentAt(d, from, env),
    to: momentAt(d, to, env),
    grain: 'part',
    assumed: [],
  };
}

const skip = (text: string, i: number): number =>
  i + (/^[ ,t]?(?:的|在)?\s?/i.exec(text.slice(i))?.[0].length ?? 0);

const BEFORE = /^\s?(?:之前|以前|前(?![台端面]))/;
const SINCE = /^\s?(?:以来|至今|到现在|到今天为止|起|开始(?=$|的))/;
const AFTER = /^\s?(?:之后|以后|后(?![台端天面]))/;

/** 国庆前, 周五之前, 上周以来, 国庆后: a time used as a bound. */
function bounded(text: string, found: FoundTime, env: Env): FoundTime {
  const { at: moment, from, to, grain } = found.value;
  const [start, stop] = moment === undefined ? [from, to] : [moment, moment];
  if (start === undefined || stop === undefined) return found;
  const rest = text.slice(found.end);
  const begun = at(start) <= env.now.getTime();
  const since = begun ? SINCE.exec(rest) : null;
  if (since) return between(found, start, tonight(env), since);
  const before = BEFORE.exec(rest);
  if (before) return between(found, begun ? BEGINNING : iso(env.now, env.tz), start, before);
  const after = grain === 'minute' ? null : AFTER.exec(rest);
  return after ? onwards(found, stop, after, env) : found;
}

/** 国庆后: since then when it is over, from then on when it is to come. */
const onwards = (found: FoundTime, stop: string, word: RegExpExecArray, env: Env): FoundTime =>
  at(stop) <= env.now.getTime() ? between(found, stop, tonight(env), word) : later(found, stop, word);

const between = (
  { value, end }: FoundTime,
  from: string,
  to: string,
  [word]: RegExpExecArray,
): FoundTime => ({
  value: { kind: 'range', from, to, grain: value.grain, assumed: value.assumed },
  end: end + word.length,
});

const tonight = (env: Env): string => momentAt(addDays(env.today, 1), 0, env);

/** 国庆前 of a past one: as far back as there is anything. */
const BEGINNING = '1970-01-01T00:00:00+08:00';

const later = ({ value, end }: FoundTime, moment: string, [word]: RegExpExecArray): FoundTime => ({
  value: { kind: 'instant', at: moment, grain: value.grain, assumed: [...value.assumed, '时刻'] },
  end: end + word.length,
});

const at = (moment: string): number => Date.parse(moment);
