import { addDays, fromWall, offsetMinutes, toWall } from '../../kernel';
import { parseNumber } from '../number';
import type { Env } from './types';

const two = (n: number) => String(n).padStart(2, '0');

/** 'YYYY-MM-DD'; months and days may overflow. */
export const day = (year: number, month: number, date = 1): string =>
  new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);

export const parts = (d: string): { year: number; month: number; date: number } => {
  const [year = 1970, month = 1, date = 1] = d.split('-').map(Number);
  return { year, month, date };
};

/** 1 = Monday … 7 = Sunday */
export const weekdayOf = (d: string): number => new Date(`${d}T00:00:00Z`).getUTCDay() || 7;
export const monday = (d: string): string => addDays(d, 1 - weekdayOf(d));
export const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

export const isDate = (year: number, month: number, date: number): boolean =>
  month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);

/** ISO with the zone's own offset, seconds precision: 2026-11-25T18:00:00+08:00 */
export function iso(at: Date, tz: string): string {
  const w = toWall(at, tz);
  const off = offsetMinutes(at, tz);
  const abs = Math.abs(off);
  const sign = off < 0 ? '-' : '+';
  return `${w.year}-${two(w.month)}-${two(w.day)}T${two(w.hour)}:${two(w.minute)}:${two(w.second)}${sign}${two(Math.floor(abs / 60))}:${two(abs % 60)}`;
}

/** The moment at this many minutes after midnight of a day; more than a day's minutes roll over. */
export function momentAt(d: string, minutes: number, env: Env): string {
  const { year, month, date } = parts(d);
  return iso(fromWall({ year, month, day: date, hour: 0, minute: minutes }, env.tz), env.tz);
}

/** Same date so many months away, at most the month's last day. */
export function addMonths(d: string, n: number): string {
  const { year, month, date } = parts(d);
  const first = parts(day(year, month + n));
  return day(first.year, first.month, Math.min(date, daysInMonth(first.year, first.month)));
}

/** A figure of a date or clock: 3, 三, 廿五, 二〇二六. */
export const figure = (s: string): number => parseNumber(s) ?? Number.NaN;

const WEEKDAYS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7, 末: 6 };
export const weekday = (c: string): number => WEEKDAYS[c] ?? Number(c);

/** 上 −1, 上上 −2, 下 +1, 本/这 0 */
export const step = (s: string | undefined): number =>
  s === undefined ? 0 : (s.match(/下/g)?.length ?? 0) - (s.match(/上/g)?.length ?? 0);
