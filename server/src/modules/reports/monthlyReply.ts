import { yuan } from '@cunkebao/shared/kernel';
import type { Ctx, Reply } from '../../kernel';
import { isWhole, sayLastBusyDay, type Slice } from '../insight';
import { latePrefix, noteLines, type More } from './compose';
import { imageKey } from './imageKey';
import { kpiLines, sayScore } from './kpiWords';
import { monthlyReport, sayMonth, type MonthlyReport } from './monthlyReport';

/** The words of a month: KPIs against the month's targets, what it cost, and why it moved. */
export async function monthlyReply(
  ctx: Ctx,
  firstDay: string,
  slice: Slice,
  more: More = {},
): Promise<Reply> {
  const report = await monthlyReport(ctx, firstDay, slice);
  const passed = report.passed.length;
  const asOf = report.asOf ? `（${passed}/${report.days.length} 天）` : '';
  const title = `${latePrefix(more)}月报 ${sayMonth(firstDay)}${asOf}`;
  const buttons = [
    { text: '上个月月报', say: '上个月月报' },
    { text: '本月月报', say: '本月月报' },
    { text: '渠道排行', say: '本月新增好友渠道排行' },
    { text: '周报', say: '周报' },
  ];
  if (report.empty) {
    const last = await sayLastBusyDay(ctx, report.passed.at(-1) ?? firstDay, slice);
    const lines = ['没有新增、消息和订单记录，所以不评达标', last, ...noteLines(more)];
    return { headline: `${title}：这个月没有数据`, lines, buttons };
  }
  return {
    headline: `${title}${sayScore(report.kpis)}`,
    lines: [
      ...kpiLines(report.kpis),
      ...(isWhole(slice) ? [costLine(report)] : []),
      ...report.reasons.map((r, i) => `${i + 1}. ${r}`),
      ...noteLines(more),
    ],
    image: {
      report: 'monthlyReport',
      key: imageKey(firstDay, slice),
      alt: `月报 ${sayMonth(firstDay)}`,
    },
    buttons,
    link: { text: '查看漏斗', path: '/pages/insight/funnel/index' },
  };
}

/** CAC = costs ÷ new friends; ROI = what was sold, less refunds, for each yuan spent. */
export function costLine({ costCents, figures, days }: MonthlyReport): string {
  const month = Number(days[0]?.slice(5, 7));
  if (costCents === 0) return `成本还没有记，说「记成本 ${month}月 广告 2万」就能看获客成本和 ROI`;
  const { newFriends, amountCents, refundCents } = figures;
  const cac = newFriends > 0 ? ` · 获客成本 ${yuan(Math.round(costCents / newFriends))}/人` : '';
  return `成本 ${yuan(costCents)}${cac} · ROI ${((amountCents - refundCents) / costCents).toFixed(1)}`;
}
