import { addDays, dayBounds, dayOf, toWall, wordsOf, type Words } from '../kernel';
import type { FunnelPeriod } from './funnelPeriods';

/** Half-open moments [from, to) of a named period; a week begins on Monday, running periods include all of today. */
export function periodOf(period: FunnelPeriod, now: Date, tz: string): { from: Date; to: Date } {
  const today = dayOf(now, tz);
  const monday = addDays(today, 1 - toWall(now, tz).weekday);
  const [first, last] = {
    today: [today, today],
    yesterday: [addDays(today, -1), addDays(today, -1)],
    thisWeek: [monday, today],
    lastWeek: [addDays(monday, -7), addDays(monday, -1)],
    last7: [addDays(today, -6), today],
    last30: [addDays(today, -29), today],
    thisMonth: [`${today.slice(0, 8)}01`, today],
  }[period] as [string, string];
  return { from: dayBounds(first, tz).from, to: dayBounds(last, tz).to };
}

/** The calendar days a period touches, first to last. A period that ends at midnight does not touch the day after. */
export function daysOf(from: Date, to: Date, tz: string): string[] {
  const days: string[] = [];
  const last = dayOf(new Date(Math.max(from.getTime(), to.getTime() - 1)), tz);
  for (let d = dayOf(from, tz); d <= last; d = addDays(d, 1)) days.push(d);
  return days;
}

/** Monday to Sunday of the week this day is in. */
export function weekOf(day: string): string[] {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return runOf(addDays(day, 1 - weekday), 7);
}

/** Every day of the month this day is in. */
export function monthOf(day: string): string[] {
  return runOf(`${day.slice(0, 7)}-01`, 31).filter((d) => d.startsWith(day.slice(0, 7)));
}

/** How many days from the first to the last, both counted. */
export const daysOfRun = (first: string, last: string): number =>
  Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000) + 1;

const runOf = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => addDays(first, i));

/** The same dates a year earlier; 29 February has none in most years. */
export function daysLastYear(days: readonly string[]): string[] {
  const earlier = days.map((d) => `${Number(d.slice(0, 4)) - 1}${d.slice(4)}`);
  return earlier.filter((d) => addDays(d, 0) === d);
}

/**
 * The days to compare with: of a week so far the same weekdays of the week before, of a month so far the same dates of
 * the month before, of a whole month the whole month before, of anything else the span just before.
 */
export function daysBefore(days: readonly string[]): string[] {
  const first = days[0] ?? '';
  const last = days.at(-1) ?? '';
  const month = first.endsWith('-01') ? monthOf(first) : [];
  if (last === month.at(-1)) return monthOf(addDays(first, -1));
  if (days.length > 7 && month.includes(last)) return sameDatesBefore(first, days.length);
  const monday = new Date(`${first}T00:00:00Z`).getUTCDay() === 1;
  const step = days.length > 1 && days.length < 7 && monday ? 7 : days.length;
  return days.map((d) => addDays(d, -step));
}

/** The first so many dates of the month before; a short month has no more than it has. */
function sameDatesBefore(first: string, count: number): string[] {
  const before = `${addDays(first, -1).slice(0, 8)}01`;
  return runOf(before, count).filter((d) => d < first);
}

/** 11-22 · 11-16 至 11-22, for people. */
export function sayDays(days: readonly string[], w: Words = wordsOf('zh')): string {
  const first = days[0]?.slice(5) ?? '';
  const last = days.at(-1)?.slice(5) ?? '';
  return first === last ? first : w(`${first} 至 ${last}`, `${first} to ${last}`);
}
