import { metricOf, type Figures } from './figures';
import { DAILY_KPIS } from './kpisFrom';
import type { MetricId } from './metrics';

/** Which daily figure fell by the largest share of what it was; null when none fell. */
export function fellMost(now: Figures, before: Figures): MetricId | null {
  let worst: { id: MetricId; share: number } | null = null;
  for (const id of DAILY_KPIS) {
    const share = fallOf(metricOf(id, now), metricOf(id, before));
    if (share > (worst?.share ?? 0)) worst = { id, share };
  }
  return worst?.id ?? null;
}

function fallOf(value: number | null, previous: number | null): number {
  return value === null || previous === null || previous === 0 ? 0 : (previous - value) / previous;
}
