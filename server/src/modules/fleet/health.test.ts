import { openDesk, type Desk } from '../../testing/desk';
import { accounts } from '../accounts';
import { conversation } from '../conversation';
import { operators } from '../operators';
import { createTask, tasks } from '../tasks';
import { aDevice } from './fleet.factory';
import { fleet } from './index';

const modules = [operators, conversation, accounts, tasks, fleet];
const jobs = modules.flatMap((m) => [...(m.jobs ?? [])]);
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk('fleet_health', modules);
  await desk.transact(async (ctx) => {
    await aDevice(ctx, { id: 'D-012' });
    await ctx.db.query(
      `INSERT INTO accounts (id, device_id, wechat_id, nickname, kind, registered_at, health_score, health_at, created_at)
        VALUES ('A-0031', 'D-012', 'wx', '小林', 'business', ?, 80, ?, ?)`,
      [ctx.now, ctx.now, ctx.now],
    );
  });
});
afterAll(() => desk.close());

const ledger = () =>
  desk.source.query<unknown[]>('SELECT account_id, kind FROM account_health_events ORDER BY id');
const reports = (type: string, body: object) => {
  const listeners = modules.flatMap((m) => m.phones ?? []).filter((r) => r.type === type);
  return desk.transact(async (ctx) => {
    for (const r of listeners)
      await r.handle(ctx, { id: 'D-012', generation: 1 }, { t: type, d: body } as never);
  });
};
const phones = { deliver: async () => true, drop: async () => undefined, alive: async () => [] };

test('a restriction that a phone reports as result and as event is one health event', async () => {
  await desk.transact((ctx) =>
    createTask(ctx, {
      kind: 'k',
      title: 't',
      by: null,
      actions: [{ deviceId: 'D-012', kind: 'publishMoment', accountId: 'A-0031' }],
    }),
  );
  await desk.runAll(jobs, { phones });
  const [{ id: action }] = await desk.source.query('SELECT id FROM actions');
  const outcome = { state: 'failed', code: 'ACCOUNT_RESTRICTED', afterEffect: false };
  await reports('res', { action, epoch: 1, outcome });
  const at = desk.clock.now().getTime();
  await reports('evt', { ref: 'e1', kind: 'restricted', at, account: 'A-0031', data: { action } });
  await desk.runAll(jobs, { phones });
  expect(await ledger()).toEqual([{ account_id: 'A-0031', kind: 'restricted' }]);
});

test('a phone cannot report for an account it does not hold, and small talk is no health event', async () => {
  const before = await ledger();
  const at = desk.clock.now().getTime();
  await reports('evt', { ref: 'e2', kind: 'restricted', at, account: 'A-0099' });
  await reports('evt', { ref: 'e3', kind: 'messageIn', at, account: 'A-0031' });
  await desk.runAll(jobs, { phones });
  expect(await ledger()).toEqual(before);
});
