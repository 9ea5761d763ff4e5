import { quarterOf } from '../insight/quarterOf';
import { addDays, dayOf } from '../kernel';

/** In its first days nobody asks about the quarter that has just begun. */
const LOOKS_BACK_UNTIL = 5;

/** The days of the quarter a quarterly report of this moment tells of. */
export function coveredQuarter(at: Date, tz: string): string[] {
  const today = dayOf(at, tz);
  const first = quarterOf(today)[0] ?? today;
  return quarterOf(today < addDays(first, LOOKS_BACK_UNTIL) ? addDays(first, -1) : today);
}
