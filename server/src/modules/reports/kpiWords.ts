import {
  metricName,
  sayChange,
  sayValue,
  VERDICT_MARKS,
  type Kpi,
  type MetricId,
} from '@cunkebao/shared/insight';
import type { Words } from '@cunkebao/shared/kernel';

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** 11-22 周日 */
export function sayDay(day: string, w: Words): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return `${day.slice(5)} ${w(WEEKDAYS, WEEKDAYS_EN)[weekday] ?? ''}`;
}

/** ✅ 新增好友 112/100 ▲12% */
export function sayKpi(k: Kpi, w: Words): string {
  const id = k.metric as MetricId;
  const unknown = k.verdict === 'none' && k.target !== null;
  const value = unknown ? null : k.value;
  const target = k.target === null ? '' : `/${sayValue(id, k.target)}`;
  const change = sayChange(id, value, k.previous, w);
  const name = metricName(id, w);
  return `${VERDICT_MARKS[k.verdict]} ${name} ${sayValue(id, value)}${target}${change ? ` ${change}` : ''}`;
}

/** Two to a line: a report has at most eight (commands.md §1.9). */
export const twoALine = (said: readonly string[]): string[] =>
  said.flatMap((_, i) => (i % 2 === 0 ? [said.slice(i, i + 2).join('　')] : []));

export const kpiLines = (kpis: readonly Kpi[], w: Words): string[] => twoALine(kpis.map((k) => sayKpi(k, w)));

/** 4/7 项达标; nothing where nothing is judged. */
export function sayScore(kpis: readonly Kpi[], w: Words): string {
  const judged = kpis.filter((k) => k.verdict !== 'none');
  const met = judged.filter((k) => k.verdict === 'met').length;
  return judged.length > 0
    ? w(`${met}/${judged.length} 项达标`, `${met} of ${judged.length} targets met`)
    : '';
}

/** 日报 11-22 周日：4/7 项达标 */
export function headed(title: string, said: string, w: Words): string {
  return said === '' ? title : `${title}${w('：', ': ')}${said}`;
}

/** What a report's card says below its picture. */
export const figuresAndReasons = (
  { kpis, reasons }: { kpis: readonly Kpi[]; reasons: string[] },
  w: Words,
): { title: string; lines: string[] }[] => [
  { title: w('指标', 'Figures'), lines: kpis.map((k) => sayKpi(k, w)) },
  ...(reasons.length > 0 ? [{ title: w('原因', 'Why'), lines: reasons }] : []),
];

/** Nothing happened: seven ❌ would tell nobody anything. */
export const sayNoData = (w: Words): string =>
  w(
    '没有新增、消息和订单记录，所以不评达标',
    'No new friends, messages or orders are recorded, so no target is judged',
  );
