import type { ImageSource } from '../../kernel';
import { dailyReport, type DailyReport } from './dailyReport';
import { readImageKey } from './imageKey';
import { drawReport } from './reportChart';

export const dailyImage: ImageSource<DailyReport> = {
  name: 'dailyReport',
  load(ctx, text) {
    const { day, slice } = readImageKey(text);
    return dailyReport(ctx, day, slice);
  },
  draw: ({ day, trend, kpis, empty }) =>
    drawReport({
      title: `经营日报 ${day}`,
      span: '近 14 天',
      trend,
      kpis: empty ? [] : kpis,
      running: false,
      strong: (d) => d === day,
    }),
};
