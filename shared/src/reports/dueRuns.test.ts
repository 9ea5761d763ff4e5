import { coveredDay } from './coveredDay';
import { parseCron, type Cron } from './cron';
import { dueRuns } from './dueRuns';

const daily = parseCron('0 18 * * *') as Cron;
const tz = 'Asia/Shanghai';
const at18 = (day: number): Date => new Date(Date.UTC(2026, 10, day, 10));
const due = (first: Date, now: string) => {
  const d = dueRuns(daily, tz, first, new Date(now));
  return {
    send: d.send.map((s) => [s.at.getUTCDate(), s.late]),
    skipped: d.skipped.length,
    next: d.next?.getUTCDate(),
  };
};

test('before its time nothing is due', () => {
  expect(due(at18(22), '2026-11-22T09:59:59Z')).toEqual({ send: [], skipped: 0, next: 22 });
});

test('at its time one report is due and is not late', () => {
  expect(due(at18(22), '2026-11-22T10:00:20Z')).toEqual({ send: [[22, false]], skipped: 0, next: 23 });
});

test('after three days away each missed report is sent, and only the punctual one is unmarked', () => {
  expect(due(at18(20), '2026-11-22T10:00:20Z')).toEqual({
    send: [
      [20, true],
      [21, true],
      [22, false],
    ],
    skipped: 0,
    next: 23,
  });
});

test('after a week away the last three are sent and the older ones are counted', () => {
  expect(due(at18(15), '2026-11-22T03:00:00Z')).toEqual({
    send: [
      [19, true],
      [20, true],
      [21, true],
    ],
    skipped: 4,
    next: 22,
  });
});

test('asked again with the new next run nothing more is due', () => {
  const first = dueRuns(daily, tz, at18(20), at18(22));
  expect(dueRuns(daily, tz, first.next as Date, at18(22)).send).toEqual([]);
});

test('a report before noon tells of the day before, a later one of its own day', () => {
  expect(coveredDay(new Date('2026-11-22T01:00:00Z'), tz)).toBe('2026-11-21');
  expect(coveredDay(new Date('2026-11-22T10:00:00Z'), tz)).toBe('2026-11-22');
});
