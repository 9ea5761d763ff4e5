import type { RelationView } from '../../../src/liveCompany';
import { closedWords, knownTo, originWords } from './customerWords';

const relation = (more: Partial<RelationView> = {}): RelationView => ({
  userid: 'linlan',
  name: '林岚',
  standing: 'friends',
  state: '',
  since: '2026-11-22T10:00:00.000Z',
  remark: '',
  tags: [],
  ...more,
});
const customer = (relations: RelationView[], corpName = '') => ({
  id: 'wm1',
  name: '小明',
  corpName,
  relations,
});

test.each<[RelationView[], string]>([
  [[], '现在没有加任何人'],
  [[relation()], '林岚 的客户'],
  [[relation(), relation({ name: '赵琪' })], '林岚、赵琪 的客户'],
  [[relation({ standing: 'half' })], '等成员通过'],
  [[relation({ standing: 'blocked' }), relation({ standing: 'removed' })], '现在没有加任何人'],
])('%j is %s', (relations, words) => {
  expect(knownTo(customer(relations))).toBe(words);
});

test('somebody of another corp brings its name along', () => {
  expect(knownTo(customer([relation()], '云岫科技'))).toBe('云岫科技 · 林岚 的客户');
});

test('only friends may talk; for the others stands what would change that', () => {
  expect(closedWords(relation())).toBeNull();
  expect(closedWords(relation({ standing: 'half' }))).toContain('通过以后');
  expect(closedWords(relation({ standing: 'blocked' }))).toContain('你删除了林岚');
  expect(closedWords(relation({ standing: 'removed' }))).toContain('林岚删除了你');
});

test('the origin names only what is known', () => {
  expect(originWords(relation())).toBe('');
  expect(originWords(relation({ state: 'expo', tags: ['高意向'] }))).toBe('来源 expo · 高意向');
});
