import type { Words } from '@cunkebao/shared/kernel';
import type { ImageSource } from '../../kernel';
import { dailyReport, type DailyReport } from './dailyReport';
import { readImageKey } from './imageKey';
import { drawReport, headOf, type ReportFigures } from './reportChart';

export const dailyImage: ImageSource<DailyReport & { w: Words }> = {
  name: 'dailyReport',
  async load(ctx, text) {
    const { day, slice, w } = readImageKey(text);
    return { ...(await dailyReport(ctx, day, slice, w)), w };
  },
  draw: (figures) => drawReport(shown(figures)),
  drawCard: (figures) => drawReport(headOf(shown(figures))),
};

const shown = ({ day, trend, kpis, empty, w }: DailyReport & { w: Words }): ReportFigures => ({
  title: `${w('经营日报', 'Daily report')} ${day}`,
  span: w('近 14 天', 'Last 14 days'),
  w,
  trend,
  kpis: empty ? [] : kpis,
  running: false,
  strong: (d) => d === day,
});
