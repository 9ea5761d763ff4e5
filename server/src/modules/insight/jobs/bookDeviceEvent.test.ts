import { randomUUID } from 'node:crypto';
import { openDesk, type Desk } from '../../../testing/desk';
import { accounts } from '../../accounts';
import { customers } from '../../customers';
import { fleet } from '../../fleet';
import { insight } from '../index';

const modules = [fleet, accounts, customers, insight];
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('life_book', modules);
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.at('2026-03-02T02:00:00Z');
  const all = ['customers', 'customer_identities', 'friendships', 'customer_events', 'device_events'];
  for (const table of all) await desk.source.query(`DELETE FROM ${table}`);
});

const XIAOYU = 'wxid_xiaoyu';
const rows = (sql: string): Promise<Record<string, unknown>[]> => desk.source.query(sql);
const settle = (): Promise<void> => desk.runAll(modules.flatMap((m) => m.jobs ?? []));

/** A phone tells it, and the job that books it runs; `times` as often as Bull pleases. */
async function tell(
  kind: string,
  data: Record<string, unknown> = {},
  o: { times?: number; ref?: string } = {},
) {
  const report = fleet.phones?.find((p) => p.type === 'evt');
  const frame = {
    ...{ v: 1 as const, id: randomUUID(), seq: 1, ack: 0, ts: 0, t: 'evt' as const },
    d: {
      ref: o.ref ?? randomUUID(),
      kind,
      at: Date.parse('2026-03-02T01:30:00Z'),
      account: 'A-0031',
      data: { customer: XIAOYU, nickname: '小雨', channel: '抖音A', ...data },
    },
  };
  for (let n = o.times ?? 1; n > 0; n--)
    await desk.transact(
      (ctx) => report?.handle(ctx, { id: 'D-012', generation: 1 }, frame) ?? Promise.resolve(),
    );
  await settle();
}

test('what phones tell moves the counters once, however often it is delivered and booked', async () => {
  await tell('requested');
  await tell('passed');
  await tell('messageIn', {}, { times: 3, ref: 'said' });
  await tell('order', { amountCents: 19_900 }, { times: 3, ref: 'bought' });
  await tell('order', { amountCents: 9_900 });
  await tell('refund', { amountCents: 9_900 });
  expect(await rows('SELECT lead_state, orders, amount_cents FROM customers')).toEqual([
    { lead_state: 'repurchased', orders: 2, amount_cents: '19900' },
  ]);
  expect(await rows('SELECT COUNT(*) n FROM customer_events')).toEqual([{ n: '6' }]);
});

test('who deletes us is lost and no friend any more', async () => {
  await tell('passed');
  await tell('deletedUs');
  expect(await rows('SELECT lead_state, lost_at IS NULL here FROM customers')).toMatchObject([
    { lead_state: 'lost' },
  ]);
  expect(await rows('SELECT state FROM friendships')).toEqual([{ state: 'deletedByCustomer' }]);
});

test('an order that overtakes its buyer is booked when he is known, and one of a stranger is not', async () => {
  await tell('order', { customer: 'wxid_stranger', amountCents: 100 });
  expect(await rows('SELECT id FROM customers')).toEqual([]);
  const report = { customer: XIAOYU, amountCents: 5_000 };
  await desk.source.query(
    `INSERT INTO device_events (id, device_id, ref, kind, at, account_id, text, data, stored_at) VALUES
     (1, 'D-012', 'early', 'order', '2026-03-02 01:40:00', 'A-0031', '', ?, NOW(3))`,
    [JSON.stringify(report)],
  );
  const book = insight.jobs?.find((j) => j.name === 'insight.bookDeviceEvent');
  if (!book) throw new Error('no such job');
  await desk.run(book, { id: '1' });
  const secondTry = desk.enqueued.splice(0);
  expect(secondTry).toMatchObject([{ data: { id: '1', again: true }, delayMs: 3000 }]);
  await tell('passed');
  desk.enqueued.push(...secondTry);
  await settle();
  expect(await rows('SELECT orders FROM customers')).toEqual([{ orders: 1 }]);
});
