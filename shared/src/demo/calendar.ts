import { addDays, dayBounds, dayOf, toWall } from '../kernel';
import type { Dice } from './dice';

/** Moments of the demo company, told from the day it is seeded. */
export interface Calendar {
  now: Date;
  tz: string;
  /** 'YYYY-MM-DD', so many days before today */
  day(daysAgo: number): string;
  /** wall clock of a day: at(1, 20, 40) is yesterday 20:40 */
  at(daysAgo: number, hour: number, minute?: number, second?: number): Date;
  /** 1 = Monday … 7 = Sunday */
  weekday(daysAgo: number): number;
}

export function makeCalendar(now: Date, tz: string): Calendar {
  const today = dayOf(now, tz);
  const day = (daysAgo: number): string => addDays(today, -daysAgo);
  const at = (daysAgo: number, hour: number, minute = 0, second = 0): Date =>
    new Date(dayBounds(day(daysAgo), tz).from.getTime() + ((hour * 60 + minute) * 60 + second) * 1000);
  return { now, tz, day, at, weekday: (daysAgo) => toWall(at(daysAgo, 12), tz).weekday };
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Monday … Sunday: what share of an ordinary day's newcomers comes. */
const WEEK = [0.9, 0.88, 1, 0.95, 1.05, 1.25, 1.12];

/** 1 = Monday … 7 = Sunday */
export const rhythmOf = (weekday: number): number => WEEK[weekday - 1] ?? 1;

/** How lively people are by the hour of the day. */
const LIVELY: readonly (readonly [number, number])[] = [
  [7, 1],
  [8, 3],
  [9, 5],
  [10, 8],
  [11, 8],
  [12, 9],
  [13, 6],
  [14, 5],
  [15, 6],
  [16, 6],
  [17, 5],
  [18, 6],
  [19, 8],
  [20, 11],
  [21, 10],
  [22, 4],
];

/** Some moment of a day, when people are awake. */
export function someMoment(dice: Dice, calendar: Calendar, daysAgo: number): Date {
  return calendar.at(daysAgo, dice.weighted(LIVELY), dice.int(0, 59), dice.int(0, 59));
}

/** The company writes to customers between 08:00 and 22:00 (domain.md §2.2); what falls outside waits for the morning. */
export function inOpenHours(at: Date, tz: string): Date {
  const { hour } = toWall(at, tz);
  if (hour >= 8 && hour < 22) return at;
  const morning = dayBounds(addDays(dayOf(at, tz), hour >= 22 ? 1 : 0), tz).from.getTime() + 8.5 * HOUR;
  return new Date(morning + (at.getTime() % (40 * MINUTE)));
}
