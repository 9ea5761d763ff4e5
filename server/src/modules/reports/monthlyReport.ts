import { costOf, MONTHLY_KPIS, monthOf, type Figures } from '@cunkebao/shared/insight';
import type { Ctx, ImageSource } from '../../kernel';
import { costsIn, figuresOf, targetsOf, type Slice } from '../insight';
import { readImageKey } from './imageKey';
import { periodReport, type PeriodReport } from './periodReport';
import { drawReport } from './reportChart';

export interface MonthlyReport extends PeriodReport {
  figures: Figures;
  costCents: number;
}

export async function monthlyReport(ctx: Ctx, firstDay: string, slice: Slice): Promise<MonthlyReport> {
  const days = monthOf(firstDay);
  const targets = await targetsOf(ctx, 'month');
  const asked = { days, metrics: MONTHLY_KPIS, targets, than: '前一个月' };
  const report = await periodReport(ctx, asked, slice);
  return {
    ...report,
    figures: await figuresOf(ctx, report.passed, slice),
    costCents: costOf(await costsIn(ctx, report.passed), report.passed),
  };
}

export const monthlyImage: ImageSource<MonthlyReport> = {
  name: 'monthlyReport',
  load(ctx, text) {
    const { day, slice } = readImageKey(text);
    return monthlyReport(ctx, day, slice);
  },
  draw: ({ days, passed, trend, kpis }) =>
    drawReport({
      title: `经营月报 ${sayMonth(days[0] ?? '')}`,
      span: '每天',
      trend,
      kpis,
      running: passed.length < days.length,
      strong: () => true,
    }),
};

/** 2026 年 11 月 */
export const sayMonth = (day: string): string => `${day.slice(0, 4)} 年 ${Number(day.slice(5, 7))} 月`;
