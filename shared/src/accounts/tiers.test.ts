import { addLimits, dailyLimit, tierOf } from './tiers';

const NOW = new Date('2026-03-02T02:00:00Z');
const OLD = new Date('2024-01-01T00:00:00Z');

test.each<[number, string, number, number, number, boolean]>([
  [100, 'excellent', 20, 24, 4, false],
  [90, 'excellent', 20, 24, 4, false],
  [89, 'good', 15, 18, 3, false],
  [70, 'good', 15, 18, 3, false],
  [69, 'fair', 10, 12, 2, false],
  [50, 'fair', 10, 12, 2, false],
  [49, 'warning', 5, 6, 1, true],
  [30, 'warning', 5, 6, 1, true],
  [29, 'danger', 0, 0, 0, false],
  [0, 'danger', 0, 0, 0, false],
])('score %d is %s and may add %d a day', (score, tier, perDay, rolling24h, perHour, needsConfirmation) => {
  expect(tierOf(score)).toBe(tier);
  expect(addLimits(score, OLD, NOW)).toEqual({
    ...{ tier, perDay, rolling24h, perHour, needsConfirmation },
    halved: false,
  });
});

test('an account younger than 7 days adds 5 a day at most', () => {
  const young = new Date('2026-02-23T02:00:01Z');
  expect(addLimits(95, young, NOW)).toMatchObject({ perDay: 5, rolling24h: 6, perHour: 1 });
  expect(addLimits(20, young, NOW).perDay).toBe(0);
  expect(addLimits(95, new Date('2026-02-23T02:00:00Z'), NOW).perDay).toBe(20);
});

test('an account in danger may do nothing at all', () => {
  expect(dailyLimit('message', addLimits(29, OLD, NOW))).toBe(0);
  expect(dailyLimit('message', addLimits(30, OLD, NOW))).toBe(200);
  expect(dailyLimit('add', addLimits(30, OLD, NOW))).toBe(5);
});

test('after a penalty every quota is half of what it was', () => {
  const limits = addLimits(95, OLD, NOW, true);
  expect(limits).toMatchObject({ perDay: 10, rolling24h: 12, perHour: 2 });
  expect(dailyLimit('message', limits)).toBe(100);
  expect(dailyLimit('moment', limits)).toBe(2);
});
