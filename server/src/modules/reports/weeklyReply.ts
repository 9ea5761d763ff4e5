import { sayDays } from '@cunkebao/shared/insight';
import { clockOf, type Words } from '@cunkebao/shared/kernel';
import { wordsIn, type Button, type Ctx, type Reply } from '../../kernel';
import { sayLastBusyDay, type Slice } from '../insight';
import { asNotice, latePrefix, noteLines, type More } from './compose';
import { imageKey } from './imageKey';
import { figuresAndReasons, headed, kpiLines, sayNoData, sayScore } from './kpiWords';
import { reviewOf, type Review } from './reviewStore';
import { seenBy } from './seenBy';
import { weeklyReport } from './weeklyReport';

/**
 * The five steps of a week (domain.md §8): goal & result and process are worked out, reflection, conclusion and
 * actions are people's words, asked for by buttons as long as they are missing.
 */
export async function weeklyReply(ctx: Ctx, monday: string, slice: Slice, more: More = {}): Promise<Reply> {
  const w = wordsIn(ctx);
  const report = await weeklyReport(ctx, monday, slice, w);
  const review = await reviewOf(ctx, { monday, seenBy: seenBy(slice) });
  const at = report.asOf && clockOf(report.asOf, ctx.tz);
  const name = `${w('周报', 'Weekly review')} ${sayDays(report.days, w)}`;
  const title = `${latePrefix(more, w)}${name}${at ? w(`（截至 ${at}）`, ` (until ${at})`) : ''}`;
  const buttons = [
    ...reviewButtons(monday, review, w),
    { text: w('上周周报', 'Last week'), say: '上周周报' },
  ];
  if (report.empty) {
    const last = await sayLastBusyDay(ctx, report.passed.at(-1) ?? monday, slice, w);
    const lines = [sayNoData(w), last, ...reviewLines(review, w), ...noteLines(more)];
    return { headline: headed(title, w('这一周没有数据', 'no data that week'), w), lines, buttons };
  }
  const process =
    report.reasons.length > 0
      ? report.reasons.join(w('；', '; '))
      : w('各渠道、账号和设备都没有明显变化', 'no channel, account or device changed much');
  const reply: Reply = {
    headline: headed(title, sayScore(report.kpis, w), w),
    lines: [
      ...kpiLines(report.kpis, w),
      `${w('过程：', 'Process: ')}${process}`,
      ...reviewLines(review, w),
      ...noteLines(more),
    ],
    image: { report: 'weeklyReport', key: imageKey(monday, slice, w), alt: name },
    buttons,
    link: { text: w('查看漏斗', 'Open page'), path: '/pages/insight/funnel/index' },
  };
  const sections = [
    ...figuresAndReasons({ kpis: report.kpis, reasons: [process] }, w),
    { title: w('复盘', 'Review'), lines: reviewLines(review, w) },
  ];
  return asNotice(reply, more, sections, w);
}

function reviewLines(r: Review, w: Words): string[] {
  if (r.reflection === null && r.conclusion === null && r.actions.length === 0)
    return [
      w(
        '反思、结论、行动还没写，点「写复盘」我一步步问',
        'Reflection, conclusion and actions are not written yet: "Review" asks step by step',
      ),
    ];
  const actions = r.actions.map((a, i) => `${i + 1}) ${a.content}`).join(' ');
  const part = (name: string, text: string | null): string =>
    `${name}${w('：', ': ')}${text ?? w('还没写', 'not written yet')}`;
  return [
    part(w('反思', 'Reflection'), r.reflection),
    part(w('结论', 'Conclusion'), r.conclusion),
    part(w('行动', 'Actions'), actions === '' ? null : actions),
  ];
}

/** A card may be pressed days later: its sentences name the week. */
export function reviewButtons(monday: string, r: Review, w: Words): Button[] {
  const week = sayWeek(monday);
  const part = (zh: string, en: string, style?: 'primary'): Button => ({
    text: w(zh, en),
    say: `${week}${zh}`,
    ...(style ? { style } : {}),
  });
  const nothing = r.reflection === null && r.conclusion === null && r.actions.length === 0;
  return [
    ...(nothing ? [part('写复盘', 'Review', 'primary')] : []),
    ...(r.reflection === null ? [part('写反思', 'Reflect')] : []),
    ...(r.conclusion === null ? [part('写结论', 'Conclude')] : []),
    part('加行动', 'Add action'),
  ];
}

/** 3月9日那周, as a button's sentence names it */
export const sayWeek = (monday: string): string =>
  `${Number(monday.slice(5, 7))}月${Number(monday.slice(8))}日那周`;
