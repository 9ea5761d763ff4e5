import sharp from 'sharp';
import { commandOf, emit, imageSource, type Actor, type Reply } from '../../kernel';
import { openDesk, type Desk } from '../../testing/desk';
import { accounts } from '../accounts';
import { customers } from '../customers';
import { deviceEventStored, fleet } from '../fleet';
import { addOperator, operators } from '../operators';
import { insight } from '.';
import { aCustomerDid } from './insight.factory';
import { samplePresence } from './jobs/samplePresence.job';
import { figuresOf } from './figuresOf';
import { rollUpDay } from './rollUpDay';

/** Friday 20 March, noon in Shanghai */
const NOW = '2026-03-20T04:00:00Z';
const lina: Actor = {
  userid: 'lina',
  name: '李娜',
  roles: ['owner'],
  scope: 'company',
  department: null,
  language: 'zh',
};

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('insight', [operators, fleet, accounts, customers, insight], NOW);
  await desk.transact(async (ctx) => {
    await addOperator(ctx, { userid: 'lina', name: '李娜', roles: ['owner'] });
    await ctx.db.query(
      `INSERT INTO accounts (id, wechat_id, nickname, kind, registered_at, health_score, health_at, created_at) VALUES
       ('A-0001', 'wx_a1', '一号', 'business', NOW(3), 80, NOW(3), NOW(3))`,
    );
    await aCustomerDid(ctx, 1, [
      ['scanned', '2026-03-19T08:00'],
      ['requested', '2026-03-19T08:10'],
      ['passed', '2026-03-19T08:40'],
      ['consult', '2026-03-19T09:00'],
      ['order', '2026-03-19T10:00', { amountCents: 20_000 }],
      ['order', '2026-03-20T10:00', { amountCents: 30_000, member: 'lina' }],
    ]);
    await aCustomerDid(ctx, 2, [
      ['scanned', '2026-03-18T08:00'],
      ['requested', '2026-03-18T09:00'],
    ]);
    await aCustomerDid(ctx, 3, [['scanned', '2026-03-18T08:00', { channel: '小红书' }]]);
    await aCustomerDid(ctx, 4, [['passed', '2026-03-20T08:00', { channel: '小红书', account: 'A-0002' }]]);
    for (const day of ['2026-03-18', '2026-03-19', '2026-03-20']) await rollUpDay(ctx, day);
  });
});
afterAll(() => desk.close());
beforeEach(() => desk.at(NOW));

const says = (id: string, args: unknown, actor: Actor = lina): Promise<Reply> =>
  desk.transact(async (ctx) => (await commandOf(id)?.run(ctx, args)) as Reply, { actor });
const yesterday = { from: '2026-03-19T00:00:00+08:00', to: '2026-03-20T00:00:00+08:00' };

test('本周漏斗 shows each step, where most are lost, and a picture of the same figures', async () => {
  const reply = await says('funnel.show', {});
  expect(reply.headline).toBe('获客漏斗（本周 03-16 至 03-20）总转化 33.3%');
  expect(reply.lines?.slice(0, 3)).toEqual([
    '扫码 3 人',
    '申请 2 人 · 步转化 66.7% · 流失 1 · 中位 35 分钟',
    '通过 1 人 · 步转化 50.0% · 流失 1 · 中位 30 分钟',
  ]);
  expect(reply.lines?.at(-1)).toBe('流失最多：申请这一步');
  const source = imageSource('funnel');
  const figures = await desk.transact((ctx) => source?.load(ctx, reply.image?.key ?? '') as Promise<unknown>);
  const picture = await sharp(await source?.draw(figures)).metadata();
  expect(picture).toMatchObject({ format: 'png', width: 1440 });
});

test('a channel has its own funnel, and the community funnel is empty without groups', async () => {
  expect((await says('funnel.show', { channel: '小红书' })).lines?.[0]).toBe('扫码 1 人');
  const empty = await says('funnel.show', { funnel: 'community' });
  expect(empty.headline).toBe('社群漏斗（本周 03-16 至 03-20）还没有数据');
  expect(empty.image).toBeUndefined();
  await expect(says('funnel.show', { channel: '火星' })).rejects.toMatchObject({
    code: 'notFound',
    message: '「火星」还没有数据，有数据的渠道：小红书、抖音A',
  });
});

test('a period that has not begun is asked about', async () => {
  const when = { from: '2026-04-01T00:00:00+08:00', to: '2026-04-02T00:00:00+08:00' };
  await expect(says('funnel.show', { when })).rejects.toMatchObject({ code: 'invalid' });
});

test('昨天成交金额 is compared with the day before and with its target', async () => {
  const reply = await says('metric.query', { metric: 'amountCents', when: yesterday });
  expect(reply.headline).toBe('成交金额 ¥200（昨天 03-19）');
  expect(reply.lines).toEqual(['对比 03-18：¥0，▲¥200', '❌ 日目标 ¥2,000']);
});

test('a metric of a channel, an account or a colleague counts only theirs', async () => {
  expect((await says('metric.query', { metric: 'newFriends', channel: '小红书' })).headline).toContain(
    ' 1（今天',
  );
  expect((await says('metric.query', { metric: 'newFriends', account: 'A-0001' })).headline).toContain(
    ' 0（今天',
  );
  expect((await says('metric.query', { metric: 'amountCents', operator: '李娜' })).headline).toContain(
    '¥300',
  );
  await expect(says('metric.query', { metric: 'deals', operator: '无名' })).rejects.toMatchObject({
    code: 'notFound',
  });
});

