import { workDesk, type WorkDesk } from '../../../testing/workDesk';
import type { Plan } from '../../../kernel';
import { placeOrder } from '../placeOrder';
import { preview } from '../preview';
import { momentPublish } from '.';

let desk: WorkDesk;
beforeAll(async () => {
  desk = await workDesk('wb_moment');
});
beforeEach(async () => {
  await desk.beginsAnew();
  await desk.worker('A-0031', { nickname: '会员管家' });
  await desk.worker('A-0032', { nickname: '小悦', kind: 'persona' });
});
afterAll(() => desk.close());

const plan = (params: object): Promise<Plan> =>
  desk.transact((ctx) => preview(ctx, momentPublish, params), { actor: desk.owner });
const order = async (params: object): Promise<string> =>
  (await desk.transact((ctx) => placeOrder(ctx, momentPublish, params), { actor: desk.owner })).task.id;
const both = { accounts: ['A-0031', 'A-0032'] };
const of = (text: string, more: object = {}) => ({ posts: [{ text, ...more }], ...both });

test('each account publishes at the moment that was asked for, and not before', async () => {
  const task = await order(of('新品到店', { at: '2026-03-03T08:00:00+08:00', firstComment: '地址在评论' }));
  await desk.works(task);
  expect(desk.effects.map((e) => [e.account, e.kind, e.args]).sort()).toEqual([
    ['A-0031', 'publishMoment', { text: '新品到店', firstComment: '地址在评论' }],
    ['A-0032', 'publishMoment', { text: '新品到店', firstComment: '地址在评论' }],
  ]);
  expect(desk.effects.every((e) => e.at >= new Date('2026-03-03T00:00:00Z'))).toBe(true);
  expect(await desk.ledger(task)).toEqual([
    { state: 'done', note: null, label: 'A-0031 会员管家' },
    { state: 'done', note: null, label: 'A-0032 小悦' },
  ]);
});

test('a persona account is left out for what it said before, a business account may say it again', async () => {
  await desk.works(await order(of('新品到店')));
  desk.at('2026-03-03T04:00:00Z');
  const again = await plan(of(' 新品，到店！'));
  expect(again.targets.map((t) => t.text)).toEqual(['A-0031 会员管家']);
  expect(again.excluded.map((e) => [e.text, e.reason])).toEqual([
    ['A-0032 小悦', '人设号发过同样的内容，不再重复'],
  ]);
  const task = await order(of('新品到店'));
  await desk.works(task);
  expect((await desk.ledger(task)).map((a) => a.state)).toEqual(['done', 'skipped']);
});

test('two tasks with the same text, planned at once: the persona account publishes one of them', async () => {
  await desk.source.query("UPDATE accounts SET kind = 'business'");
  const [one, two] = [
    await order(of('早安', { at: '2026-03-03T08:00:00+08:00' })),
    await order(of('早安', { at: '2026-03-03T12:00:00+08:00' })),
  ];
  await desk.source.query("UPDATE accounts SET kind = 'persona' WHERE id = 'A-0032'");
  await desk.works(one);
  await desk.works(two);
  expect(desk.effects.filter((e) => e.account === 'A-0032')).toHaveLength(1);
  expect((await desk.ledger(two)).find((a) => a.label?.startsWith('A-0032'))).toMatchObject({
    state: 'skipped',
    note: '人设号发过同样的内容，不再重复',
  });
});

test('the slots of a day keep two hours apart and end with their hour', async () => {
  const day = '2026-03-03';
  const posts = (['morning', 'product', 'knowledge', 'life', 'night'] as const).map((slot) => ({
    text: `第${slot}条`,
    day,
    slot,
  }));
  const task = await order({ posts, ...both });
  const more = await plan(of('第六条', { at: `${day}T19:30:00+08:00` }));
  await desk.works(task);
  const hours = desk.effects.filter((e) => e.account === 'A-0032').map((e) => (e.at.getUTCHours() + 8) % 24);
  expect(hours).toEqual([8, 12, 15, 18, 21]);
  expect(desk.effects).toHaveLength(10);
  expect(more.excluded.map((e) => e.reason)).toEqual([
    '当天已安排 5 条朋友圈，一天最多 5 条',
    '当天已安排 5 条朋友圈，一天最多 5 条',
  ]);
});

test('a slot whose hour is over is not made up for', async () => {
  const task = await order(of('早安', { at: undefined, day: '2026-03-03', slot: 'morning' }));
  desk.at('2026-03-03T02:00:00Z');
  await desk.works(task);
  expect((await desk.ledger(task)).map((a) => a.state)).toEqual(['expired', 'expired']);
  expect(desk.effects).toEqual([]);
});

test('accounts that cannot are left out with the reason', async () => {
  await desk.worker('A-0033', { score: 20 });
  await desk.worker('A-0034', { device: null });
  await desk.source.query(
    "INSERT INTO account_pauses (account_id, scope, starts_at, until, reason) VALUES ('A-0031', 'moments', ?, ?, '人工暂停')",
    [desk.clock.now(), new Date('2026-03-04T01:00:00Z')],
  );
  const p = await plan({ posts: [{ text: '早安' }], accounts: ['A-0031', 'A-0033', 'A-0034'] });
  expect(p.targets).toEqual([]);
  expect(p.excluded.map((e) => e.reason)).toEqual([
    '发朋友圈暂停到 03-04 09:00（人工暂停）',
    '健康分低于 30，账号已停用',
    '没有登录在任何手机上',
  ]);
  await expect(order({ posts: [{ text: '早安' }], account: 'A-0031' })).rejects.toThrow(
    '没有可以做的。A-0031 会员管家 发朋友圈暂停到 03-04 09:00（人工暂停）',
  );
});

test.each<[string, object, string]>([
  ['nothing to say', of(''), '请写朋友圈的内容'],
  ['too much to say', of('长'.repeat(2001)), '朋友圈最多 2000 字'],
  [
    'a time that is over',
    of('早安', { at: '2026-03-02T08:00:00+08:00' }),
    '03-02 08:00 已经过了（现在 10:00）',
  ],
  ['a slot that has begun', of('早安', { day: '2026-03-02', slot: 'morning' }), '已经过了'],
  ['the night', of('早安', { at: '2026-03-02T23:00:00+08:00' }), '夜间免打扰时段（22:00–8:00）'],
  ['next year', of('早安', { at: '2027-03-02T12:00:00+08:00' }), '最多安排 30 天内的任务'],
  ['a slot without a day', of('早安', { slot: 'morning' }), '按时段发要同时给出日期和时段'],
  ['nobody', { posts: [{ text: '早安' }] }, '请说明用哪些微信号发'],
  ['an account nobody knows', { posts: [{ text: '早安' }], account: 'A-0039' }, '没有微信号 A-0039，是不是'],
])('%s is refused in words', async (_, params, words) => {
  await expect(plan(params)).rejects.toThrow(words);
});
