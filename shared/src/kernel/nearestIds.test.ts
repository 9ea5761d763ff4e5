import { nearestIds } from './nearestIds';

const KNOWN = ['D-001', 'D-002', 'D-010', 'D-011', 'D-012'];

test.each<[string, string[]]>([
  ['D-112', ['D-012', 'D-011']],
  ['D-021', ['D-012', 'D-011']],
  ['d-12', ['D-012', 'D-011']],
  ['D-0012', ['D-012', 'D-002']],
  ['T-9999999', []],
])('%s is near to %j', (wanted, expected) => {
  expect(nearestIds(wanted, KNOWN)).toEqual(expected);
});

test('a swap of neighbours counts as one slip', () => {
  expect(nearestIds('A-0013', ['A-0099', 'A-0031'], 1)).toEqual(['A-0031']);
});
