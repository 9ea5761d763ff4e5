import type { FunnelReport } from '@cunkebao/shared/insight';
import { wordsOf, type Words } from '@cunkebao/shared/kernel';
import { COLOURS } from './palette';
import { renderPng, type ChartOption } from './renderPng';

const SIZE = { width: 720, height: 560 };
const BLUES = ['#173fae', '#2459e6', '#4a78f0', '#7299f5', '#9bb8f9', '#c3d5fc'];

/** The funnel as it is spoken: a band a step, its customers and conversion beside it. */
export function drawFunnel(report: FunnelReport, w: Words = wordsOf('zh')): Promise<Buffer> {
  return renderPng(funnelOption(report, w), SIZE);
}

function stepText(s: FunnelReport['steps'][number], w: Words): string {
  const people = w(`${s.name}  ${s.customers} 人`, `${s.name}  ${s.customers}`);
  if (s.ofPrevious === null) return people;
  const [step, all] = [percent(s.ofPrevious), percent(s.ofFirst)];
  return people + w(`   步转化 ${step}   总转化 ${all}`, `   step ${step}   overall ${all}`);
}

function funnelOption(report: FunnelReport, w: Words): ChartOption {
  const most = Math.max(1, ...report.steps.map((s) => s.customers));
  return {
    title: {
      text: report.name,
      subtext: `${report.period} · ${w('总转化', 'overall')} ${percent(report.conversion)}`,
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
            return step ? stepText(step, w) : '';
          },
        },
      },
    ],
  };
}

const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)}%`);
