import type { Outcome } from '@cunkebao/shared/fleet';
import { openDesk, type Desk } from '../../testing/desk';
import type { PhonesPort } from '../../kernel';
import { accounts, holdAccounts, reserveQuotas } from '../accounts';
import { anAccount } from '../accounts/accounts.factory';
import { conversation } from '../conversation';
import { operators } from '../operators';
import { Action } from './action.entity';
import { createTask, tasks } from './index';
import { reports } from './reports';

const modules = [operators, conversation, accounts, tasks];
const jobs = modules.flatMap((m) => [...(m.jobs ?? [])]);
let desk: Desk;
let delivered: string[];
let away: boolean;
const phones: PhonesPort = {
  async deliver(_device, body) {
    if (body.t === 'act' && !away) delivered.push(body.d.action);
    return !away;
  },
  drop: async () => undefined,
  alive: async () => [],
};

beforeAll(async () => {
  desk = await openDesk('tasks_quota', modules);
});
beforeEach(async () => {
  for (const table of [
    'tasks',
    'actions',
    'accounts',
    'account_pauses',
    'account_quota_uses',
    'line_waits',
    'sequences',
  ])
    await desk.source.query(`DELETE FROM ${table}`);
  desk.enqueued.length = 0;
  delivered = [];
  away = false;
  desk.at('2026-03-02T02:00:00Z');
  await desk.transact((ctx) => anAccount(ctx, { id: 'A-0031' }));
});
afterAll(() => desk.close());

const work = () => desk.runAll(jobs, { phones });
const passes = (seconds: number): void =>
  desk.at(new Date(desk.clock.now().getTime() + seconds * 1000).toISOString());
const order = (kind: 'addFriend' | 'sendMessage' | 'setRemark' = 'addFriend', customer = 'wx_1') =>
  desk.transact((ctx) =>
    createTask(ctx, {
      kind: 'test',
      title: '加人',
      by: null,
      actions: [{ deviceId: 'D-012', accountId: 'A-0031', kind, args: { customer }, deadlineMs: 86_400_000 }],
    }),
  );
const newest = async (): Promise<Action> => {
  const [action] = await desk.source.manager.find(Action, { order: { seq: 'DESC' }, take: 1 });
  return action as Action;
};
const says = async (t: 'got' | 'res' | 'told', d: object): Promise<void> => {
  const action = await newest();
  const report = reports.find((r) => r.type === t);
  const body = { t, d: { action: action.id, epoch: action.epoch, ...d } } as never;
  await desk.transact(async (ctx) => report?.handle(ctx, { id: 'D-012', generation: 1 }, body));
  await work();
};
const results = (outcome: Outcome): Promise<void> => says('res', { outcome });
const use = async (): Promise<string | null> => {
  const [row] = await desk.source.query('SELECT kind, state, target FROM account_quota_uses WHERE ref = ?', [
    (await newest()).id,
  ]);
  return row ? `${row.kind} ${row.state} ${row.target}` : null;
};
/** so many adds an hour or more apart, all of today */
const used = async (n: number, kind = 'add', target: string | null = null): Promise<void> => {
  for (let i = 0; i < n; i++)
    await desk.source.query(
      "INSERT INTO account_quota_uses (account_id, kind, at, ref, state, target) VALUES ('A-0031', ?, '2026-03-01 16:00:00', ?, 'committed', ?)",
      [kind, `${kind}-${i}`, target],
    );
};

test('an action pays when it is claimed, not when it is planned', async () => {
  await order();
  expect(await use()).toBeNull();
  await work();
  expect(await use()).toBe('add reserved wx_1');
  expect(delivered).toHaveLength(1);
});

test.each<[string, Outcome, string]>([
  ['done', { state: 'done' }, 'committed'],
  ['failed after its effect', { state: 'failed', code: 'TIMEOUT', afterEffect: true }, 'committed'],
  ['failed before its effect', { state: 'failed', code: 'TIMEOUT', afterEffect: false }, 'released'],
  ['refused', { state: 'refused', code: 'NOT_LOGGED_IN' }, 'released'],
  ['in doubt', { state: 'unknown' }, 'reserved'],
])('an action that is %s leaves its quota %s', async (_, outcome, state) => {
  await order();
  await work();
  await results(outcome);
  expect(await use()).toBe(`add ${state} wx_1`);
});

test('a doubtful action keeps its place until the phone has a better word', async () => {
  await order();
  await work();
  await results({ state: 'unknown' });
  await says('told', { state: 'done', outcome: { state: 'failed', code: 'TIMEOUT', afterEffect: false } });
  expect(await use()).toBe('add released wx_1');
});

test('what never reached its phone costs nothing, and costs once when it does', async () => {
  away = true;
  await order();
  await work();
  expect(await use()).toBe('add released wx_1');
  await says('got', {}); // it had arrived after all
  expect(await use()).toBe('add reserved wx_1');
});

test('what the phone has never seen is given back and paid anew when it is sent again', async () => {
  await order();
  await work();
  await says('told', { state: 'never-seen' });
  expect(delivered).toHaveLength(2);
  expect(await use()).toBe('add reserved wx_1');
  expect(await desk.source.query('SELECT id FROM account_quota_uses')).toHaveLength(1);
});

test('an account whose day is used up waits for tomorrow, and the task can say why', async () => {
  await used(20);
  await order();
  await work();
  expect(delivered).toEqual([]);
  expect(await newest()).toMatchObject({ state: 'ready', note: 'A-0031 今天的加好友额度已用完（20/20）' });
  desk.at('2026-03-02T16:00:01Z');
  await order('setRemark');
  await work();
  expect(delivered).toHaveLength(1);
});

test('another kind of action is not stopped by a quota that is used up', async () => {
  await used(20);
  await order();
  await order('sendMessage');
  await work();
  expect(delivered).toEqual([(await newest()).id]);
  expect(await use()).toBe('message reserved wx_1');
});

test('a fourth message to a customer waits, one to somebody else goes', async () => {
  await used(3, 'message', 'wx_1');
  await order('sendMessage', 'wx_1');
  await order('sendMessage', 'wx_2');
  await work();
  expect(delivered).toEqual([(await newest()).id]);
});

test('an account that is on another phone, or that nobody knows, does nothing', async () => {
  await desk.source.query("UPDATE accounts SET device_id = 'D-099'");
  await order();
  await work();
  expect((await newest()).note).toBe('A-0031 现在不在 D-012 上');
  await desk.source.query('DELETE FROM accounts');
  passes(61);
  await order('setRemark');
  await work();
  expect((await newest()).note).toBe('没有微信号 A-0031');
  expect(delivered).toEqual([]);
});

test('ten at once for the last one: one gets it', async () => {
  await used(199, 'message');
  const intent = {
    accountId: 'A-0031',
    deviceId: 'D-012',
    kind: 'sendMessage',
    purpose: 'notice',
    quota: 'message',
    target: null,
  } as const;
  const take = (ref: string): Promise<boolean> =>
    desk.transact(async (ctx) => {
      if ((await holdAccounts(ctx, [intent])).flat().length > 0) return false;
      await reserveQuotas(ctx, [{ intent, ref }]);
      return true;
    });
  const got = await Promise.all(Array.from({ length: 10 }, (_, i) => take(`race-${i}`)));
  expect(got.filter(Boolean)).toHaveLength(1);
});
