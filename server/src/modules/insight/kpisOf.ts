import { DAILY_KPIS, kpisFrom, type Kpi, type MetricId, type Targets } from '@cunkebao/shared/insight';
import { addDays } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { figuresByDay, figuresOf } from './figuresOf';
import { isWhole, type Slice } from './slice';
import type { Stretch } from './wholeDays';
import { targetsOf } from './targetStore';

/** The KPIs of one day against its targets and the day before it. Targets are the company's: a slice is not judged. */
export async function kpisOf(ctx: Ctx, day: string, before: Stretch, slice: Slice = {}): Promise<Kpi[]> {
  const targets = isWhole(slice) ? await targetsOf(ctx, 'day') : {};
  return kpisFrom(DAILY_KPIS, await figuresOf(ctx, [day], slice), await before.figures(slice), targets);
}

export interface PeriodAsked {
  metrics: readonly MetricId[];
  days: readonly string[];
  before: readonly string[];
  targets: Targets;
  /** the share of the period that has passed */
  pace: number;
}

/** The same of a run of days as one: a customer who came on two of them is one customer. */
export async function kpisOfPeriod(ctx: Ctx, asked: PeriodAsked, slice: Slice = {}): Promise<Kpi[]> {
  const now = await figuresOf(ctx, asked.days, slice);
  const then = await figuresOf(ctx, asked.before, slice);
  return kpisFrom(asked.metrics, now, then, isWhole(slice) ? asked.targets : {}, asked.pace);
}

export interface TrendPoint {
  day: string;
  newFriends: number;
  deals: number;
}

const TREND_DAYS = 14;

/** The last 14 days up to this one, oldest first. */
export function trendOf(ctx: Ctx, day: string, slice: Slice = {}): Promise<TrendPoint[]> {
  const days = Array.from({ length: TREND_DAYS }, (_, i) => addDays(day, i + 1 - TREND_DAYS));
  return trendOfDays(ctx, days, slice);
}

export async function trendOfDays(
  ctx: Ctx,
  days: readonly string[],
  slice: Slice = {},
): Promise<TrendPoint[]> {
  const figures = await figuresByDay(ctx, days, slice);
  return days.map((d, i) => ({
    day: d,
    newFriends: figures[i]?.newFriends ?? 0,
    deals: figures[i]?.deals ?? 0,
  }));
}
