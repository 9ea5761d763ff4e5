import { isIdentityWar } from './identityWar';

const now = new Date('2026-03-02T02:00:00Z');
const takeovers = (...all: [install: string, secondsAgo: number][]) =>
  all.map(([install, ago]) => ({ install, at: new Date(now.getTime() - ago * 1000) }));

test.each<[string, [string, number][], boolean]>([
  [
    'two phones in turn',
    [
      ['b', 40],
      ['a', 20],
      ['b', 0],
    ],
    true,
  ],
  [
    'at the very end of the minute',
    [
      ['b', 60],
      ['a', 20],
      ['b', 0],
    ],
    true,
  ],
  [
    'slower than a minute',
    [
      ['b', 61],
      ['a', 20],
      ['b', 0],
    ],
    false,
  ],
  [
    'one phone on a bad network',
    [
      ['a', 50],
      ['a', 30],
      ['a', 10],
      ['a', 0],
    ],
    false,
  ],
  [
    'a phone replaced by another',
    [
      ['b', 10],
      ['b', 0],
    ],
    false,
  ],
])('%s', (_, all, war) => {
  expect(isIdentityWar(takeovers(...all), now)).toBe(war);
});
