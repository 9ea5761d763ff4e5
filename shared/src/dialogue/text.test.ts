import { canonicalJson } from './canonicalJson';
import { mentionsLast } from './mentionsLast';
import { pageOf } from './pages';
import { byteLength, clip, splitText } from './splitText';

test('the order of keys and absent values change nothing in a canonical text', () => {
  expect(canonicalJson({ b: 1, a: { d: [1, { y: 2, x: undefined }], c: null } })).toBe(
    canonicalJson({ a: { c: null, d: [1, { y: 2 }] }, b: 1 }),
  );
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
});

test('bytes are counted as UTF-8', () => {
  for (const text of ['abc', 'é', '你好', '😀', '']) expect(byteLength(text)).toBe(Buffer.byteLength(text));
});

test('a long text is cut at line ends and loses nothing', () => {
  const lines = Array.from({ length: 100 }, (_, i) => `${i} ${'字'.repeat(30)}`);
  const pieces = splitText(lines.join('\n'));
  expect(pieces.length).toBeGreaterThan(1);
  for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(2048);
  expect(pieces.join('\n').split('\n')).toEqual(lines);
});

test('one endless line is cut between characters', () => {
  const pieces = splitText('😀'.repeat(1000));
  for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(2048);
  expect(pieces.join('')).toBe('😀'.repeat(1000));
});

test('an empty text is one empty piece', () => {
  expect(splitText('')).toEqual(['']);
});

test('clipping counts characters and shows that something is missing', () => {
  expect(clip('一二三四', 4)).toBe('一二三四');
  expect(clip('一二三四五', 4)).toBe('一二三…');
});

test.each([
  [1, 1, 8],
  [3, 3, 4],
  [9, 3, 4],
  [0, 1, 8],
])('page %i of 20 rows is page %i with %i rows', (wanted, page, rows) => {
  const p = pageOf(
    Array.from({ length: 20 }, (_, i) => i),
    wanted,
  );
  expect([p.page, p.rows.length, p.pages, p.total]).toEqual([page, rows, 3, 20]);
});

test.each([
  ['重启第3个', true],
  ['它怎么了', true],
  ['重启这些', true],
  ['重启 D-012', false],
  ['日报', false],
])('%s points at the last list: %s', (words, points) => {
  expect(mentionsLast(words)).toBe(points);
});
