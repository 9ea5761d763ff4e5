import { costOf, MONTHLY_KPIS, monthOf, type Figures } from '@cunkebao/shared/insight';
import type { Words } from '@cunkebao/shared/kernel';
import type { Ctx, ImageSource } from '../../kernel';
import { costsIn, figuresOf, targetsOf, type Slice } from '../insight';
import { readImageKey } from './imageKey';
import { periodReport, type PeriodReport } from './periodReport';
import { drawReport, headOf, type ReportFigures } from './reportChart';

export interface MonthlyReport extends PeriodReport {
  figures: Figures;
  costCents: number;
}

export async function monthlyReport(
  ctx: Ctx,
  firstDay: string,
  slice: Slice,
  w: Words,
): Promise<MonthlyReport> {
  const days = monthOf(firstDay);
  const targets = await targetsOf(ctx, 'month');
  const asked = { days, metrics: MONTHLY_KPIS, targets, than: w('前一个月', 'the month before'), w };
  const report = await periodReport(ctx, asked, slice);
  return {
    ...report,
    figures: await figuresOf(ctx, report.passed, slice),
    costCents: costOf(await costsIn(ctx, report.passed), report.passed),
  };
}

export const monthlyImage: ImageSource<MonthlyReport & { w: Words }> = {
  name: 'monthlyReport',
  async load(ctx, text) {
    const { day, slice, w } = readImageKey(text);
    return { ...(await monthlyReport(ctx, day, slice, w)), w };
  },
  draw: (figures) => drawReport(shown(figures)),
  drawCard: (figures) => drawReport(headOf(shown(figures))),
};

const shown = ({ days, passed, trend, kpis, w }: MonthlyReport & { w: Words }): ReportFigures => ({
  title: `${w('经营月报', 'Monthly report')} ${sayMonth(days[0] ?? '', w)}`,
  span: w('每天', 'Day by day'),
  w,
  trend,
  kpis,
  running: passed.length < days.length,
  strong: () => true,
});

/** 2026 年 11 月 */
export const sayMonth = (day: string, w: Words): string =>
  w(`${day.slice(0, 4)} 年 ${Number(day.slice(5, 7))} 月`, day.slice(0, 7));
