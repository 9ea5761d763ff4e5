import { weekOf } from '../insight/periodOf';
import { addDays, dayOf, toWall } from '../kernel';

/** On Monday and Tuesday people mean the week that is over, from Wednesday on the one that runs. */
const LOOKS_BACK_UNTIL = 2;

/** The days of the week a weekly report of this moment tells of. */
export function coveredWeek(at: Date, tz: string): string[] {
  const today = dayOf(at, tz);
  return weekOf(toWall(at, tz).weekday <= LOOKS_BACK_UNTIL ? addDays(today, -7) : today);
}
