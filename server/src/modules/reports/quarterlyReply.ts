import { wordsIn, type Ctx, type Reply } from '../../kernel';
import { isWhole, sayLastBusyDay, type Slice } from '../insight';
import { imageKey } from './imageKey';
import { headed, kpiLines, sayNoData, sayScore } from './kpiWords';
import { costLine, sayPassed } from './monthlyReply';
import { quarterlyReport, sayQuarter } from './quarterlyReport';

/** The words of a quarter: KPIs against three months' targets, what it cost, and why it moved. */
export async function quarterlyReply(ctx: Ctx, firstDay: string, slice: Slice): Promise<Reply> {
  const w = wordsIn(ctx);
  const report = await quarterlyReport(ctx, firstDay, slice, w);
  const asOf = report.asOf ? sayPassed(report.passed.length, report.days.length, w) : '';
  const name = `${w('季报', 'Quarterly report')} ${sayQuarter(firstDay, w)}`;
  const title = `${name}${asOf}`;
  const buttons = [
    { text: w('上季度季报', 'Last qtr'), say: '上季度季报' },
    { text: w('本季度季报', 'This qtr'), say: '本季度季报' },
    { text: w('月报', 'Month'), say: '月报' },
  ];
  if (report.empty) {
    const last = await sayLastBusyDay(ctx, report.passed.at(-1) ?? firstDay, slice, w);
    const lines = [sayNoData(w), last];
    return { headline: headed(title, w('这个季度没有数据', 'no data that quarter'), w), lines, buttons };
  }
  return {
    headline: headed(title, sayScore(report.kpis, w), w),
    lines: [
      ...kpiLines(report.kpis, w),
      ...(isWhole(slice) ? [costLine(report, w)] : []),
      ...report.reasons.map((r, i) => `${i + 1}. ${r}`),
    ],
    image: {
      report: 'quarterlyReport',
      key: imageKey(firstDay, slice, w),
      alt: name,
    },
    buttons,
    link: { text: w('查看漏斗', 'Open page'), path: '/pages/insight/funnel/index' },
  };
}
