import { clockOf, type Words } from '@cunkebao/shared/kernel';
import { wordsIn, type Button, type Ctx, type Reply } from '../../kernel';
import { sayLastBusyDay, type Slice } from '../insight';
import { asNotice, latePrefix, noteLines, type More } from './compose';
import { imageKey } from './imageKey';
import { dailyReport, type DailyReport } from './dailyReport';
import { figuresAndReasons, headed, kpiLines, sayDay, sayKpi, sayNoData, sayScore } from './kpiWords';

/** The words of a daily report: a headline and at most eight lines (commands.md §1.9); the rest is in the picture. */
export async function dailyReply(ctx: Ctx, day: string, slice: Slice, more: More = {}): Promise<Reply> {
  const w = wordsIn(ctx);
  const report = await dailyReport(ctx, day, slice, w);
  const at = report.asOf && clockOf(report.asOf, ctx.tz);
  const asOf = at ? w(`（截至 ${at}）`, ` (until ${at})`) : '';
  const title = `${latePrefix(more, w)}${w('日报', 'Daily report')} ${sayDay(day, w)}${asOf}`;
  if (report.empty) return emptyReply(ctx, title, report, slice, more);
  const reply: Reply = {
    headline: headed(title, sayScore(report.kpis, w), w),
    lines: [
      ...kpiLines(report.kpis, w),
      ...report.reasons.map((r, i) => `${i + 1}. ${r}`),
      ...noteLines(more),
    ],
    image: dailyPicture(day, slice, w),
    buttons: [
      { text: w('本周漏斗', 'Funnel'), say: '本周漏斗' },
      yesterday(w),
      { text: w('为什么', 'Why'), say: '为什么掉了' },
    ],
    link: { text: w('查看漏斗', 'Open page'), path: '/pages/insight/funnel/index' },
  };
  return asNotice(reply, more, figuresAndReasons(report, w), w);
}

const dailyPicture = (day: string, slice: Slice, w: Words) => ({
  report: 'dailyReport',
  key: imageKey(day, slice, w),
  alt: `${w('日报', 'Daily report')} ${day}`,
});

const yesterday = (w: Words): Button => ({ text: w('昨天日报', 'Yesterday'), say: '昨天日报' });

/** Nothing happened: seven ❌ would tell nobody anything. */
async function emptyReply(
  ctx: Ctx,
  title: string,
  report: DailyReport,
  slice: Slice,
  more: More,
): Promise<Reply> {
  const w = wordsIn(ctx);
  const online = report.kpis.find((k) => k.metric === 'deviceOnlineRate');
  const none = report.asOf
    ? w('今天还没有数据', 'no data today yet')
    : w('这一天没有数据', 'no data that day');
  return {
    headline: headed(title, none, w),
    lines: [
      sayNoData(w),
      ...(online ? [sayKpi(online, w)] : []),
      await sayLastBusyDay(ctx, report.day, slice, w),
      ...noteLines(more),
    ],
    image: dailyPicture(report.day, slice, w),
    buttons: [yesterday(w), { text: w('离线设备', 'Offline'), say: '离线设备' }],
  };
}
