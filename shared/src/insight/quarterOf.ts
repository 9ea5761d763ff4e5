import { addDays } from '../kernel';
import { monthOf } from './periodOf';

/** Every day of the quarter this day is in. */
export function quarterOf(day: string): string[] {
  const first = firstOf(day);
  const second = addDays(first, 31);
  return [first, second, addDays(second, 31)].flatMap(monthOf);
}

/** What a quarter so far is compared with: as many days of the one before, all of it once the quarter is over. */
export function daysBeforeQuarter(passed: readonly string[]): string[] {
  const first = passed[0] ?? '';
  const before = quarterOf(addDays(first, -1));
  return passed.length === quarterOf(first).length ? before : before.slice(0, passed.length);
}

/** The first day of the quarter. Its second month always holds the 32nd day, its third the 63rd. */
function firstOf(day: string): string {
  const month = Number(day.slice(5, 7));
  const opens = month - ((month - 1) % 3);
  return `${day.slice(0, 5)}${String(opens).padStart(2, '0')}-01`;
}
