import { makeDice } from './dice';

test('the same seed throws the same, another seed throws something else', () => {
  const throws = (seed: number): number[] => {
    const dice = makeDice(seed);
    return Array.from({ length: 20 }, () => dice.int(1, 6));
  };
  expect(throws(7)).toEqual(throws(7));
  expect(throws(7)).not.toEqual(throws(8));
});

test('every side comes up, and weights are kept to', () => {
  const dice = makeDice(1);
  const sides = new Set(Array.from({ length: 200 }, () => dice.int(1, 6)));
  expect([...sides].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  const heavy = Array.from({ length: 1000 }, () =>
    dice.weighted([
      ['a', 9],
      ['b', 1],
      ['c', 0],
    ] as const),
  );
  expect(heavy.filter((x) => x === 'c')).toEqual([]);
  expect(heavy.filter((x) => x === 'b').length).toBeGreaterThan(50);
  expect(heavy.filter((x) => x === 'b').length).toBeLessThan(170);
});
