import { actionsIn, saysNothing } from './actionsIn';
import { coveredMonth } from './coveredMonth';
import { coveredQuarter } from './coveredQuarter';
import { coveredWeek } from './coveredWeek';

const TZ = 'Asia/Shanghai';

test.each([
  ['2026-03-16T01:00:00Z', '2026-03-09', 'Monday tells of the week that is over'],
  ['2026-03-17T01:00:00Z', '2026-03-09', 'Tuesday too'],
  ['2026-03-18T01:00:00Z', '2026-03-16', 'Wednesday tells of the week that runs'],
  ['2026-03-22T15:00:00Z', '2026-03-16', 'late on Sunday it is still this week'],
])('at %s a weekly report begins on %s: %s', (at, monday) => {
  const days = coveredWeek(new Date(at), TZ);
  expect(days).toHaveLength(7);
  expect(days[0]).toBe(monday);
});

test.each([
  ['2026-03-01T01:00:00Z', '2026-02-01', 28],
  ['2026-03-05T01:00:00Z', '2026-02-01', 28],
  ['2026-03-06T01:00:00Z', '2026-03-01', 31],
  ['2026-12-31T17:00:00Z', '2026-12-01', 31], // New Year's Day in Shanghai
])('at %s a monthly report begins on %s', (at, first, length) => {
  const days = coveredMonth(new Date(at), TZ);
  expect([days[0], days.length]).toEqual([first, length]);
});

test.each([
  ['2026-04-05T01:00:00Z', '2026-01-01', 90],
  ['2026-04-06T01:00:00Z', '2026-04-01', 91],
  ['2026-03-31T17:00:00Z', '2026-01-01', 90], // already April in Shanghai
])('at %s a quarterly report begins on %s', (at, first, length) => {
  const days = coveredQuarter(new Date(at), TZ);
  expect([days[0], days.length]).toEqual([first, length]);
});

test.each([
  ['周三前联系沉睡客户；换一版朋友圈文案', ['周三前联系沉睡客户', '换一版朋友圈文案']],
  ['1. 找小李 2. 改文案', ['找小李', '改文案']],
  ['把预算加到 2.5 万。', ['把预算加到 2.5 万']],
  ['；；', []],
])('%s is %j', (said, actions) => {
  expect(actionsIn(said)).toEqual(actions);
});

test('跳过 says nothing, a sentence that begins so does', () => {
  expect(saysNothing(' 跳过。')).toBe(true);
  expect(saysNothing('没有提前备货')).toBe(false);
});
