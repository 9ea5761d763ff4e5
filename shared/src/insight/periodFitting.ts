import { dayBounds, dayOf } from '../kernel/zone';
import { FUNNEL_PERIODS, type FunnelPeriod } from './funnelPeriods';
import { periodOf } from './periodOf';

/**
 * The named period that is this span; null when none is. 本周 is said up to its Sunday and shown up to today, so a
 * span's future does not count. Free of zod: the mini-program ships it.
 */
export function periodFitting(
  span: { from: string; to: string },
  now: Date,
  tz: string,
): FunnelPeriod | null {
  const from = Date.parse(span.from);
  const to = Math.min(Date.parse(span.to), dayBounds(dayOf(now, tz), tz).to.getTime());
  const fits = FUNNEL_PERIODS.find((name) => {
    const period = periodOf(name, now, tz);
    return period.from.getTime() === from && period.to.getTime() === to;
  });
  return fits ?? null;
}
