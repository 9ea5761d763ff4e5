import type { Ctx, Reply } from '../../kernel';
import { isWhole, sayLastBusyDay, type Slice } from '../insight';
import { imageKey } from './imageKey';
import { kpiLines, sayScore } from './kpiWords';
import { costLine } from './monthlyReply';
import { quarterlyReport, sayQuarter } from './quarterlyReport';

/** The words of a quarter: KPIs against three months' targets, what it cost, and why it moved. */
export async function quarterlyReply(ctx: Ctx, firstDay: string, slice: Slice): Promise<Reply> {
  const report = await quarterlyReport(ctx, firstDay, slice);
  const asOf = report.asOf ? `（${report.passed.length}/${report.days.length} 天）` : '';
  const title = `季报 ${sayQuarter(firstDay)}${asOf}`;
  const buttons = [
    { text: '上季度季报', say: '上季度季报' },
    { text: '本季度季报', say: '本季度季报' },
    { text: '月报', say: '月报' },
  ];
  if (report.empty) {
    const last = await sayLastBusyDay(ctx, report.passed.at(-1) ?? firstDay, slice);
    const lines = ['没有新增、消息和订单记录，所以不评达标', last];
    return { headline: `${title}：这个季度没有数据`, lines, buttons };
  }
  return {
    headline: `${title}${sayScore(report.kpis)}`,
    lines: [
      ...kpiLines(report.kpis),
      ...(isWhole(slice) ? [costLine(report)] : []),
      ...report.reasons.map((r, i) => `${i + 1}. ${r}`),
    ],
    image: {
      report: 'quarterlyReport',
      key: imageKey(firstDay, slice),
      alt: `季报 ${sayQuarter(firstDay)}`,
    },
    buttons,
    link: { text: '查看漏斗', path: '/pages/insight/funnel/index' },
  };
}
