import type { Kpi } from '@cunkebao/shared/insight';
import { addDays, dayOf } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { figuresOf, isEmpty, kpisOf, reasonsOf, trendOf, type Slice, type TrendPoint } from '../insight';

export interface DailyReport {
  day: string;
  kpis: Kpi[];
  /** the last 14 days, oldest first */
  trend: TrendPoint[];
  reasons: string[];
  /** the moment up to which a running day is told; null once the day is over */
  asOf: Date | null;
  empty: boolean;
}

/** One day as chat, picture and mini-program tell it. */
export async function dailyReport(ctx: Ctx, day: string, slice: Slice): Promise<DailyReport> {
  const compared = { days: [day], before: [addDays(day, -1)], than: '前一天', during: '当天' };
  return {
    day,
    kpis: await kpisOf(ctx, day, slice),
    trend: await trendOf(ctx, day, slice),
    reasons: await reasonsOf(ctx, compared, slice),
    asOf: day === dayOf(ctx.now, ctx.tz) ? ctx.now : null,
    empty: isEmpty(await figuresOf(ctx, [day], slice)),
  };
}
