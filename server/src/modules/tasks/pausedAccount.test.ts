import { openDesk, type Desk } from '../../testing/desk';
import type { PhonesPort } from '../../kernel';
import { accounts } from '../accounts';
import { anAccount } from '../accounts/accounts.factory';
import { conversation } from '../conversation';
import { operators } from '../operators';
import { Action } from './action.entity';
import { createTask, tasks } from './index';
import { reap } from './jobs/reap.job';
import { lines } from './lines';

const modules = [operators, conversation, accounts, tasks];
const jobs = modules.flatMap((m) => [...(m.jobs ?? [])]);
let desk: Desk;
let delivered: string[];
const phones: PhonesPort = {
  deliver: async (_device, body) => {
    if (body.t === 'act') delivered.push(body.d.kind);
    return true;
  },
  drop: async () => undefined,
  alive: async () => [],
};

beforeAll(async () => {
  desk = await openDesk('kit_paused', modules);
});
beforeEach(async () => {
  for (const table of ['tasks', 'actions', 'accounts', 'account_pauses', 'line_waits', 'sequences'])
    await desk.source.query(`DELETE FROM ${table}`);
  desk.enqueued.length = 0;
  delivered = [];
  desk.at('2026-03-02T02:00:00Z');
  await desk.transact((ctx) => anAccount(ctx, { id: 'A-0031' }));
});
afterAll(() => desk.close());

const work = () => desk.runAll(jobs, { phones });
const pause = (scope: string, until: string) =>
  desk.source.query(
    `INSERT INTO account_pauses (account_id, scope, starts_at, until, reason) VALUES ('A-0031', ?, '2026-03-02', ?, '频繁加人')`,
    [scope, new Date(until)],
  );
const order = (kind: 'addFriend' | 'restart', deadlineMs?: number) =>
  desk.transact((ctx) =>
    createTask(ctx, {
      kind: 'test',
      title: '加人',
      by: null,
      actions: [
        {
          deviceId: 'D-012',
          kind,
          ...(kind === 'restart' ? {} : { accountId: 'A-0031' }),
          ...(deadlineMs ? { deadlineMs } : {}),
        },
      ],
    }),
  );
const action = () => desk.source.manager.findOneByOrFail(Action, { kind: 'addFriend' });
const HOUR = 3_600_000;

test('nothing leaves for an account that is paused, and the action knows why', async () => {
  await pause('add', '2026-03-02T04:00:00Z');
  await order('addFriend', 6 * HOUR);
  await work();
  expect(delivered).toEqual([]);
  expect(await action()).toMatchObject({
    state: 'ready',
    note: 'A-0031 加好友暂停到 03-02 12:00（频繁加人）',
  });
});

test('what stands behind it in the line goes first', async () => {
  await pause('all', '2026-03-02T04:00:00Z');
  await order('addFriend');
  await order('restart');
  await work();
  expect(delivered).toEqual(['restart']);
});

test('a pause of another kind stops nothing', async () => {
  await pause('moments', '2026-03-02T04:00:00Z');
  await order('addFriend');
  await work();
  expect(delivered).toEqual(['addFriend']);
});

test('when the pause is over or lifted the action goes by itself, once', async () => {
  await pause('add', '2026-03-02T04:00:00Z');
  await order('addFriend', 6 * HOUR);
  await work();
  await desk.source.query('UPDATE account_pauses SET lifted_at = ?', [desk.clock.now()]);
  desk.at('2026-03-02T02:01:30Z');
  await desk.run(reap, {}, { phones });
  await desk.transact(async (ctx) => lines.look(ctx, await lines.idle(ctx)));
  await work();
  await work();
  expect(delivered).toEqual(['addFriend']);
  expect(await action()).toMatchObject({ state: 'sent', note: null });
});

test('an action whose time runs out meanwhile expires with the reason', async () => {
  await pause('add', '2026-03-02T04:00:00Z');
  await order('addFriend');
  await work();
  desk.at('2026-03-02T02:11:00Z');
  await desk.run(reap, {}, { phones });
  await desk.transact(async (ctx) => lines.look(ctx, await lines.idle(ctx)));
  await work();
  expect(delivered).toEqual([]);
  expect(await action()).toMatchObject({
    state: 'expired',
    note: expect.stringContaining('频繁加人') as string,
  });
});