test('本周加人最多的账号 is a list whose ordinals are accounts', async () => {
  const reply = await says('metric.rank', { metric: 'newFriends', by: 'account' });
  expect(reply.headline).toBe('新增好友最多的账号（本周 03-16 至 03-20）');
  expect(reply.list?.of).toBe('account');
  expect(reply.list?.rows.map((r) => r.id)).toEqual(['A-0001', 'A-0002']);
  expect(reply.list?.rows[0]?.text).toBe('A-0001 一号 1');
  const channels = await says('metric.rank', { metric: 'amountCents', by: 'channel', order: 'asc' });
  expect(channels.lines).toEqual(['1. 小红书 ¥0', '2. 抖音A ¥500']);
});

test('为什么 names the slices that moved and the phones that were away', async () => {
  await desk.source.query(
    `INSERT INTO daily_presence (day, subject, subject_id, samples, online) VALUES
     ('2026-03-19', 'device', 'D-007', 144, 144), ('2026-03-20', 'device', 'D-007', 72, 20)`,
  );
  const reply = await says('metric.why', { metric: 'amountCents' });
  expect(reply.headline).toBe('成交金额 ¥300（今天 03-20），较昨天同一时间▲50%');
  expect(reply.lines).toContain('1. D-007 在线率只有 28%');
  expect(reply.lines).toContain('3. 抖音A 成交金额比昨天同一时间多 ¥100（¥200 → ¥300）');
});

test('目标 is set, judged by, and taken back', async () => {
  const set = await says('target.set', { metric: 'amountCents', number: 150 });
  expect(set.headline).toBe('✅ 成交金额日目标改为 ¥150');
  expect(set.lines).toEqual(['之前是 ¥2,000']);
  expect((await says('metric.query', { metric: 'amountCents' })).lines?.[1]).toBe('✅ 日目标 ¥150');
  const back = await desk.transact(
    async (ctx) =>
      (await commandOf('target.set')?.undo?.(ctx, set.receipt ?? { summary: '', data: {} })) as Reply,
    { actor: lina },
  );
  expect(back.headline).toBe('已撤销：成交金额日目标恢复为 ¥2,000');
  await expect(says('target.set', { metric: 'qualifiedRate', number: 120 })).rejects.toMatchObject({
    code: 'invalid',
  });
});

test('presence is sampled once a slot, and its share is the online rate of the day', async () => {
  await desk.source.query(
    `INSERT INTO device_presence (device_id, reach, reach_since, state, since) VALUES
     ('D-001', 'online', NOW(3), 'online', NOW(3)), ('D-002', 'offline', NOW(3), 'offline', NOW(3)),
     ('D-003', 'offline', NOW(3), 'unbound', NOW(3))`,
  );
  desk.at('2026-03-21T04:01:00Z');
  await Promise.all([1, 2, 3].map(() => desk.run(samplePresence, {})));
  await desk.transact((ctx) => rollUpDay(ctx, '2026-03-21'));
  const figures = await desk.transact((ctx) => figuresOf(ctx, ['2026-03-21']));
  expect([figures.deviceOnline, figures.deviceSamples]).toEqual([1, 2]);
});

test('what a phone reports about a known customer enters the book once', async () => {
  await desk.source.query(
    `INSERT INTO customers (id, name, added_at, created_at, channel) VALUES (77, '王一', NOW(3), NOW(3), '抖音A')`,
  );
  await desk.source.query(
    `INSERT INTO customer_identities (customer_id, kind, value, created_at) VALUES (77, 'wechat', 'wx_77', NOW(3))`,
  );
  await desk.source.query(
    `INSERT INTO device_events (id, device_id, ref, kind, at, account_id, text, data, stored_at) VALUES
     (1, 'D-001', '回执1', 'passed', '2026-03-20 03:00:00', 'A-0001', '', '{"customer":"wx_77"}', NOW(3)),
     (2, 'D-001', 'x2', 'passed', '2026-03-20 03:00:00', 'A-0001', '', '{"customer":"nobody"}', NOW(3)),
     (3, 'D-001', 'x3', 'momentPublished', '2026-03-20 03:00:00', 'A-0001', '', NULL, NOW(3)),
     (4, 'D-001', 'x4', 'plugged', '2026-03-20 03:00:00', NULL, '', NULL, NOW(3))`,
  );
  desk.enqueued.length = 0;
  await desk.transact(async (ctx) => {
    for (const id of ['1', '1', '2', '3', '4']) emit(ctx, deviceEventStored, { id });
    await Promise.resolve();
  });
  await desk.runAll([fleet, accounts, insight].flatMap((m) => m.jobs ?? []));
  const booked = await desk.source.query('SELECT kind, channel FROM customer_events WHERE customer_id = 77');
  expect(booked).toEqual([{ kind: 'passed', channel: '抖音A' }]);
  expect(await desk.transact((ctx) => figuresOf(ctx, ['2026-03-20']))).toMatchObject({
    newFriends: 3, // who passes without being known becomes a customer too
    momentsPublished: 1,
  });
});
