import { addLimits } from './tiers';
import { quotaWait, type QuotaUses } from './quotaWait';

const TZ = 'Asia/Shanghai';
const now = new Date('2026-03-02T02:00:00Z'); // 10:00
const old = new Date('2024-01-01T00:00:00Z');
const limitsOf = (score: number) => addLimits(score, old, now);
const none: QuotaUses = { today: 0, lately: [], sameCustomer: 0 };
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const midnight = '2026-03-02T16:00:00.000Z';

test('an account with nothing used may do everything', () => {
  for (const kind of ['add', 'message', 'moment', 'like', 'group'] as const)
    expect(quotaWait(kind, limitsOf(90), none, now, TZ)).toBeNull();
});

test.each([
  ['message', 200, '今天的发消息额度已用完（200/200）'],
  ['moment', 5, '今天的发朋友圈额度已用完（5/5）'],
  ['like', 200, '今天的点赞额度已用完（200/200）'],
  ['group', 20, '今天的建群额度已用完（20/20）'],
] as const)('%s waits for tomorrow after %i', (kind, limit, why) => {
  expect(quotaWait(kind, limitsOf(90), { ...none, today: limit - 1 }, now, TZ)).toBeNull();
  const wait = quotaWait(kind, limitsOf(90), { ...none, today: limit }, now, TZ);
  expect(wait).toMatchObject({ why, of: 'account' });
  expect(wait?.until.toISOString()).toBe(midnight);
});

test.each([
  [90, 20],
  [70, 15],
  [50, 10],
  [30, 5],
])('with a score of %i the day ends after %i adds', (score, limit) => {
  expect(quotaWait('add', limitsOf(score), { ...none, today: limit - 1 }, now, TZ)).toBeNull();
  expect(quotaWait('add', limitsOf(score), { ...none, today: limit }, now, TZ)?.why).toContain('已用完');
});

test('an account in danger is stopped altogether', () => {
  expect(quotaWait('like', limitsOf(29), none, now, TZ)?.why).toBe('健康分低于 30，账号已停用');
});

test('an hour full of adds waits until the oldest of them is an hour old', () => {
  const lately = [ago(70), ago(50), ago(40), ago(30), ago(20)];
  const wait = quotaWait('add', limitsOf(90), { today: 5, lately, sameCustomer: 0 }, now, TZ);
  expect(wait).toMatchObject({ why: '每小时最多加 4 人', until: new Date('2026-03-02T02:10:00Z') });
  expect(quotaWait('add', limitsOf(90), { ...none, lately: lately.slice(0, 4) }, now, TZ)).toBeNull();
});

test('24 hours full of adds wait although the calendar day is new', () => {
  const lately = Array.from({ length: 6 }, (_, i) => ago(23 * 60 - i));
  const wait = quotaWait('add', limitsOf(30), { today: 0, lately, sameCustomer: 0 }, now, TZ);
  expect(wait).toMatchObject({ why: '任意24小时最多加 6 人', until: new Date('2026-03-02T03:00:00Z') });
});

test('a fourth message to one customer waits alone, the account goes on', () => {
  expect(quotaWait('message', limitsOf(90), { ...none, today: 9, sameCustomer: 2 }, now, TZ)).toBeNull();
  expect(quotaWait('message', limitsOf(90), { ...none, today: 9, sameCustomer: 3 }, now, TZ)).toMatchObject({
    why: '今天已给这位客户发过 3 次',
    of: 'action',
  });
});
