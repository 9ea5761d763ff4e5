import { figure, megabytes, percent, span } from './figures';

test.each([
  [0, '0'],
  [999, '999'],
  [1284, '1,284'],
  [1234567, '1,234,567'],
])('%d reads %s', (n, words) => {
  expect(figure(n)).toBe(words);
});

test.each([
  [null, '—'],
  [0, '0%'],
  [0.3184, '31.8%'],
  [1, '100%'],
])('a share of %p reads %s', (share, words) => {
  expect(percent(share)).toBe(words);
});

test.each([
  [null, '—'],
  [0.4, '不到 1 分钟'],
  [36, '36 分钟'],
  [60, '1 小时'],
  [95, '1 小时 35 分'],
  [1580, '1 天 2 小时'],
  [2 * 24 * 60 - 1, '2 天'],
])('%p minutes read %s', (minutes, words) => {
  expect(span(minutes)).toBe(words);
});

test.each([
  [null, '—'],
  [320, '320 MB'],
  [23_800, '23.2 GB'],
])('%p MB read %s', (mb, words) => {
  expect(megabytes(mb)).toBe(words);
});
