import type { Ctx } from '../../kernel';
import { openDesk, type Desk } from '../../testing/desk';
import { accounts } from '../accounts';
import { figuresByDay, figuresOf } from './figuresOf';
import { aCustomerDid } from './insight.factory';
import { insight } from '.';
import { rollUpDirty, rollUpRecent } from './jobs/rollUpDue.job';
import { recordEvent } from './recordEvent';
import { recordMoment } from './recordMoment';
import { rollUpDay } from './rollUpDay';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('insightrollup', [accounts, insight], '2026-03-20T04:00:00Z');
});
afterAll(() => desk.close());
beforeEach(async () => {
  for (const t of [
    'customer_events',
    'account_events',
    'daily_customers',
    'daily_metrics',
    'rolled_days',
    'dirty_days',
  ])
    await desk.source.query(`DELETE FROM ${t}`);
  desk.enqueued.length = 0;
  desk.at('2026-03-20T04:00:00Z');
});

const inTransaction = <T>(f: (ctx: Ctx) => Promise<T>): Promise<T> => desk.transact(f);
const rows = (): Promise<unknown> =>
  desk.source.query('SELECT * FROM daily_metrics ORDER BY day, team, channel, account_id');
const customers = (): Promise<unknown> =>
  desk.source.query('SELECT * FROM daily_customers ORDER BY day, customer_id, account_id');
const company = (day: string) => inTransaction((ctx) => figuresOf(ctx, [day]));

const aDay = (ctx: Ctx) =>
  aCustomerDid(ctx, 1, [
    ['requested', '2026-03-18T09:00'],
    ['passed', '2026-03-20T09:10'],
    ['messageIn', '2026-03-20T09:12'],
    ['messageOut', '2026-03-20T09:20'],
    ['consult', '2026-03-20T09:30'],
    ['order', '2026-03-20T10:00', { amountCents: 19_900 }],
  ]);

test('the events of a day become its figures', async () => {
  await inTransaction(aDay);
  await inTransaction((ctx) => aCustomerDid(ctx, 2, [['passed', '2026-03-20T08:00', { channel: '小红书' }]]));
  await inTransaction((ctx) =>
    recordMoment(ctx, { ref: 'm1', at: new Date('2026-03-20T01:00:00Z'), account: 'A-0001' }),
  );
  await inTransaction((ctx) => rollUpDay(ctx, '2026-03-20'));
  expect(await company('2026-03-20')).toMatchObject({
    newFriends: 2,
    qualifiedFans: 1,
    reached: 1,
    consults: 1,
    deals: 1,
    amountCents: 19_900,
    momentsPublished: 1,
    replyWaits: 1,
    replyMet: 1,
  });
});

test('an event told twice is in the book once', async () => {
  await inTransaction(aDay);
  const again = await inTransaction((ctx) =>
    recordEvent(ctx, {
      ref: 'test-1-order-2026-03-20T10:00',
      customerId: '1',
      kind: 'order',
      at: ctx.now,
      amountCents: 1,
    }),
  );
  expect(again).toBe(false);
  await inTransaction((ctx) => rollUpDay(ctx, '2026-03-20'));
  expect((await company('2026-03-20')).amountCents).toBe(19_900);
});

test('folding a day twice changes nothing', async () => {
  await inTransaction(aDay);
  await inTransaction((ctx) => rollUpDay(ctx, '2026-03-20'));
  const [metrics, people] = [await rows(), await customers()];
  await inTransaction((ctx) => rollUpDay(ctx, '2026-03-20'));
  expect(await rows()).toEqual(metrics);
  expect(await customers()).toEqual(people);
});

test('two servers that fold one day at once leave it as one would', async () => {
  await inTransaction(aDay);
  await inTransaction((ctx) => rollUpDay(ctx, '2026-03-20'));
  const metrics = await rows();
  await Promise.all([1, 2, 3].map(() => inTransaction((ctx) => rollUpDay(ctx, '2026-03-20'))));
  expect(await rows()).toEqual(metrics);
});

test('an event of today wakes the fold of today by itself', async () => {
  await inTransaction(aDay);
  await desk.runAll(insight.jobs ?? []);
  expect((await company('2026-03-20')).newFriends).toBe(1);
});

test('a late event has its day folded again', async () => {
  await inTransaction((ctx) => aCustomerDid(ctx, 1, [['passed', '2026-02-25T09:00']]));
  expect(desk.enqueued).toEqual([]); // too old for a mere wake-up call
  await desk.run(rollUpDirty, {});
  await desk.runAll(insight.jobs ?? []);
  expect((await company('2026-02-25')).newFriends).toBe(1);
  expect(await desk.source.query('SELECT * FROM dirty_days')).toEqual([]);
});

test('who speaks weeks later corrects the day of the friendship', async () => {
  await inTransaction((ctx) => aCustomerDid(ctx, 1, [['passed', '2026-03-01T09:00']]));
  await inTransaction((ctx) => rollUpDay(ctx, '2026-03-01'));
  expect((await company('2026-03-01')).qualifiedFans).toBe(0);
  await inTransaction((ctx) => aCustomerDid(ctx, 1, [['messageIn', '2026-03-20T09:00']]));
  desk.at('2026-03-20T04:11:00Z');
  await desk.run(rollUpDirty, {});
  await desk.runAll(insight.jobs ?? []);
  expect((await company('2026-03-01')).qualifiedFans).toBe(1);
});

test('an event of more than 35 days ago is kept but corrects nothing', async () => {
  await inTransaction((ctx) => aCustomerDid(ctx, 1, [['passed', '2026-02-12T09:00']]));
  await desk.run(rollUpDirty, {});
  await desk.runAll(insight.jobs ?? []);
  expect((await company('2026-02-12')).newFriends).toBe(0);
  expect(await desk.source.query('SELECT id FROM customer_events')).toHaveLength(1);
});

test('an event from the future is refused', async () => {
  await expect(
    inTransaction((ctx) => aCustomerDid(ctx, 1, [['passed', '2026-03-21T09:00']])),
  ).rejects.toMatchObject({ code: 'invalid' });
});

test('after downtime every day since the last fold is folded', async () => {
  await inTransaction((ctx) => rollUpDay(ctx, '2026-03-10'));
  await desk.run(rollUpRecent, {});
  const days = desk.enqueued.map((e) => (e.data as { day: string }).day);
  expect(days[0]).toBe('2026-03-10');
  expect(days).toHaveLength(11);
});

test('a customer of two days and two accounts is one customer of the period', async () => {
  const order = { amountCents: 5_000 };
  await inTransaction((ctx) =>
    aCustomerDid(ctx, 1, [
      ['order', '2026-03-19T10:00', order],
      ['order', '2026-03-20T10:00', { ...order, account: 'A-0002' }],
    ]),
  );
  for (const day of ['2026-03-19', '2026-03-20']) await inTransaction((ctx) => rollUpDay(ctx, day));
  const days = ['2026-03-19', '2026-03-20'];
  expect(await inTransaction((ctx) => figuresOf(ctx, days))).toMatchObject({ deals: 1, amountCents: 10_000 });
  expect(await inTransaction((ctx) => figuresOf(ctx, days, { account: 'A-0002' }))).toMatchObject({
    deals: 1,
    amountCents: 5_000,
  });
  const each = await inTransaction((ctx) => figuresByDay(ctx, ['2026-03-18', ...days]));
  expect(each.map((f) => f.deals)).toEqual([0, 1, 1]);
});
