import { parse } from '../conversation';
import type { FunnelPeriod } from './funnelPeriods';
import { periodFitting } from './periodFitting';

const TZ = 'Asia/Shanghai';
/** a Wednesday */
const NOW = '2026-11-25T10:00:00+08:00';

const spanOf = (words: string) =>
  parse(`${words}漏斗`, { now: NOW, tz: TZ }).args['when'] as { from: string; to: string };

test.each<[string, FunnelPeriod | null]>([
  ['今天', 'today'],
  ['昨天', 'yesterday'],
  ['本周', 'thisWeek'],
  ['上周', 'lastWeek'],
  ['近7天', 'last7'],
  ['近30天', 'last30'],
  ['本月', 'thisMonth'],
  ['上个月', null],
  ['近8天', null],
  ['11月1日到7日', null],
])('what the parser makes of %s is the period %s', (words, period) => {
  expect(periodFitting(spanOf(words), new Date(NOW), TZ)).toBe(period);
});

test('a span in another offset is the same span', () => {
  const span = { from: '2026-11-22T16:00:00Z', to: '2026-11-29T16:00:00Z' };
  expect(periodFitting(span, new Date(NOW), TZ)).toBe('thisWeek');
});
