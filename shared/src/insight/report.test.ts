import { METRICS as SAID } from '../conversation/extract/metrics';
import { addDays } from '../kernel';
import { NO_FIGURES, metricOf } from './figures';
import { sayBreakdowns } from './breakdowns';
import { costOf } from './costOf';
import { fellMost } from './fellMost';
import { DAILY_KPIS, kpisFrom, MONTHLY_KPIS } from './kpisFrom';
import { isMetric } from './metrics';
import { daysBefore, daysLastYear, daysOf, monthOf, periodOf } from './periodOf';
import { sayChange, sayValue } from './sayMetric';
import { DEFAULT_TARGETS, targetsOfDays, verdictOf } from './targets';
import { topReasons } from './topReasons';

test.each([
  [100, 100, 'met'],
  [99, 100, 'near'],
  [80, 100, 'near'],
  [79, 100, 'missed'],
  [0, 0, 'met'],
  [null, 100, 'none'],
  [5, null, 'none'],
])('%p against a target of %p is %s', (value, target, verdict) => {
  expect(verdictOf(value, target)).toBe(verdict);
});

test('every metric a sentence can name can be worked out', () => {
  expect(SAID.map(([, id]) => id).filter((id) => !isMetric(id))).toEqual([]);
});

test('rates are ten-thousandths, and unknown where nothing can be divided', () => {
  const figures = { ...NO_FIGURES, newFriends: 8, qualifiedFans: 3, deals: 1 };
  expect(metricOf('qualifiedRate', figures)).toBe(3750);
  expect(metricOf('conversion', figures)).toBe(1250);
  expect(metricOf('qualifiedRate', NO_FIGURES)).toBeNull();
  expect(metricOf('averageHealth', NO_FIGURES)).toBeNull();
});

test('KPIs carry verdict and the day before; an unmeasured one without target is left out', () => {
  const kpis = kpisFrom(
    DAILY_KPIS,
    { ...NO_FIGURES, newFriends: 120, amountCents: 160_000 },
    { ...NO_FIGURES, newFriends: 100 },
    DEFAULT_TARGETS.day,
  );
  expect(kpis.map((k) => k.metric)).not.toContain('deviceOnlineRate');
  expect(kpis.find((k) => k.metric === 'newFriends')).toMatchObject({ verdict: 'met', previous: 100 });
  expect(kpis.find((k) => k.metric === 'amountCents')?.verdict).toBe('near');
});

test.each([
  ['newFriends', 1204, '1,204'],
  ['amountCents', 200_050, '¥2,000.50'],
  ['qualifiedRate', 5230, '52.3%'],
  ['qualifiedRate', 6000, '60%'],
  ['qualifiedRate', null, '—'],
] as const)('%s %p reads %s', (id, value, words) => {
  expect(sayValue(id, value)).toBe(words);
});

test('changes are said in percent, rates in points', () => {
  expect(sayChange('newFriends', 112, 100)).toBe('▲12%');
  expect(sayChange('newFriends', 90, 100)).toBe('▼10%');
  expect(sayChange('newFriends', 5, 0)).toBe('▲5');
  expect(sayChange('newFriends', 5, 5)).toBe('持平');
  expect(sayChange('qualifiedRate', 5230, 5000)).toBe('▲2.3 点');
  expect(sayChange('newFriends', 5, null)).toBe('');
  expect(sayChange('newFriends', 412, 20)).toBe('▲20 倍');
  expect(sayChange('qualifiedRate', 5001, 5000)).toBe('持平');
  expect(sayChange('newFriends', 1001, 1000)).toBe('持平');
});

test('the slice that moved most with the whole is the first reason, an absent phone is one too', () => {
  const reasons = topReasons(
    [
      { metric: 'newFriends', by: 'channel', slice: '抖音A', now: 20, before: 60 },
      { metric: 'newFriends', by: 'channel', slice: '小红书', now: 31, before: 30 },
      { metric: 'newFriends', by: 'account', slice: 'A-0003', now: 5, before: 20 },
    ],
    [
      { device: 'D-007', account: 'A-0003', online: 3200, before: 9900 },
      { device: 'D-008', account: null, online: 9900, before: 9900 },
    ],
  );
  expect(reasons).toHaveLength(3);
  expect(reasons[0]).toBe('A-0003 新增好友比前一天少 15（20 → 5）');
  expect(reasons).toContain('抖音A 新增好友比前一天少 40（60 → 20）');
  expect(reasons).toContain('D-007 在线率只有 32%，A-0003 当天无法正常加人和回复');
});

