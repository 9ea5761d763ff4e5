import { addDays, dayOf, toWall } from '../kernel';

/** A daily report sent before noon tells of the day before (the 09:00 brief), later ones of the day itself. */
export function coveredDay(at: Date, tz: string): string {
  const today = dayOf(at, tz);
  return toWall(at, tz).hour < 12 ? addDays(today, -1) : today;
}
