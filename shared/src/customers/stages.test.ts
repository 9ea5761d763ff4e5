import { maskName } from './maskName';
import { stageOf, stateOf, type BehaviourFacts } from './stages';

const TZ = 'Asia/Shanghai';
const NOW = new Date('2026-03-31T17:00:00Z'); // 01:00 of 1 April in Shanghai

test.each<[string, string]>([
  ['2026-03-31T16:59:00Z', 'newcomer'],
  ['2026-03-24T16:00:00Z', 'newcomer'], // 00:00 of 25 March: day 7
  ['2026-03-24T15:59:00Z', 'growing'],
  ['2026-03-01T16:00:00Z', 'growing'], // 2 March: day 30
  ['2026-03-01T15:59:00Z', 'mature'],
])('added at %s is %s', (at, stage) => {
  expect(stageOf(new Date(at), NOW, TZ)).toBe(stage);
});

const DAY = 86_400_000;
const ago = (days: number): Date => new Date(NOW.getTime() - days * DAY);
const QUIET: BehaviourFacts = {
  addedAt: ago(200),
  lastMessageAt: ago(40),
  lastOrderAt: null,
  churn: null,
  lostAt: null,
};

test.each<[string, Partial<BehaviourFacts>, string]>([
  ['silent for 40 days', {}, 'dormant'],
  ['a message 29 days ago', { lastMessageAt: ago(29) }, 'active'],
  ['a message 30 days ago', { lastMessageAt: ago(30) }, 'dormant'],
  ['an order yesterday', { lastOrderAt: ago(1) }, 'active'],
  ['added last week, never a word', { addedAt: ago(7), lastMessageAt: null }, 'active'],
  ['churn probability 0.7', { churn: 0.7, lastMessageAt: ago(1) }, 'active'],
  ['churn probability 0.71', { churn: 0.71, lastMessageAt: ago(1) }, 'churnRisk'],
  ['deleted us', { churn: 0.9, lostAt: ago(1), lastMessageAt: ago(1) }, 'lost'],
])('%s: %s', (_, more, state) => {
  expect(stateOf({ ...QUIET, ...more }, NOW)).toBe(state);
});

test.each([
  ['张三', '张*'],
  ['王小明', '王**'],
  ['欧阳小小明', '欧**'],
  ['李', '李*'],
  ['😀笑', '😀*'],
])('%s is shown as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});
