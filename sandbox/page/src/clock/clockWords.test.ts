import { dateWords, nextReportTime, offsetWords, timeWords } from './clockWords';

const TZ = 'Asia/Shanghai';

describe('the clock in words', () => {
  it('shows date and time of the tenant zone', () => {
    const at = new Date('2026-11-22T16:00:05Z');
    expect([dateWords(at, TZ), timeWords(at, TZ)]).toEqual(['2026年11月23日 星期一', '00:00:05']);
  });

  it.each([
    [0, null],
    [20_000, null],
    [90_000_000, '拨快了 1 天 1 小时'],
    [600_000, '拨快了 10 分钟'],
  ])('an offset of %d ms reads %s', (offset, words) => {
    expect(offsetWords(offset)).toBe(words);
  });

  it.each([
    ['2026-11-22T09:59:59Z', '2026-11-22T10:00:00.000Z', '到今天 18:00'],
    ['2026-11-22T10:00:00Z', '2026-11-23T10:00:00.000Z', '到明天 18:00'],
    ['2026-11-30T12:00:00Z', '2026-12-01T10:00:00.000Z', '到明天 18:00'],
  ])('at %s the next report time is %s', (now, next, label) => {
    expect(nextReportTime(new Date(now), TZ)).toEqual({ at: new Date(next), label });
  });
});
