import { tagPrevails } from './tagPrevails';

const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 2, 2, minute));

test.each<[string, boolean, number, boolean, number | null, 'wish' | 'told']>([
  ['put on here, not yet there', true, 5, false, null, 'wish'],
  ['taken off here, still there', false, 5, true, null, 'wish'],
  ['taken off there afterwards', true, 5, false, 6, 'told'],
  ['put on there afterwards', false, 5, true, 6, 'told'],
  ['taken off there before it was put on here', true, 5, false, 4, 'wish'],
  ['changed at the same moment', true, 5, false, 5, 'wish'],
  ['both the same already', true, 5, true, 4, 'told'],
])('%s', (_, wanted, wishedAt, worn, changedAt, whose) => {
  expect(
    tagPrevails({
      wish: { worn: wanted, at: at(wishedAt) },
      told: { worn, changedAt: changedAt === null ? null : at(changedAt) },
    }),
  ).toBe(whose);
});
