import type { ActionKind } from '../fleet';
import type { Purpose } from '../tasks';
import { touchRefusal, type TouchFacts } from './touchRefusal';

test.each<[ActionKind, Purpose, Partial<TouchFacts>, string | null]>([
  ['sendMessage', 'notice', {}, null],
  ['sendMessage', 'notice', { optedOut: true }, '客户已退订'],
  ['sendMessage', 'care', { optedOut: true }, '客户已退订'],
  ['sendMessage', 'answer', { optedOut: true }, null],
  ['likeMoment', 'notice', { optedOut: true }, '客户已退订'],
  ['addFriend', 'notice', { consented: false }, '没有同意记录，不能主动联系'],
  ['createGroup', 'notice', { lost: true }, '客户已删除好友'],
  ['setRemark', 'notice', { optedOut: true, lost: true, consented: false }, null],
])('%s for %s with %j: %s', (kind, purpose, facts, refusal) => {
  expect(touchRefusal({ kind, purpose }, { optedOut: false, consented: true, lost: false, ...facts })).toBe(
    refusal,
  );
});
