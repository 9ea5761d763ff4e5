import { sayDays } from '@cunkebao/shared/insight';
import { clockOf } from '@cunkebao/shared/kernel';
import type { Button, Ctx, Reply } from '../../kernel';
import { sayLastBusyDay, type Slice } from '../insight';
import { latePrefix, noteLines, type More } from './compose';
import { imageKey } from './imageKey';
import { kpiLines, sayScore } from './kpiWords';
import { reviewOf, type Review } from './reviewStore';
import { seenBy } from './seenBy';
import { weeklyReport } from './weeklyReport';

/**
 * The five steps of a week (domain.md §8): goal & result and process are worked out, reflection, conclusion and
 * actions are people's words, asked for by buttons as long as they are missing.
 */
export async function weeklyReply(ctx: Ctx, monday: string, slice: Slice, more: More = {}): Promise<Reply> {
  const report = await weeklyReport(ctx, monday, slice);
  const review = await reviewOf(ctx, { monday, seenBy: seenBy(slice) });
  const asOf = report.asOf ? `（截至 ${clockOf(report.asOf, ctx.tz)}）` : '';
  const title = `${latePrefix(more)}周报 ${sayDays(report.days)}${asOf}`;
  const buttons = [...reviewButtons(monday, review), { text: '上周周报', say: '上周周报' }];
  if (report.empty) {
    const last = await sayLastBusyDay(ctx, report.passed.at(-1) ?? monday, slice);
    const lines = [
      '没有新增、消息和订单记录，所以不评达标',
      last,
      ...reviewLines(review),
      ...noteLines(more),
    ];
    return { headline: `${title}：这一周没有数据`, lines, buttons };
  }
  const process = report.reasons.length > 0 ? report.reasons.join('；') : '各渠道、账号和设备都没有明显变化';
  return {
    headline: `${title}${sayScore(report.kpis)}`,
    lines: [...kpiLines(report.kpis), `过程：${process}`, ...reviewLines(review), ...noteLines(more)],
    image: { report: 'weeklyReport', key: imageKey(monday, slice), alt: `周报 ${sayDays(report.days)}` },
    buttons,
    link: { text: '查看漏斗', path: '/pages/insight/funnel/index' },
  };
}

function reviewLines(r: Review): string[] {
  if (r.reflection === null && r.conclusion === null && r.actions.length === 0)
    return ['反思、结论、行动还没写，点「写复盘」我一步步问'];
  const actions = r.actions.map((a, i) => `${i + 1}) ${a.content}`).join(' ');
  return [
    `反思：${r.reflection ?? '还没写'}`,
    `结论：${r.conclusion ?? '还没写'}`,
    `行动：${actions || '还没写'}`,
  ];
}

/** A card may be pressed days later: its sentences name the week. */
export function reviewButtons(monday: string, r: Review): Button[] {
  const week = sayWeek(monday);
  const part = (text: string, style?: 'primary'): Button => ({
    text,
    say: `${week}${text}`,
    ...(style ? { style } : {}),
  });
  const nothing = r.reflection === null && r.conclusion === null && r.actions.length === 0;
  return [
    ...(nothing ? [part('写复盘', 'primary')] : []),
    ...(r.reflection === null ? [part('写反思')] : []),
    ...(r.conclusion === null ? [part('写结论')] : []),
    part('加行动'),
  ];
}

/** 3月9日那周 */
export const sayWeek = (monday: string): string =>
  `${Number(monday.slice(5, 7))}月${Number(monday.slice(8))}日那周`;
