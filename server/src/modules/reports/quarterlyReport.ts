import { costOf, daysBeforeQuarter, MONTHLY_KPIS, quarterOf, targetsOfDays } from '@cunkebao/shared/insight';
import type { Words } from '@cunkebao/shared/kernel';
import type { Ctx, ImageSource } from '../../kernel';
import { costsIn, figuresOf, targetsOf, type Slice, type TrendPoint } from '../insight';
import { readImageKey } from './imageKey';
import type { MonthlyReport } from './monthlyReport';
import { periodReport } from './periodReport';
import { drawReport } from './reportChart';

const MONTHS = 3;
const WEEK = 7;

/** The figures of a monthly report over a quarter: three times a month's targets, compared with the quarter before. */
export async function quarterlyReport(
  ctx: Ctx,
  firstDay: string,
  slice: Slice,
  w: Words,
): Promise<MonthlyReport> {
  const asked = {
    days: quarterOf(firstDay),
    metrics: MONTHLY_KPIS,
    targets: targetsOfDays(await targetsOf(ctx, 'month'), MONTHS),
    than: w('前一个季度', 'the quarter before'),
    w,
    before: daysBeforeQuarter,
  };
  const report = await periodReport(ctx, asked, slice);
  return {
    ...report,
    figures: await figuresOf(ctx, report.passed, slice),
    costCents: costOf(await costsIn(ctx, report.passed), report.passed),
  };
}

export const quarterlyImage: ImageSource<MonthlyReport & { w: Words }> = {
  name: 'quarterlyReport',
  async load(ctx, text) {
    const { day, slice, w } = readImageKey(text);
    return { ...(await quarterlyReport(ctx, day, slice, w)), w };
  },
  draw: ({ days, passed, trend, kpis, w }) =>
    drawReport({
      title: `${w('经营季报', 'Quarterly report')} ${sayQuarter(days[0] ?? '', w)}`,
      span: w('每 7 天', 'Every 7 days'),
      w,
      trend: bySevens(trend),
      kpis,
      running: passed.length < days.length,
      strong: () => true,
    }),
};

/** Ninety bars would be hairs: seven days make one, named after the first of them. */
function bySevens(trend: readonly TrendPoint[]): TrendPoint[] {
  const sum = (of: readonly number[]): number => of.reduce((a, n) => a + n, 0);
  return Array.from({ length: Math.ceil(trend.length / WEEK) }, (_, i) => {
    const days = trend.slice(i * WEEK, (i + 1) * WEEK);
    return {
      day: days[0]?.day ?? '',
      newFriends: sum(days.map((d) => d.newFriends)),
      deals: sum(days.map((d) => d.deals)),
    };
  });
}

/** 2026 年第一季度 */
export function sayQuarter(day: string, w: Words): string {
  const n = Math.floor((Number(day.slice(5, 7)) - 1) / MONTHS);
  return w(`${day.slice(0, 4)} 年第${'一二三四'.charAt(n)}季度`, `${day.slice(0, 4)} Q${n + 1}`);
}
