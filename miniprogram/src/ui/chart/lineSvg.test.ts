import { lineSvg, roundTop } from './lineSvg';
import { svgUri } from './svgUri';

const fortnight = Array.from({ length: 14 }, (_, at) => ({
  mark: `11-${String(at + 8).padStart(2, '0')}`,
  value: at * 10,
}));

test('every point is on the line, the newest is marked', () => {
  const svg = lineSvg(fortnight, 334, 180);
  const line = /<path d="(M[^Z"]*)" fill="none"/.exec(svg)?.[1] ?? '';
  expect(line.match(/[ML]/g)).toHaveLength(14);
  expect(svg).toContain('>11-21</text>');
});

test('it holds nothing that a phone refuses to draw', () => {
  const svg = lineSvg(fortnight, 334, 180);
  expect(svg).not.toMatch(/%|<style|NaN|undefined|[^\x20-\x7e]/);
});

test.each([[[]], [[{ mark: '11-21', value: 0 }]]])('%j is drawn without a wrong number', (points) => {
  expect(lineSvg(points, 334, 180)).not.toMatch(/NaN|Infinity|undefined/);
});

test.each([
  [1, 2],
  [7, 8],
  [150, 160],
  [1000, 1000],
  [1_000_001, 1_200_000],
])('an axis for %d ends at %d, and half of it is whole', (value, top) => {
  expect(roundTop(value)).toBe(top);
  expect(top % 2).toBe(0);
});

test.each(['', 'a', 'ab', 'abc', '<svg xmlns="x"/>'])('%j is encoded as a browser would', (text) => {
  expect(svgUri(text)).toBe(`data:image/svg+xml;base64,${btoa(text)}`);
});
