import { nextRun, parseCron, type Cron } from './cron';
import { sayCron } from './sayCron';

const cron = (text: string): Cron => {
  const c = parseCron(text);
  if (!c) throw new Error(`${text} is no cron`);
  return c;
};
const next = (text: string, after: string, tz = 'Asia/Shanghai'): string | undefined =>
  nextRun(cron(text), tz, new Date(after))?.toISOString();

test.each([
  // 18:00 in Shanghai is 10:00 UTC
  ['0 18 * * *', '2026-11-22T09:59:00Z', '2026-11-22T10:00:00.000Z'],
  ['0 18 * * *', '2026-11-22T10:00:00Z', '2026-11-23T10:00:00.000Z'],
  ['30 9 * * 1-5', '2026-11-20T02:00:00Z', '2026-11-23T01:30:00.000Z'],
  ['0 9 * * 1', '2026-11-22T00:00:00Z', '2026-11-23T01:00:00.000Z'],
  ['0 9 * * 0', '2026-11-20T00:00:00Z', '2026-11-22T01:00:00.000Z'],
  ['0 9 * * 7', '2026-11-20T00:00:00Z', '2026-11-22T01:00:00.000Z'],
  ['0 9 1 * *', '2026-11-22T00:00:00Z', '2026-12-01T01:00:00.000Z'],
  ['0 9 31 * *', '2026-11-22T00:00:00Z', '2026-12-31T01:00:00.000Z'],
  ['0 9 30 * *', '2026-01-31T00:00:00Z', '2026-03-30T01:00:00.000Z'],
  ['0 0 29 2 *', '2026-03-01T00:00:00Z', '2028-02-28T16:00:00.000Z'],
  ['0 0 1 1 *', '2026-12-31T15:59:59Z', '2026-12-31T16:00:00.000Z'],
  ['*/15 8,20 * * *', '2026-11-22T12:20:00Z', '2026-11-22T12:30:00.000Z'],
  ['0 9 15 * 1', '2026-11-22T02:00:00Z', '2026-11-23T01:00:00.000Z'],
])('%s after %s runs at %s', (text, after, expected) => {
  expect(next(text, after)).toBe(expected);
});

test('a day that never comes has no next run', () => {
  expect(nextRun(cron('0 9 31 2 *'), 'Asia/Shanghai', new Date('2026-01-01T00:00:00Z'))).toBeNull();
});

test('another zone runs by its own clock, also where clocks are put forward', () => {
  expect(next('0 18 * * *', '2026-11-22T00:00:00Z', 'America/New_York')).toBe('2026-11-22T23:00:00.000Z');
  expect(next('0 18 * * *', '2026-03-08T00:00:00Z', 'America/New_York')).toBe('2026-03-08T22:00:00.000Z');
  const skipped = next('30 2 * * *', '2026-03-08T05:00:00Z', 'America/New_York');
  expect(skipped?.slice(0, 10)).toBe('2026-03-08');
  expect(next('0 18 * * *', '2026-11-22T00:00:00Z', 'UTC')).toBe('2026-11-22T18:00:00.000Z');
});

test.each([
  '',
  '0 18 * *',
  '60 18 * * *',
  '0 24 * * *',
  '0 18 0 * *',
  '0 18 * 13 *',
  '0 18 * * 8',
  '5-1 * * * *',
  'a b c d e',
  '*/0 * * * *',
])('%p is no cron expression', (text) => {
  expect(parseCron(text)).toBeNull();
});

test.each([
  ['0 18 * * *', '每天 18:00'],
  ['0 9 * * 1-5', '工作日 09:00'],
  ['0 9 * * 1', '每周一 09:00'],
  ['30 8 * * 0,6', '每周六、日 08:30'],
  ['0 9 1 * *', '每月1号 09:00'],
  ['0 9,18 * * *', '每天 09:00、18:00'],
])('%s is said as %s', (text, words) => {
  expect(sayCron(cron(text))).toBe(words);
});
