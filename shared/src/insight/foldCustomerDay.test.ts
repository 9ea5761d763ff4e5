import type { CustomerEvent } from './customerEvent';
import type { EventKind } from './eventKinds';
import { foldCustomerDay } from './foldCustomerDay';

const from = Date.UTC(2026, 10, 21, 16); // 22 November in Shanghai
const HOUR = 3_600_000;
const window = { from, to: from + 24 * HOUR, tz: 'Asia/Shanghai', seenUntil: from + 100 * HOUR };
const e = (kind: EventKind, hour: number, more: Partial<CustomerEvent> = {}): CustomerEvent => ({
  kind,
  at: from + hour * HOUR,
  account: 'A-0001',
  member: '',
  team: '',
  channel: '抖音A',
  amountCents: null,
  ...more,
});
const fold = (events: CustomerEvent[], later: CustomerEvent[] = []) => foldCustomerDay(events, later, window);

test('a confirmed friendship is one new friend, however often it is confirmed on a day', () => {
  expect(fold([e('passed', 1), e('passed', 5)])[0]).toMatchObject({ newFriends: 1, qualifiedFans: 0 });
});

test.each([
  ['speaks on the same day', [e('messageIn', 2)], 1],
  ['is tagged three weeks later', [e('tagged', 21 * 24, { account: '' })], 1],
  ['never says a word', [], 0],
  ['speaks, but deletes us within 24 hours', [e('messageIn', 2), e('deletedUs', 20)], 0],
  ['speaks and deletes us after 25 hours', [e('messageIn', 2), e('deletedUs', 26)], 1],
  ['speaks to another account only', [e('messageIn', 2, { account: 'A-0002' })], 0],
  ['speaks after 36 days', [e('messageIn', 36 * 24 + 2)], 0],
])('a friend who %s is qualified: %#', (_, later, qualified) => {
  expect(fold([e('passed', 1)], later)[0]?.qualifiedFans).toBe(qualified);
});

test('a request counts as passed by the day it was asked', () => {
  const [row] = fold([e('requested', 3)], [e('passed', 50)]);
  expect(row).toMatchObject({ requested: 1, requestedPassed: 1, newFriends: 0 });
});

test('orders add up, a gift is no deal, a refund is kept apart', () => {
  const [row] = fold([
    e('order', 1, { amountCents: 12_000 }),
    e('order', 2, { amountCents: 3_000 }),
    e('order', 3, { amountCents: 0 }),
    e('refund', 4, { amountCents: -3_000 }),
  ]);
  expect(row).toMatchObject({ orders: 2, amountCents: 15_000, refunds: 1, refundCents: 3_000, active: 1 });
});

test('events of the day after do not count, and two accounts are two rows', () => {
  expect(fold([e('passed', 25)])).toEqual([]);
  expect(fold([e('passed', 1), e('passed', 2, { account: 'A-0002' })])).toHaveLength(2);
});

test.each([
  ['answered after 20 minutes', [e('messageIn', 10), e('messageOut', 10 + 1 / 3)], 1, 1],
  ['answered after 40 minutes', [e('messageIn', 10), e('messageOut', 10 + 2 / 3)], 1, 0],
  ['never answered', [e('messageIn', 10)], 1, 0],
  [
    'several messages in a row, one answer',
    [e('messageIn', 10), e('messageIn', 10.1), e('messageOut', 10.2)],
    1,
    1,
  ],
  ['asked at night', [e('messageIn', 2)], 0, 0],
])('a message %s: %#', (_, events, waits, met) => {
  expect(fold(events)[0]).toMatchObject({ replyWaits: waits, replyMet: met });
});

test('a message that may still be answered in time is not counted yet', () => {
  const rows = foldCustomerDay([e('messageIn', 10)], [], { ...window, seenUntil: from + 10.2 * HOUR });
  expect(rows[0]?.replyWaits).toBe(0);
});
