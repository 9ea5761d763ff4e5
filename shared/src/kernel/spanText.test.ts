import { spanText } from './spanText';

test.each([
  [0, '不到 1 分钟'],
  [59_999, '不到 1 分钟'],
  [60_000, '1 分钟'],
  [59 * 60_000, '59 分钟'],
  [3_600_000, '1 小时'],
  [47 * 3_600_000, '47 小时'],
  [48 * 3_600_000, '2 天'],
])('%d ms is %s', (ms, text) => {
  expect(spanText(ms)).toBe(text);
});
