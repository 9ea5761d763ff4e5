import type { Purpose } from '@cunkebao/shared/tasks';
import { openDesk, type Desk } from '../../testing/desk';
import type { Actor, PhonesPort } from '../../kernel';
import { accounts } from '../accounts';
import { anAccount } from '../accounts/accounts.factory';
import { conversation } from '../conversation';
import { customers } from '../customers';
import { aCustomer } from '../customers/customers.factory';
import { operators } from '../operators';
import { explainTask } from './commands/explainTask.command';
import { createTask, tasks } from './index';
import { reap } from './jobs/reap.job';
import { lines } from './lines';
import { reports } from './reports';

const modules = [operators, conversation, accounts, customers, tasks];
const jobs = modules.flatMap((m) => [...(m.jobs ?? [])]);
const actor: Actor = {
  ...{ userid: 'linlan', name: '林岚', roles: ['owner'], scope: 'company', department: null, language: 'zh' },
};
let desk: Desk;
/** customer and moment, in the order in which things left */
let left: { to: unknown; at: Date; action: string; epoch: number }[];
const phones: PhonesPort = {
  async deliver(_device, body) {
    if (body.t === 'act')
      left.push({
        to: body.d.args['customer'],
        at: desk.clock.now(),
        action: body.d.action,
        epoch: body.d.epoch,
      });
    return true;
  },
  drop: async () => undefined,
  alive: async () => [],
};

beforeAll(async () => {
  desk = await openDesk('tasks_gaps', modules);
});
beforeEach(async () => {
  for (const table of [
    ...['tasks', 'actions', 'accounts', 'account_quota_uses', 'line_waits', 'sequences'],
    ...['customers', 'customer_identities'],
  ])
    await desk.source.query(`DELETE FROM ${table}`);
  desk.enqueued.length = 0;
  left = [];
  desk.at('2026-03-02T02:00:00Z');
  await desk.transact((ctx) => anAccount(ctx, { id: 'A-0031' }));
});
afterAll(() => desk.close());

const order = (
  to: readonly string[],
  purpose: Purpose = 'notice',
  kind: 'sendMessage' | 'listFriends' = 'sendMessage',
) =>
  desk.transact((ctx) =>
    createTask(ctx, {
      ...{ kind: 'test', title: '发消息', by: 'linlan' },
      actions: to.map((customer) => ({
        ...{ deviceId: 'D-012', accountId: 'A-0031', kind, purpose, args: { customer } },
        deadlineMs: 86_400_000,
      })),
    }),
  );
const work = () => desk.runAll(jobs, { phones });
const reported = new Set<string>();
/** the phone is done with everything it got */
const done = async (): Promise<void> => {
  for (const { action, epoch } of left.filter((l) => !reported.has(l.action))) {
    reported.add(action);
    const body = { t: 'res', d: { action, epoch, outcome: { state: 'done' } } } as never;
    const res = reports.find((r) => r.type === 'res');
    await desk.transact(async (ctx) => res?.handle(ctx, { id: 'D-012', generation: 1 }, body));
  }
};
/** time passes second by second; phones answer at once */
const passes = async (seconds: number): Promise<void> => {
  for (let i = 0; i < seconds; i++) {
    desk.at(new Date(desk.clock.now().getTime() + 1000).toISOString());
    await done();
    await desk.run(reap, {}, { phones });
    await desk.transact(async (ctx) => lines.look(ctx, await lines.idle(ctx)));
    await work();
  }
};
const explain = (task: string) => desk.transact((ctx) => explainTask.run(ctx, { task }), { actor });

test('messages leave in their order, 3–8 s after the end of the one before', async () => {
  const to = ['wx_1', 'wx_2', 'wx_3', 'wx_4', 'wx_5', 'wx_6'];
  await order(to);
  await work();
  expect(left.map((l) => l.to)).toEqual(['wx_1']);
  await passes(60);
  expect(left.map((l) => l.to)).toEqual(to);
  const ends = left.map((l) => l.at.getTime() + 1000); // it was over when the next second began
  const gaps = left.slice(1).map((l, i) => l.at.getTime() - (ends[i] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3000);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(9000); // drawn to the millisecond, looked at by the second
});

test('care messages are 5–10 s apart', async () => {
  await order(['wx_1', 'wx_2', 'wx_3'], 'care');
  await work();
  await passes(40);
  const [a, b, c] = left.map((l) => l.at.getTime());
  expect((b ?? 0) - (a ?? 0)).toBeGreaterThanOrEqual(6000);
  expect((c ?? 0) - (b ?? 0)).toBeGreaterThanOrEqual(6000);
});

test('everybody who waits behind knows why', async () => {
  await order(['wx_1', 'wx_2', 'wx_3']);
  await work();
  await done();
  await work();
  const lines = (await explain('T-1')).lines ?? [];
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).toContain('等待：两个动作之间要隔 3–8 秒');
});

test('two messages to one customer are a minute apart; those to others do not wait for it', async () => {
  await order(['wx_1', 'wx_1', 'wx_2']);
  await work();
  await passes(30);
  expect(left.map((l) => l.to)).toEqual(['wx_1', 'wx_2']);
  await passes(45);
  expect(left.map((l) => l.to)).toEqual(['wx_1', 'wx_2', 'wx_1']);
  expect((left[2]?.at.getTime() ?? 0) - (left[0]?.at.getTime() ?? 0)).toBeGreaterThanOrEqual(60_000);
});

test('at night what customers see waits for 8:00 with its reason, other work goes on', async () => {
  desk.at('2026-03-02T15:00:00Z');
  await order(['wx_1']);
  await order(['wx_2'], 'notice', 'listFriends');
  await work();
  expect(left.map((l) => l.to)).toEqual(['wx_2']);
  await passes(20);
  expect(left).toHaveLength(1);
  expect((await explain('T-1')).lines?.[0]).toContain('夜间免打扰（22:00–8:00），8:00 后再做');
  desk.at('2026-03-02T23:59:59Z');
  await passes(20);
  expect(left.map((l) => l.to)).toEqual(['wx_2', 'wx_1']);
  expect(left[1]?.at.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-03-03T00:00:00Z'));
});

test('an answer goes at night to whoever wrote, past the campaign that waits', async () => {
  desk.at('2026-03-02T15:00:00Z');
  await desk.transact(async (ctx) => {
    const id = await aCustomer(ctx, { name: '张三' });
    await ctx.db.query('UPDATE customers SET last_message_at = ? WHERE id = ?', [
      new Date(ctx.now.getTime() - 3_600_000),
      id,
    ]);
    await ctx.db.query(
      "INSERT INTO customer_identities (customer_id, kind, value, created_at) VALUES (?, 'wechat', 'wx_zhang', ?)",
      [id, ctx.now],
    );
  });
  await order(['wx_1', 'wx_2']);
  await order(['wx_silent', 'wx_zhang'], 'answer');
  await work();
  expect(left.map((l) => l.to)).toEqual(['wx_zhang']);
  expect((await explain('T-2')).lines?.[0]).toContain('48 小时内没有来信');
});
