import { clockOf, dayOf } from '../kernel';

/** domain.md §2.2 */
const PER_DAY = 5;
const APART_MS = 2 * 3_600_000;

/** Why an account should not publish a moment at this time, beside those it published or is to publish; null = it may. */
export function momentRefusal(at: Date, others: readonly Date[], tz: string): string | null {
  const sameDay = others.filter((o) => dayOf(o, tz) === dayOf(at, tz)).length;
  if (sameDay >= PER_DAY) return `当天已安排 ${sameDay} 条朋友圈，一天最多 ${PER_DAY} 条`;
  const near = others.find((o) => Math.abs(o.getTime() - at.getTime()) < APART_MS);
  return near ? `与 ${clockOf(near, tz)} 那条相隔不到 2 小时` : null;
}
