import type { Kpi } from '@cunkebao/shared/insight';
import { dayOf, wordsOf, type Words } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import {
  figuresOf,
  isEmpty,
  kpisOf,
  reasonsOf,
  stretchBefore,
  trendOf,
  type Slice,
  type TrendPoint,
} from '../insight';

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
export async function dailyReport(
  ctx: Ctx,
  day: string,
  slice: Slice,
  w: Words = wordsOf('zh'),
): Promise<DailyReport> {
  const before = stretchBefore(ctx, [day]);
  const than = before.until ? w('昨天同一时间', 'yesterday at this time') : w('前一天', 'the day before');
  const compared = { days: [day], before, than, during: w('当天', 'that day') };
  return {
    day,
    kpis: await kpisOf(ctx, day, before, slice),
    trend: await trendOf(ctx, day, slice),
    reasons: await reasonsOf(ctx, compared, slice, undefined, w),
    asOf: day === dayOf(ctx.now, ctx.tz) ? ctx.now : null,
    empty: isEmpty(await figuresOf(ctx, [day], slice)),
  };
}