test('no change and no outage give no reason', () => {
  expect(
    topReasons([{ metric: 'newFriends', by: 'channel', slice: '抖音A', now: 3, before: 3 }], []),
  ).toEqual([]);
});

test('a week begins on Monday and a running period includes today', () => {
  const now = new Date('2026-11-22T09:00:00Z'); // a Sunday
  const days = (p: Parameters<typeof periodOf>[0]) => {
    const { from, to } = periodOf(p, now, 'Asia/Shanghai');
    return daysOf(from, to, 'Asia/Shanghai');
  };
  expect(days('thisWeek')).toEqual(['16', '17', '18', '19', '20', '21', '22'].map((d) => `2026-11-${d}`));
  expect(days('yesterday')).toEqual(['2026-11-21']);
  expect(days('lastWeek')[0]).toBe('2026-11-09');
  expect(days('last30')).toHaveLength(30);
  expect(days('thisMonth')).toHaveLength(22);
});

test.each([
  [['2026-11-22'], '2026-11-21', '2026-11-21'],
  [['2026-11-16', '2026-11-17', '2026-11-18'], '2026-11-09', '2026-11-11'],
  [['2026-11-17', '2026-11-18'], '2026-11-15', '2026-11-16'],
  [span('2026-11-01', 22), '2026-10-01', '2026-10-22'],
  [span('2026-03-01', 31), '2026-02-01', '2026-02-28'],
  [span('2026-10-24', 30), '2026-09-24', '2026-10-23'],
])('the days before %j run from %s to %s', (days, first, last) => {
  const before = daysBefore(days);
  expect([before[0], before.at(-1)]).toEqual([first, last]);
});

function span(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => addDays(first, i));
}

test('a whole month is compared with the whole month before, however long', () => {
  const february = daysBefore(monthOf('2026-03-15'));
  expect([february[0], february.at(-1)]).toEqual(['2026-02-01', '2026-02-28']);
  const january = daysBefore(monthOf('2026-02-10'));
  expect([january[0], january.at(-1)]).toEqual(['2026-01-01', '2026-01-31']);
});

test('a year earlier has no 29 February', () => {
  expect(daysLastYear(['2028-02-28', '2028-02-29'])).toEqual(['2027-02-28']);
});

test('a running month is judged by what it should have reached by now, its rates as they are', () => {
  const figures = { ...NO_FIGURES, newFriends: 1000, deals: 40 };
  const kpis = kpisFrom(MONTHLY_KPIS, figures, null, DEFAULT_TARGETS.month, 10 / 30);
  expect(kpis.find((k) => k.metric === 'newFriends')).toMatchObject({ verdict: 'met', target: 3000 });
  expect(kpis.find((k) => k.metric === 'conversion')).toMatchObject({ verdict: 'near', target: 500 });
  expect(kpis.find((k) => k.metric === 'consults')?.verdict).toBe('missed');
});

test('seven days have to reach seven times as much, but the same rate', () => {
  expect(targetsOfDays({ newFriends: 100, qualifiedRate: 6000 }, 7)).toEqual({
    newFriends: 700,
    qualifiedRate: 6000,
  });
});

test('退款金额 is money', () => {
  expect(sayValue('refunds', metricOf('refunds', { ...NO_FIGURES, refunds: 2, refundCents: 39_800 }))).toBe(
    '¥398',
  );
});

test('what fell most is the figure that lost the largest share; growth is no fall', () => {
  const before = { ...NO_FIGURES, newFriends: 100, consults: 10 };
  expect(fellMost({ ...NO_FIGURES, newFriends: 90, consults: 4 }, before)).toBe('consults');
  expect(fellMost({ ...NO_FIGURES, newFriends: 120, consults: 10 }, before)).toBeNull();
});

test("a month's cost is spread over its days and no cent is lost", () => {
  const cost = { firstDay: '2026-10-01', lastDay: '2026-10-31', cents: 2_000_000 };
  const days = monthOf('2026-10-01');
  expect(costOf([cost], days)).toBe(2_000_000);
  expect(days.reduce((sum, d) => sum + costOf([cost], [d]), 0)).toBe(2_000_000);
  expect(costOf([cost], ['2026-11-01', '2026-11-02'])).toBe(0);
});

test('presence has no channel: what a figure can be split by is said in words', () => {
  expect(sayBreakdowns('newFriends')).toBe('账号、渠道或同事');
  expect(sayBreakdowns('deviceOnlineRate')).toBe('设备');
});
