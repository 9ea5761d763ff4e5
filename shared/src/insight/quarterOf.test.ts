import { daysBeforeQuarter, quarterOf } from './quarterOf';

const ends = (days: readonly string[]) => [days[0], days.at(-1), days.length];

test.each([
  ['2026-01-01', ['2026-01-01', '2026-03-31', 90]],
  ['2024-02-29', ['2024-01-01', '2024-03-31', 91]],
  ['2026-06-30', ['2026-04-01', '2026-06-30', 91]],
  ['2026-08-15', ['2026-07-01', '2026-09-30', 92]],
  ['2026-12-31', ['2026-10-01', '2026-12-31', 92]],
])('%s lies in the quarter %j, each day once', (day, quarter) => {
  const days = quarterOf(day);
  expect(ends(days)).toEqual(quarter);
  expect(new Set(days).size).toBe(days.length);
});

test('a whole quarter is compared with the whole one before, however long that was', () => {
  expect(ends(daysBeforeQuarter(quarterOf('2026-01-15')))).toEqual(['2025-10-01', '2025-12-31', 92]);
  expect(ends(daysBeforeQuarter(quarterOf('2026-04-15')))).toEqual(['2026-01-01', '2026-03-31', 90]);
});

test('a quarter that runs is compared with as many days of the one before', () => {
  const passed = quarterOf('2026-01-20').slice(0, 20);
  expect(ends(daysBeforeQuarter(passed))).toEqual(['2025-10-01', '2025-10-20', 20]);
});
