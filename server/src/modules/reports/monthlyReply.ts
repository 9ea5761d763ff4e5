import { yuan, type Words } from '@cunkebao/shared/kernel';
import { wordsIn, type Ctx, type Reply } from '../../kernel';
import { isWhole, sayLastBusyDay, type Slice } from '../insight';
import { asNotice, latePrefix, noteLines, type More } from './compose';
import { imageKey } from './imageKey';
import { figuresAndReasons, headed, kpiLines, sayNoData, sayScore } from './kpiWords';
import { monthlyReport, sayMonth, type MonthlyReport } from './monthlyReport';

/** The words of a month: KPIs against the month's targets, what it cost, and why it moved. */
export async function monthlyReply(
  ctx: Ctx,
  firstDay: string,
  slice: Slice,
  more: More = {},
): Promise<Reply> {
  const w = wordsIn(ctx);
  const report = await monthlyReport(ctx, firstDay, slice, w);
  const passed = report.passed.length;
  const name = `${w('月报', 'Monthly report')} ${sayMonth(firstDay, w)}`;
  const title = `${latePrefix(more, w)}${name}${report.asOf ? sayPassed(passed, report.days.length, w) : ''}`;
  const buttons = [
    { text: w('上个月月报', 'Last month'), say: '上个月月报' },
    { text: w('本月月报', 'This month'), say: '本月月报' },
    { text: w('渠道排行', 'Channels'), say: '本月新增好友渠道排行' },
    { text: w('周报', 'Week'), say: '周报' },
  ];
  if (report.empty) {
    const last = await sayLastBusyDay(ctx, report.passed.at(-1) ?? firstDay, slice, w);
    const lines = [sayNoData(w), last, ...noteLines(more)];
    return { headline: headed(title, w('这个月没有数据', 'no data that month'), w), lines, buttons };
  }
  const reply: Reply = {
    headline: headed(title, sayScore(report.kpis, w), w),
    lines: [
      ...kpiLines(report.kpis, w),
      ...(isWhole(slice) ? [costLine(report, w)] : []),
      ...report.reasons.map((r, i) => `${i + 1}. ${r}`),
      ...noteLines(more),
    ],
    image: {
      report: 'monthlyReport',
      key: imageKey(firstDay, slice, w),
      alt: name,
    },
    buttons,
    link: { text: w('查看漏斗', 'Open page'), path: '/pages/insight/funnel/index' },
  };
  const costs = isWhole(slice) ? [{ title: w('成本', 'Costs'), lines: [costLine(report, w)] }] : [];
  return asNotice(reply, more, [...figuresAndReasons(report, w), ...costs], w);
}

/** CAC = costs ÷ new friends; ROI = what was sold, less refunds, for each yuan spent. */
export function costLine({ costCents, figures, days }: MonthlyReport, w: Words): string {
  const month = Number(days[0]?.slice(5, 7));
  if (costCents === 0)
    return w(
      `成本还没有记，说「记成本 ${month}月 广告 2万」就能看获客成本和 ROI`,
      'No costs are kept; say "add cost" to see the cost per friend and the ROI',
    );
  const { newFriends, amountCents, refundCents } = figures;
  const each = yuan(Math.round(costCents / Math.max(1, newFriends)));
  const cac = newFriends > 0 ? w(` · 获客成本 ${each}/人`, ` · ${each} per friend`) : '';
  return `${w('成本', 'Costs')} ${yuan(costCents)}${cac} · ROI ${((amountCents - refundCents) / costCents).toFixed(1)}`;
}

/** （12/31 天） */
export const sayPassed = (passed: number, all: number, w: Words): string =>
  w(`（${passed}/${all} 天）`, ` (${passed} of ${all} days)`);
