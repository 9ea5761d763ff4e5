import { clockOf } from '@cunkebao/shared/kernel';
import type { Ctx, Reply } from '../../kernel';
import { sayLastBusyDay, type Slice } from '../insight';
import { latePrefix, noteLines, type More } from './compose';
import { imageKey } from './imageKey';
import { dailyReport, type DailyReport } from './dailyReport';
import { kpiLines, sayDay, sayKpi, sayScore } from './kpiWords';

/** The words of a daily report: a headline and at most eight lines (commands.md §1.9); the rest is in the picture. */
export async function dailyReply(ctx: Ctx, day: string, slice: Slice, more: More = {}): Promise<Reply> {
  const report = await dailyReport(ctx, day, slice);
  const asOf = report.asOf ? `（截至 ${clockOf(report.asOf, ctx.tz)}）` : '';
  const title = `${latePrefix(more)}日报 ${sayDay(day)}${asOf}`;
  if (report.empty) return emptyReply(ctx, title, report, slice, more);
  return {
    headline: `${title}${sayScore(report.kpis)}`,
    lines: [...kpiLines(report.kpis), ...report.reasons.map((r, i) => `${i + 1}. ${r}`), ...noteLines(more)],
    image: dailyPicture(day, slice),
    buttons: BUTTONS,
    link: { text: '查看漏斗', path: '/pages/insight/funnel/index' },
  };
}

const dailyPicture = (day: string, slice: Slice) => ({
  report: 'dailyReport',
  key: imageKey(day, slice),
  alt: `日报 ${day}`,
});

const BUTTONS = [
  { text: '本周漏斗', say: '本周漏斗' },
  { text: '昨天日报', say: '昨天日报' },
  { text: '为什么', say: '为什么掉了' },
];

/** Nothing happened: seven ❌ would tell nobody anything. */
async function emptyReply(
  ctx: Ctx,
  title: string,
  report: DailyReport,
  slice: Slice,
  more: More,
): Promise<Reply> {
  const online = report.kpis.find((k) => k.metric === 'deviceOnlineRate');
  return {
    headline: `${title}：${report.asOf ? '今天还没有数据' : '这一天没有数据'}`,
    lines: [
      '没有新增、消息和订单记录，所以不评达标',
      ...(online ? [sayKpi(online)] : []),
      await sayLastBusyDay(ctx, report.day, slice),
      ...noteLines(more),
    ],
    image: dailyPicture(report.day, slice),
    buttons: [
      { text: '昨天日报', say: '昨天日报' },
      { text: '离线设备', say: '离线设备' },
    ],
  };
}
