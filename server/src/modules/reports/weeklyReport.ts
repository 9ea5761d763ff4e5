import { DAILY_KPIS, targetsOfDays, weekOf } from '@cunkebao/shared/insight';
import type { Words } from '@cunkebao/shared/kernel';
import type { Ctx, ImageSource } from '../../kernel';
import { targetsOf, type Slice } from '../insight';
import { readImageKey } from './imageKey';
import { periodReport, type PeriodReport } from './periodReport';
import { drawReport, headOf, type ReportFigures } from './reportChart';

/** A week has to reach seven times what a day has to; rates stay. */
export async function weeklyReport(ctx: Ctx, monday: string, slice: Slice, w: Words): Promise<PeriodReport> {
  const targets = targetsOfDays(await targetsOf(ctx, 'day'), 7);
  const than = w('前一周', 'the week before');
  return periodReport(ctx, { days: weekOf(monday), metrics: DAILY_KPIS, targets, than, w }, slice);
}

export const weeklyImage: ImageSource<PeriodReport & { w: Words }> = {
  name: 'weeklyReport',
  async load(ctx, text) {
    const { day, slice, w } = readImageKey(text);
    return { ...(await weeklyReport(ctx, day, slice, w)), w };
  },
  draw: (figures) => drawReport(shown(figures)),
  drawCard: (figures) => drawReport(headOf(shown(figures))),
};

const shown = ({ days, passed, trend, kpis, w }: PeriodReport & { w: Words }): ReportFigures => ({
  title: `${w('周复盘', 'Weekly review')} ${days[0] ?? ''} ${w('至', 'to')} ${days.at(-1)?.slice(5) ?? ''}`,
  span: w('每天', 'Day by day'),
  w,
  trend,
  kpis,
  running: passed.length < days.length,
  strong: () => true,
});
