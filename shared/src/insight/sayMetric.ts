import { yuan } from '../kernel';
import { METRICS, type MetricId } from './metrics';

/** A value as people read it: 1,204 · ¥2,000 · 52.3% · — when nobody knows. */
export function sayValue(id: MetricId, value: number | null): string {
  if (value === null) return '—';
  const { unit } = METRICS[id];
  if (unit === 'yuan') return yuan(value);
  if (unit === 'percent') return `${(value / 100).toFixed(1).replace(/\.0$/, '')}%`;
  return value.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

/** ▲12% · ▼3.5 点 (percents differ in points) · 持平; nothing when there is no value before. */
export function sayChange(id: MetricId, value: number | null, previous: number | null): string {
  if (value === null || previous === null) return '';
  if (value === previous) return '持平';
  const arrow = value > previous ? '▲' : '▼';
  const amount = amountOf(id, value, previous);
  return amount === null ? '持平' : `${arrow}${amount}`;
}

/** From this on people say how many times as much it is. */
const TIMES = 10;

/** null when the difference is too small to be said. */
function amountOf(id: MetricId, value: number, previous: number): string | null {
  const difference = Math.abs(value - previous);
  if (METRICS[id].unit === 'percent') {
    const points = (difference / 100).toFixed(1).replace(/\.0$/, '');
    return points === '0' ? null : `${points} 点`;
  }
  if (previous === 0) return sayValue(id, Math.abs(value));
  const share = difference / Math.abs(previous);
  if (share >= TIMES) return `${Math.round(share)} 倍`;
  const percent = Math.round(share * 100);
  return percent === 0 ? null : `${percent}%`;
}
