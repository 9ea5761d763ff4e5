import {
  METRICS,
  metricName,
  sayValue,
  type Kpi,
  type MetricId,
  type Verdict,
} from '@cunkebao/shared/insight';
import type { Words } from '@cunkebao/shared/kernel';
import { COLOURS, renderPng, type ChartOption, type TrendPoint } from '../insight';

const WIDTH = 720;
const BARS_TOP = 430;
const BAR_HEIGHT = 44;
const BAR_LEFT = 120;
/** English names are longer */
const BAR_LEFT_EN = 180;
const BAR_RIGHT = 190;

const COLOUR_OF: Record<Verdict, string> = {
  met: COLOURS.met,
  near: COLOURS.near,
  missed: COLOURS.missed,
  none: COLOURS.quiet,
};

/** What a report's picture shows. */
export interface ReportFigures {
  /** 经营日报 2026-11-22 */
  title: string;
  /** 近 14 天 */
  span: string;
  /** the reader's language */
  w: Words;
  trend: readonly TrendPoint[];
  /** the days the report is about stand out */
  strong: (day: string) => boolean;
  kpis: readonly Kpi[];
  /** its days are not over: bars show the whole target, colours judge what should be there by now */
  running: boolean;
}

/** Two pictures in one: new friends and deals day by day, and below each KPI's share of its target. */
export function drawReport(report: ReportFigures): Promise<Buffer> {
  const judged = report.kpis.filter((k) => k.target !== null && k.target > 0);
  const height = (judged.length > 0 ? BARS_TOP : BARS_TOP - 60) + judged.length * BAR_HEIGHT + 30;
  return renderPng(optionOf(report, judged), { width: WIDTH, height });
}

/** Only the days, in the shape of a card's head: 720 by 400. */
export const headOf = (report: ReportFigures): ReportFigures => ({ ...report, kpis: [] });

function optionOf(report: ReportFigures, judged: readonly Kpi[]): ChartOption {
  const { w } = report;
  const left = w(BAR_LEFT, BAR_LEFT_EN);
  const progress = report.running
    ? w('目标完成度（颜色按时间进度）', 'Share of the target (colours by the time passed)')
    : w('目标完成度', 'Share of the target');
  return {
    title: [
      { text: report.title, left: 20, top: 14, textStyle: { color: COLOURS.ink, fontSize: 24 } },
      sectionTitle(`${report.span}${w('：新增好友与成交客户', ': new friends and deals')}`, 62),
      ...(judged.length > 0 ? [sectionTitle(progress, BARS_TOP - 44)] : []),
    ],
    legend: { right: 24, top: 62, textStyle: { color: COLOURS.quiet, fontSize: 14 } },
    grid: [
      { left: 56, right: 48, top: 112, height: 230 },
      { left, right: BAR_RIGHT, top: BARS_TOP, bottom: 24 },
    ],
    xAxis: [
      {
        type: 'category',
        gridIndex: 0,
        data: report.trend.map((p) => p.day.slice(5)),
        axisLabel: { color: COLOURS.quiet, fontSize: 13 },
        axisLine: { lineStyle: { color: COLOURS.line } },
        axisTick: { show: false },
      },
      { type: 'value', gridIndex: 1, show: false, min: 0, max: 100 },
    ],
    yAxis: [
      valueAxis('left'),
      valueAxis('right'),
      {
        type: 'category',
        gridIndex: 1,
        inverse: true,
        data: judged.map((k) => metricName(k.metric as MetricId, w)),
        axisLabel: { color: COLOURS.ink, fontSize: 16 },
        axisLine: { show: false },
        axisTick: { show: false },
      },
    ],
    series: [...trendSeries(report), targetSeries(judged, left)],
  };
}

const sectionTitle = (text: string, top: number): ChartOption => ({
  text,
  left: 20,
  top,
  textStyle: { color: COLOURS.ink, fontSize: 17, fontWeight: 'normal' },
});

const valueAxis = (position: 'left' | 'right'): ChartOption => ({
  type: 'value',
  gridIndex: 0,
  position,
  minInterval: 1,
  axisLabel: { color: COLOURS.quiet, fontSize: 13 },
  splitLine: { show: position === 'left', lineStyle: { color: COLOURS.line } },
});

function trendSeries(report: ReportFigures): ChartOption[] {
  return [
    {
      name: report.w('新增好友', 'new friends'),
      type: 'bar',
      barWidth: '55%',
      data: report.trend.map((p) => ({
        value: p.newFriends,
        itemStyle: {
          color: report.strong(p.day) ? COLOURS.primary : COLOURS.soft,
          borderRadius: [4, 4, 0, 0],
        },
      })),
      itemStyle: { color: COLOURS.primary },
    },
    {
      name: report.w('成交客户', 'deals'),
      type: 'line',
      yAxisIndex: 1,
      symbolSize: 7,
      lineStyle: { width: 3, color: COLOURS.accent },
      itemStyle: { color: COLOURS.accent },
      data: report.trend.map((p) => p.deals),
    },
  ];
}

function targetSeries(judged: readonly Kpi[], left: number): ChartOption {
  return {
    type: 'bar',
    xAxisIndex: 1,
    yAxisIndex: 2,
    barWidth: 18,
    showBackground: true,
    backgroundStyle: { color: '#f3f5f9', borderRadius: 9 },
    data: judged.map((k) => ({
      value: Math.min(100, Math.round((k.value / (k.target ?? 1)) * 100)),
      itemStyle: { color: COLOUR_OF[k.verdict], borderRadius: 9 },
      label: {
        show: true,
        position: [WIDTH - left - BAR_RIGHT + 10, 1],
        formatter: valueOfTarget(k),
        color: COLOURS.ink,
        fontSize: 15,
      },
    })),
  };
}

function valueOfTarget(k: Kpi): string {
  const id = k.metric as MetricId;
  const unknown = k.verdict === 'none' && METRICS[id].unit === 'percent';
  return `${sayValue(id, unknown ? null : k.value)} / ${sayValue(id, k.target)}`;
}
