import * as chrono from 'chrono-node';
import type { TimeCase } from './corpus';

/** chrono-node's reading of one expression, judged by what it says itself: the right span, whole, and of the right kind. */
export function chronoRight(t: TimeCase, now: string): boolean {
  const found = chrono.zh.hans.parse(t.text, { instant: new Date(now), timezone: 480 });
  const [first] = found;
  if (found.length !== 1 || !first || first.text.length < t.text.length - 1) return false;
  if (t.at !== undefined) return first.start.date().getTime() === Date.parse(t.at);
  return t.from !== undefined && t.to !== undefined && spanRight(first, Date.parse(t.from), Date.parse(t.to));
}

function spanRight({ start, end }: chrono.ParsedResult, from: number, to: number): boolean {
  if (end) return sameDay(start.date(), from) && endsBy(end.date(), to);
  const at = start.date().getTime();
  // 昨天下午 is a part of a day here and one of its hours there: that is right enough
  if (to - from < DAY) return at >= from && at < to;
  // one day named is that whole day; chrono leaves the hour open
  return !start.isCertain('hour') && sameDay(start.date(), from) && to - from === DAY;
}

/** Does it see a time where there is none? */
export const chronoAlarm = (text: string, now: string): boolean =>
  chrono.zh.hans.parse(text, { instant: new Date(now), timezone: 480 }).length > 0;

const DAY = 86_400_000;
const HOURS = 8 * 3_600_000;
const dayOf = (ms: number): number => Math.floor((ms + HOURS) / DAY);
const sameDay = (d: Date, ms: number): boolean => dayOf(d.getTime()) === dayOf(ms);
const endsBy = (d: Date, to: number): boolean => d.getTime() === to || dayOf(d.getTime()) === dayOf(to - 1);
