import type { Kpi } from './contract';
import { metricOf, type Figures } from './figures';
import { METRICS, type MetricId } from './metrics';
import { addsUp, verdictOf, type Targets } from './targets';

/** What the daily report judges, in its order. */
export const DAILY_KPIS: readonly MetricId[] = [
  'newFriends',
  'qualifiedRate',
  'momentsPublished',
  'reached',
  'consults',
  'deals',
  'amountCents',
  'deviceOnlineRate',
];

/** What a month has targets of (domain.md §5), in the order of the monthly report. */
export const MONTHLY_KPIS: readonly MetricId[] = [
  'newFriends',
  'activeCustomers',
  'consults',
  'deals',
  'amountCents',
  'conversion',
];

/**
 * Figures of a period against its targets and the period before. A rate that cannot be worked out is judged by nobody
 * (`none`), and left out where there is no target to be missed. `pace` is the share of the period that has passed: a
 * running month is judged by what it should have reached by now.
 */
export function kpisFrom(
  ids: readonly MetricId[],
  figures: Figures,
  previous: Figures | null,
  targets: Targets,
  pace = 1,
): Kpi[] {
  return ids.flatMap((id) => {
    const value = metricOf(id, figures);
    const target = targets[id] ?? null;
    if (value === null && target === null) return [];
    return {
      metric: id,
      name: METRICS[id].name,
      value: value ?? 0,
      unit: METRICS[id].unit,
      target,
      verdict: verdictOf(value, dueBy(id, target, pace)),
      previous: previous && metricOf(id, previous),
    };
  });
}

/** Figures add up day by day, rates and scores do not. */
function dueBy(id: MetricId, target: number | null, pace: number): number | null {
  return target === null || !addsUp(id) ? target : target * pace;
}
