import { FUNNELS } from './funnels';
import { funnelFold, worstStepOf } from './funnelFold';

const DAY = 86_400_000;
const period = { from: 0, to: 7 * DAY };
const MINUTE = 60_000;
type Row = [customer: string, kind: string, at: number];
const fold = (rows: Row[], id: 'acquisition' | 'community' = 'acquisition') => {
  const f = funnelFold(FUNNELS[id], period);
  for (const [customer, kind, at] of rows) f.row(customer, kind, at);
  return f.result();
};
const counts = (rows: Row[], id?: 'acquisition' | 'community') => fold(rows, id).map((s) => s.customers);

test('each step counts distinct customers that took all steps before it, in order', () => {
  expect(
    counts([
      ['1', 'scanned', 1],
      ['1', 'requested', 2],
      ['1', 'passed', 3],
      ['2', 'scanned', 1],
      ['2', 'scanned', 2],
      ['2', 'passed', 3], // never requested
      ['3', 'requested', 1], // before the scan
      ['3', 'scanned', 2],
    ]),
  ).toEqual([3, 1, 1, 0, 0, 0]);
});

test('one order is a purchase, only the second is a repurchase', () => {
  const upToOrder: Row[] = ['scanned', 'requested', 'passed', 'consult', 'order'].map((k, i) => ['1', k, i]);
  expect(counts(upToOrder)).toEqual([1, 1, 1, 1, 1, 0]);
  expect(counts([...upToOrder, ['1', 'order', 9]])).toEqual([1, 1, 1, 1, 1, 1]);
});

test('the window runs from the first step of the attempt; a later attempt has its own', () => {
  expect(
    counts(
      [
        ['1', 'groupJoin', 0],
        ['1', 'linkOpen', 30 * DAY],
      ],
      'community',
    ),
  ).toEqual([1, 1, 0]);
  expect(
    counts(
      [
        ['1', 'groupJoin', 0],
        ['1', 'linkOpen', 30 * DAY + 1],
      ],
      'community',
    ),
  ).toEqual([1, 0, 0]);
  expect(
    counts(
      [
        ['1', 'groupJoin', 0],
        ['1', 'groupJoin', 5 * DAY],
        ['1', 'linkOpen', 31 * DAY],
      ],
      'community',
    ),
  ).toEqual([1, 1, 0]);
});

test('who began outside the period is not counted, who went on after it is', () => {
  expect(counts([['1', 'groupJoin', 8 * DAY]], 'community')).toEqual([0, 0, 0]);
  expect(
    counts(
      [
        ['1', 'groupJoin', 6 * DAY],
        ['1', 'linkOpen', 9 * DAY],
      ],
      'community',
    ),
  ).toEqual([1, 1, 0]);
});

test('conversion, drop-off and median time follow from the counts', () => {
  const rows: Row[] = [];
  for (let c = 1; c <= 4; c++) rows.push([`${c}`, 'groupJoin', 0]);
  const ordered = rows.flatMap((r, i): Row[] =>
    i < 2 ? [r, [r[0], 'linkOpen', (i + 1) * 10 * MINUTE]] : [r],
  );
  const steps = fold(ordered, 'community');
  expect(steps[1]).toMatchObject({
    customers: 2,
    ofPrevious: 0.5,
    ofFirst: 0.5,
    dropped: 2,
    medianMinutes: 15,
  });
  expect(steps[2]).toMatchObject({
    customers: 0,
    ofPrevious: 0,
    ofFirst: 0,
    dropped: 2,
    medianMinutes: null,
  });
  expect(worstStepOf(steps)?.name).toBe('打开链接');
});

test('nobody at all gives zeros and no division', () => {
  const steps = fold([]);
  expect(steps.map((s) => [s.customers, s.ofPrevious, s.ofFirst])).toEqual([
    [0, null, null],
    ...Array.from({ length: 5 }, () => [0, null, null]),
  ]);
  expect(worstStepOf(steps)).toBeNull();
});
