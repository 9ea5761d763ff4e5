import { daysOfRun } from './periodOf';

export interface Cost {
  firstDay: string;
  lastDay: string;
  cents: number;
}

/**
 * What a run of days cost: a sum entered for a month belongs to its days in equal parts, to the cent and without
 * losing one over the whole month.
 */
export function costOf(costs: readonly Cost[], days: readonly string[]): number {
  const first = days[0] ?? '';
  const last = days.at(-1) ?? '';
  return costs.reduce((sum, c) => sum + shareOf(c, first, last), 0);
}

function shareOf(cost: Cost, first: string, last: string): number {
  const from = cost.firstDay > first ? cost.firstDay : first;
  const to = cost.lastDay < last ? cost.lastDay : last;
  if (from > to) return 0;
  const all = daysOfRun(cost.firstDay, cost.lastDay);
  const upTo = (n: number): number => Math.round((cost.cents * n) / all);
  const passed = daysOfRun(cost.firstDay, from) - 1;
  return upTo(passed + daysOfRun(from, to)) - upTo(passed);
}
