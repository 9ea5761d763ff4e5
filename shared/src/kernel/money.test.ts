import { yuan } from './money';

test.each([
  [0, '¥0'],
  [5, '¥0.05'],
  [123450, '¥1,234.50'],
  [200000, '¥2,000'],
  [-99, '-¥0.99'],
  [123456789, '¥1,234,567.89'],
])('%i cents read %s', (cents, text) => {
  expect(yuan(cents)).toBe(text);
});
