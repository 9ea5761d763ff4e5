import { isBreach, penaltyAfter, penaltyEndsAt, quotasHalvedUntil } from './penalties';

const NOW = new Date('2026-03-02T02:00:00Z');
const ago = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);
const dayOf = (d: Date | null): string | null => d && d.toISOString().slice(0, 10);

test.each<[string, number[], boolean, string]>([
  ['the first breach', [0], false, 'warning'],
  ['a second one after more than 30 days', [30, 0], false, 'warning'],
  ['two within 30 days', [29.9, 0], false, 'sendLimited'],
  ['three within 60 days', [59, 31, 0], false, 'addLimited'],
  ['three, the oldest 60 days ago', [60, 31, 0], false, 'warning'],
  ['a fourth within 60 days is repeated', [50, 30, 10, 0], false, 'banned'],
  ['a serious one', [0], true, 'banned'],
])('%s', (_, breaches, serious, level) => {
  expect(penaltyAfter(breaches.map(ago), NOW, serious)).toBe(level);
});

test('a breach that is told of late is judged by its own time', () => {
  expect(penaltyAfter([ago(10), ago(0)], ago(10), false)).toBe('warning');
});

test('each step has its recovery, and halves the quotas for 30 days after it', () => {
  expect(dayOf(penaltyEndsAt('warning', NOW))).toBe('2026-03-09');
  expect(dayOf(penaltyEndsAt('sendLimited', NOW))).toBe('2026-03-17');
  expect(dayOf(penaltyEndsAt('addLimited', NOW))).toBe('2026-04-01');
  expect(penaltyEndsAt('banned', NOW)).toBeNull();
  expect(dayOf(quotasHalvedUntil('warning', NOW))).toBeNull();
  expect(dayOf(quotasHalvedUntil('sendLimited', NOW))).toBe('2026-04-16');
});

test('what costs health without being held against the account is no breach', () => {
  expect(isBreach('deletedByFriend')).toBe(false);
  expect(isBreach('sendFailure')).toBe(false);
  expect(isBreach('sensitiveWord')).toBe(false);
  expect(isBreach('restricted')).toBe(true);
});
