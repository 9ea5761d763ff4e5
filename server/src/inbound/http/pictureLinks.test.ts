import { makePictureLinks } from './pictureLinks';

let now = new Date('2026-03-04T02:00:00Z');
const links = makePictureLinks('s'.repeat(32), 'https://ckb.example.com', () => now);
const picture = { report: 'dailyReport', key: '["2026-03-04",{}]' };
const nameOf = (url: string): string => url.slice('https://ckb.example.com/pictures/'.length);

afterEach(() => {
  now = new Date('2026-03-04T02:00:00Z');
});

test('an address leads to its picture for 30 days', () => {
  const name = nameOf(links.urlOf(picture));
  expect(links.read(name)).toEqual(picture);
  now = new Date('2026-04-03T01:59:00Z');
  expect(links.read(name)).toEqual(picture);
  now = new Date('2026-04-03T02:00:01Z');
  expect(links.read(name)).toBeNull();
});

test.each([
  [
    'another picture under the same signature',
    (n: string) => n.replace(/^./, (c) => (c === 'W' ? 'X' : 'W')),
  ],
  ['a signature of nobody', (n: string) => n.replace(/\.[\w-]{43}\./, `.${'A'.repeat(43)}.`)],
  ['no picture at all', () => 'x.png'],
])('%s is refused', (_, change) => {
  expect(links.read(change(nameOf(links.urlOf(picture))))).toBeNull();
});

test('an address signed by another installation is refused', () => {
  const other = makePictureLinks('t'.repeat(32), 'https://ckb.example.com', () => now);
  expect(links.read(nameOf(other.urlOf(picture)))).toBeNull();
});
