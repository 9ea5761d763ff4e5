import { openDesk, type Desk } from '../../testing/desk';
import { registerPace } from '../../kernel';
import { shardOf, SHARDS } from '../../infra/pacer/shards';
import { accounts } from '../accounts';
import { anAccount } from '../accounts/accounts.factory';
import { conversation } from '../conversation';
import { operators } from '../operators';
import { createTask, tasks, type ActionWanted } from './index';
import { lines } from './lines';

const modules = [operators, conversation, accounts, tasks];
const jobs = modules.flatMap((m) => [...(m.jobs ?? [])]);
const ALL = Array.from({ length: SHARDS }, (_, i) => i);
const outside = {
  phones: { deliver: async () => true, drop: async () => undefined, alive: async () => [] },
};
let desk: Desk;
let paced: { deviceId: string; minutes: number }[];

beforeAll(async () => {
  desk = await openDesk('tasks_lines', modules);
});
beforeEach(async () => {
  for (const table of ['tasks', 'actions', 'accounts', 'line_waits', 'account_quota_uses', 'sequences'])
    await desk.source.query(`DELETE FROM ${table}`);
  desk.enqueued.length = 0;
  desk.at('2026-03-02T15:00:00Z'); // 23:00: nothing a customer sees
  paced = [];
  registerPace((deviceId, at) => paced.push({ deviceId, minutes: fromNow(at) }));
  await desk.transact((ctx) => anAccount(ctx, { id: 'A-0031', device: 'D-002' }));
});
afterAll(async () => {
  registerPace(() => undefined);
  await desk.close();
});

const order = (...actions: ActionWanted[]) =>
  desk.transact((ctx) => createTask(ctx, { kind: 'test', title: 't', by: null, actions }));
const work = () => desk.runAll(jobs, outside);
const recover = (shards: number[] = ALL) => desk.transact((ctx) => lines.recover(ctx, shards));
/** whole minutes: the desk's clock goes on */
const fromNow = (at: Date): number => Math.round((at.getTime() - desk.clock.now().getTime()) / 60_000) || 0;
const NINE_HOURS = 9 * 60;
const message: ActionWanted = {
  ...{ deviceId: 'D-002', kind: 'sendMessage', accountId: 'A-0031', deadlineMs: 86_400_000 },
};

test('what waits tells the pacer how long: the morning, or its own time', async () => {
  await order(message);
  await work();
  await order({ deviceId: 'D-003', kind: 'restart', notBefore: new Date('2026-03-02T15:05:00Z') });
  expect(paced).toEqual([
    { deviceId: 'D-002', minutes: NINE_HOURS },
    { deviceId: 'D-003', minutes: 5 },
  ]);
});

test('the ledger alone says when each line has to be looked at, and asks about what is open', async () => {
  await order(message);
  await order({ deviceId: 'D-003', kind: 'restart', notBefore: new Date('2026-03-02T15:05:00Z') });
  await order({ deviceId: 'D-004', kind: 'restart' });
  await work(); // D-004 is on its way, D-002 waits for the morning
  await order({ deviceId: 'D-005', kind: 'restart' });
  desk.enqueued.length = 0;
  const times = new Map((await recover()).map((l) => [l.deviceId, fromNow(l.at)]));
  expect(Object.fromEntries(times)).toEqual({ 'D-002': NINE_HOURS, 'D-003': 5, 'D-005': 0 });
  expect(desk.enqueued.map((e) => e.job.name)).toEqual(['tasks.ask']);
});

test('the database and the pacer agree on the shard of a phone', async () => {
  await order(...[1, 2, 3, 4, 5, 6].map((n) => ({ deviceId: `D-10${n}`, kind: 'restart' as const })));
  const shard = shardOf('D-103');
  const mine = (await recover([shard])).map((l) => l.deviceId);
  expect(mine).toContain('D-103');
  expect(mine.every((id) => shardOf(id) === shard)).toBe(true);
});

test('a look wakes the head of each line whose screen is free, many lines at once', async () => {
  await order({ deviceId: 'D-004', kind: 'restart' }, { deviceId: 'D-004', kind: 'restart' });
  await work(); // the first is on the phone
  await order({ deviceId: 'D-005', kind: 'restart' }, { deviceId: 'D-005', kind: 'screenshot' });
  await order(message);
  desk.enqueued.length = 0;
  await desk.transact((ctx) => lines.look(ctx, ['D-002', 'D-004', 'D-005', 'D-006']));
  expect(desk.enqueued.map((e) => e.job.name)).toEqual(['tasks.turn']);
  await work();
  const rows: { device_id: string; kind: string }[] = await desk.source.query(
    "SELECT device_id, kind FROM actions WHERE state = 'sent' ORDER BY seq",
  );
  expect(rows.map((r) => `${r.device_id} ${r.kind}`)).toEqual(['D-004 restart', 'D-005 restart']);
});
