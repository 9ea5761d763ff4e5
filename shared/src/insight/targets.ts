import { METRICS, type MetricId } from './metrics';

export type TargetGrain = 'day' | 'month';
export type Verdict = 'met' | 'near' | 'missed' | 'none';
export type Targets = Partial<Record<MetricId, number>>;

/** What an installation starts with (domain.md §5); edited with 目标 新增好友 120. */
export const DEFAULT_TARGETS: Record<TargetGrain, Targets> = {
  day: {
    newFriends: 100,
    qualifiedRate: 6000,
    momentsPublished: 5,
    reached: 50,
    consults: 10,
    deals: 2,
    amountCents: 200_000,
  },
  month: {
    newFriends: 3000,
    activeCustomers: 1800,
    consults: 300,
    deals: 50,
    amountCents: 5_000_000,
    conversion: 500,
  },
};

/** Whether the target of seven days is seven times that of one. */
export const addsUp = (id: MetricId): boolean => METRICS[id].unit !== 'percent' && id !== 'averageHealth';

/** What so many days have to reach together when one day has to reach `day`. */
export function targetsOfDays(day: Targets, days: number): Targets {
  const all = Object.entries(day) as [MetricId, number][];
  return Object.fromEntries(all.map(([id, value]) => [id, addsUp(id) ? value * days : value]));
}

/** met = the target is reached, near = at least 80 % of it, missed = less. */
export function verdictOf(value: number | null, target: number | null | undefined): Verdict {
  if (value === null || target === null || target === undefined) return 'none';
  if (value >= target) return 'met';
  return value * 10 >= target * 8 ? 'near' : 'missed';
}

export const VERDICT_MARKS: Record<Verdict, string> = { met: '✅', near: '⚠️', missed: '❌', none: '·' };
