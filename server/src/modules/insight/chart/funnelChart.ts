import type { FunnelReport } from '@cunkebao/shared/insight';
import { COLOURS } from './palette';
import { renderPng, type ChartOption } from './renderPng';

const SIZE = { width: 720, height: 560 };
const BLUES = ['#173fae', '#2459e6', '#4a78f0', '#7299f5', '#9bb8f9', '#c3d5fc'];

/** The funnel as it is spoken: a band a step, its customers and conversion beside it. */
export function drawFunnel(report: FunnelReport): Promise<Buffer> {
  return renderPng(funnelOption(report), SIZE);
}

function funnelOption(report: FunnelReport): ChartOption {
  const most = Math.max(1, ...report.steps.map((s) => s.customers));
  const text = (s: FunnelReport['steps'][number]): string =>
    s.ofPrevious === null
      ? `${s.name}  ${s.customers} 人`
      : `${s.name}  ${s.customers} 人   步转化 ${percent(s.ofPrevious)}   总转化 ${percent(s.ofFirst)}`;
  return {
    title: {
      text: report.name,
      subtext: `${report.period} · 总转化 ${percent(report.conversion)}`,
      left: 24,
      top: 16,
      textStyle: { color: COLOURS.ink, fontSize: 24 },
      subtextStyle: { color: COLOURS.quiet, fontSize: 15 },
    },
    grid: { left: 24, right: 24, top: 96, bottom: 24 },
    xAxis: { type: 'value', show: false, min: 0, max: most },
    yAxis: { type: 'category', show: false, inverse: true, data: report.steps.map((s) => s.name) },
    series: [
      {
        type: 'bar',
        barWidth: '42%',
        showBackground: true,
        backgroundStyle: { color: '#f3f5f9', borderRadius: 6 },
        data: report.steps.map((s, i) => ({
          value: s.customers,
          itemStyle: { color: BLUES[i] ?? COLOURS.primary, borderRadius: 6 },
        })),
        label: {
          show: true,
          position: [0, -22],
          color: COLOURS.ink,
          fontSize: 16,
          formatter: (p: { dataIndex: number }) => {
            const step = report.steps[p.dataIndex];
            return step ? text(step) : '';
          },
        },
      },
    ],
  };
}

const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)}%`);
