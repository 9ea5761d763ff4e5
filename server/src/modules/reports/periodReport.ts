import { daysBefore, type Kpi, type MetricId, type Targets } from '@cunkebao/shared/insight';
import { dayOf, type Words } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import {
  figuresOf,
  isEmpty,
  kpisOfPeriod,
  reasonsOf,
  trendOfDays,
  wholeDays,
  type Slice,
  type TrendPoint,
} from '../insight';

export interface PeriodReport {
  /** all days of the week, month or quarter */
  days: string[];
  /** those that have been, today included */
  passed: string[];
  kpis: Kpi[];
  trend: TrendPoint[];
  reasons: string[];
  /** the moment up to which a running period is told; null once it is over */
  asOf: Date | null;
  empty: boolean;
}

export interface PeriodAsked {
  days: string[];
  metrics: readonly MetricId[];
  targets: Targets;
  /** 前一周, 前一个月 */
  than: string;
  w: Words;
  /** the days to compare with; without it those `daysBefore` names */
  before?: (passed: readonly string[]) => string[];
}

/** A week, a month or a quarter as chat and picture tell it; one that runs is compared with as many days of the one before. */
export async function periodReport(ctx: Ctx, asked: PeriodAsked, slice: Slice): Promise<PeriodReport> {
  const today = dayOf(ctx.now, ctx.tz);
  const { days, metrics, targets, than, w } = asked;
  const during = w('这段时间', 'then');
  const passed = days.filter((d) => d <= today);
  const before = (asked.before ?? daysBefore)(passed);
  const pace = passed.length / days.length;
  return {
    days,
    passed,
    kpis: await kpisOfPeriod(ctx, { metrics, days: passed, before, targets, pace }, slice),
    trend: await trendOfDays(ctx, passed, slice),
    reasons: await reasonsOf(
      ctx,
      { days: passed, before: wholeDays(ctx, before), than, during },
      slice,
      undefined,
      w,
    ),
    asOf: passed.at(-1) === today ? ctx.now : null,
    empty: isEmpty(await figuresOf(ctx, passed, slice)),
  };
}
