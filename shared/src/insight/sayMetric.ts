import { wordsOf, yuan, type Words } from '../kernel';
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
export function sayChange(
  id: MetricId,
  value: number | null,
  previous: number | null,
  w: Words = wordsOf('zh'),
): string {
  if (value === null || previous === null) return '';
  const amount = value === previous ? null : amountOf(id, value, previous, w);
  return amount === null ? w('持平', 'unchanged') : `${value > previous ? '▲' : '▼'}${amount}`;
}

/** From this on people say how many times as much it is. */
const TIMES = 10;

/** null when the difference is too small to be said. */
function amountOf(id: MetricId, value: number, previous: number, w: Words): string | null {
  const difference = Math.abs(value - previous);
  if (METRICS[id].unit === 'percent') {
    const points = (difference / 100).toFixed(1).replace(/\.0$/, '');
    return points === '0' ? null : w(`${points} 点`, `${points} pts`);
  }
  if (previous === 0) return sayValue(id, Math.abs(value));
  const share = difference / Math.abs(previous);
  if (share >= TIMES) return w(`${Math.round(share)} 倍`, `${Math.round(share)} times`);
  const percent = Math.round(share * 100);
  return percent === 0 ? null : `${percent}%`;
}
