import { DAILY_KPIS, targetsOfDays, weekOf } from '@cunkebao/shared/insight';
import type { Ctx, ImageSource } from '../../kernel';
import { targetsOf, type Slice } from '../insight';
import { readImageKey } from './imageKey';
import { periodReport, type PeriodReport } from './periodReport';
import { drawReport } from './reportChart';

/** A week has to reach seven times what a day has to; rates stay. */
export async function weeklyReport(ctx: Ctx, monday: string, slice: Slice): Promise<PeriodReport> {
  const targets = targetsOfDays(await targetsOf(ctx, 'day'), 7);
  return periodReport(ctx, { days: weekOf(monday), metrics: DAILY_KPIS, targets, than: '前一周' }, slice);
}

export const weeklyImage: ImageSource<PeriodReport> = {
  name: 'weeklyReport',
  load(ctx, text) {
    const { day, slice } = readImageKey(text);
    return weeklyReport(ctx, day, slice);
  },
  draw: ({ days, passed, trend, kpis }) =>
    drawReport({
      title: `周复盘 ${days[0] ?? ''} 至 ${days.at(-1)?.slice(5) ?? ''}`,
      span: '每天',
      trend,
      kpis,
      running: passed.length < days.length,
      strong: () => true,
    }),
};
