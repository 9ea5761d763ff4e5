import { monthOf } from '../insight/periodOf';
import { addDays, dayOf, toWall } from '../kernel';

/** In its first days nobody asks about the month that has just begun. */
const LOOKS_BACK_UNTIL = 5;

/** The days of the month a monthly report of this moment tells of. */
export function coveredMonth(at: Date, tz: string): string[] {
  const today = dayOf(at, tz);
  const { day } = toWall(at, tz);
  return monthOf(day <= LOOKS_BACK_UNTIL ? addDays(today, -day) : today);
}
