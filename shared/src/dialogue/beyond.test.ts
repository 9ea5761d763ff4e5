import { wordsOf } from '../kernel';
import { beyond } from './beyond';

const w = wordsOf('zh');
const battery = (more: object): Record<string, unknown> => ({
  comparison: { field: 'battery', op: '<', ...more },
});

test.each<[Record<string, unknown>, number | null, string | null]>([
  [battery({ value: 20 }), null, null],
  [battery({ value: 200 }), null, '电量在 0 到 100 之间，没有 200'],
  [battery({ op: 'between', value: 20, max: 140 }), null, '电量在 0 到 100 之间，没有 140'],
  [{ comparison: { field: 'friends', op: '>', value: 3000 } }, null, null],
  [{ ordinals: [3] }, 12, null],
  [{ ordinals: [30] }, 12, '没有第 30 个，刚才的列表有 12 条：第 1 到第 12 个'],
  [{ ordinals: [1, 13] }, 12, '没有第 13 个，刚才的列表有 12 条：第 1 到第 12 个'],
  [{ ordinals: [3] }, null, null],
  [{ ordinals: 'all' }, 12, null],
  [{}, 12, null],
])('%j after a list of %s: %s', (args, listed, sentence) => {
  expect(beyond(args, listed, w)).toBe(sentence);
});
