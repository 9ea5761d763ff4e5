import { sayChange, sayValue, VERDICT_MARKS, type Kpi, type MetricId } from '@cunkebao/shared/insight';

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** 11-22 周日 */
export function sayDay(day: string): string {
  return `${day.slice(5)} 周${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''}`;
}

/** ✅ 新增好友 112/100 ▲12% */
export function sayKpi(k: Kpi): string {
  const id = k.metric as MetricId;
  const unknown = k.verdict === 'none' && k.target !== null;
  const value = unknown ? null : k.value;
  const target = k.target === null ? '' : `/${sayValue(id, k.target)}`;
  const change = sayChange(id, value, k.previous);
  return `${VERDICT_MARKS[k.verdict]} ${k.name} ${sayValue(id, value)}${target}${change ? ` ${change}` : ''}`;
}

/** Two to a line: a report has at most eight (commands.md §1.9). */
export const kpiLines = (kpis: readonly Kpi[]): string[] =>
  kpis
    .map(sayKpi)
    .flatMap((_, i, all) => (i % 2 === 0 ? [[all[i], all[i + 1]].filter(Boolean).join('　')] : []));

/** ：4/7 项达标; nothing where nothing is judged. */
export function sayScore(kpis: readonly Kpi[]): string {
  const judged = kpis.filter((k) => k.verdict !== 'none');
  const met = judged.filter((k) => k.verdict === 'met').length;
  return judged.length > 0 ? `：${met}/${judged.length} 项达标` : '';
}
