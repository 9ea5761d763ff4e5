import { addDays, clockOf, dayBounds, dayOf, fromWall, momentOf, offsetMinutes, toWall } from './zone';

test.each([
  ['2026-03-01T15:59:59.999Z', '2026-03-01'],
  ['2026-03-01T16:00:00.000Z', '2026-03-02'],
])('in Shanghai %s belongs to %s', (at, day) => {
  expect(dayOf(new Date(at), 'Asia/Shanghai')).toBe(day);
});

test('a day is half-open and 24 hours long in Shanghai', () => {
  const { from, to } = dayBounds('2026-12-31', 'Asia/Shanghai');
  expect(from.toISOString()).toBe('2026-12-30T16:00:00.000Z');
  expect(to.toISOString()).toBe('2026-12-31T16:00:00.000Z');
});

test('a zone with summer time has days of 23 and 25 hours', () => {
  const hours = (day: string) => {
    const { from, to } = dayBounds(day, 'Europe/Berlin');
    return (to.getTime() - from.getTime()) / 3_600_000;
  };
  expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-06-01')]).toEqual([23, 25, 24]);
});

test('the wall clock and the moment are each other’s inverse', () => {
  for (const tz of ['Asia/Shanghai', 'UTC', 'America/New_York', 'Asia/Kolkata']) {
    const at = new Date('2026-07-15T03:04:05Z');
    expect(fromWall(toWall(at, tz), tz)).toEqual(at);
  }
});

test('figures that overflow roll over', () => {
  expect(dayOf(fromWall({ year: 2026, month: 12, day: 32 }, 'Asia/Shanghai'), 'Asia/Shanghai')).toBe(
    '2027-01-01',
  );
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
});

test('the week begins on Monday', () => {
  expect(toWall(new Date('2026-11-22T10:00:00+08:00'), 'Asia/Shanghai').weekday).toBe(7);
  expect(toWall(new Date('2026-11-23T10:00:00+08:00'), 'Asia/Shanghai').weekday).toBe(1);
});

test('people read moments in their own zone', () => {
  const at = new Date('2026-11-22T10:05:00Z');
  expect(clockOf(at, 'Asia/Shanghai')).toBe('18:05');
  expect(momentOf(at, 'Asia/Shanghai')).toBe('11-22 18:05');
  expect(offsetMinutes(at, 'Asia/Kolkata')).toBe(330);
});
