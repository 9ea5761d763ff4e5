import type { HealthKind } from '@cunkebao/shared/accounts';
import type { Actor, AnyCommand, Reply } from '../../kernel';
import { openDesk, type Desk } from '../../testing/desk';
import { conversation } from '../conversation';
import { operators } from '../operators';
import { tickets } from '../tickets';
import { anAccount } from './accounts.factory';
import { explainAccount } from './commands/explainAccount.command';
import { resumeAccount } from './commands/resumeAccount.command';
import { showAccount } from './commands/showAccount.command';
import { showQuota } from './commands/showQuota.command';
import { accounts, holdAccounts, reportHealthEvent, type Intent } from './index';
import { nightlyHealth } from './jobs/nightlyHealth.job';

let desk: Desk;
const actor: Actor = {
  ...{ userid: 'zhaoqi', name: '赵琪', roles: ['matrixOps'], scope: 'company', department: null },
  language: 'zh',
};
beforeAll(async () => {
  desk = await openDesk('acc_penalties', [operators, conversation, accounts, tickets]);
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.at('2026-03-02T02:00:00Z');
  for (const table of ['accounts', 'account_health_events', 'account_pauses', 'account_penalties', 'todos'])
    await desk.source.query(`DELETE FROM ${table}`);
  await desk.source.query('DELETE FROM outbox_messages');
  await desk.transact((ctx) => anAccount(ctx));
});

let serial = 0;
const breach = (kind: HealthKind, more: { serious?: boolean } = {}) =>
  desk.transact((ctx) =>
    reportHealthEvent(ctx, { accountId: 'A-0031', kind, sourceRef: `r-${++serial}`, at: ctx.now, ...more }),
  );
const ladder = async (): Promise<string[]> => {
  const rows = await desk.source.query<{ level: string }[]>(
    'SELECT level FROM account_penalties ORDER BY id',
  );
  return rows.map((r) => r.level);
};
const run = (c: AnyCommand): Promise<Reply> =>
  desk.transact(
    async (ctx) => {
      const args = { account: 'A-0031' };
      return c.run(ctx, args, c.plan ? await c.plan(ctx, args) : undefined);
    },
    { actor },
  );
const held = async (what: Partial<Intent>): Promise<string[]> => {
  const intent: Intent = {
    ...{ accountId: 'A-0031', deviceId: 'D-012', kind: 'sendMessage', purpose: 'notice' },
    ...{ quota: null, target: null },
    ...what,
  };
  return ((await desk.transact((ctx) => holdAccounts(ctx, [intent])))[0] ?? []).map((w) => w.why);
};
const letters = async (): Promise<string> =>
  JSON.stringify(await desk.source.query('SELECT body FROM outbox_messages ORDER BY id'));

test('the first breach is a warning, told to whoever looks after the account', async () => {
  await breach('tooFrequent');
  expect(await ladder()).toEqual(['warning']);
  expect(await letters()).toContain('会员管家 A-0031：平台警告');
  expect((await run(showAccount)).lines).toContain('⚖️ 处罚：平台警告，到 03-09 10:00');
});

test('two in 30 days stop mass messages for 15 days, not answers, and halve the quotas until 30 days after', async () => {
  await breach('inducedShare');
  desk.at('2026-03-12T02:00:00Z');
  await breach('inducedShare');
  expect(await ladder()).toEqual(['warning', 'sendLimited']);
  expect(await held({})).toEqual(['A-0031 群发消息暂停到 03-27 10:00（限制群发）']);
  expect(await held({ purpose: 'answer' })).toEqual([]);
  desk.at('2026-03-28T02:00:00Z');
  expect(await held({})).toEqual([]);
  await desk.run(nightlyHealth, {});
  expect((await run(showAccount)).lines).toContain('⚖️ 处罚：额度减半到 04-26 10:00');
  expect((await run(showQuota)).headline).toContain('处罚后减半');
  expect((await run(showQuota)).lines?.[1]).toBe('发消息 已用 0 / 100，还剩 100');
  desk.at('2026-04-27T02:00:00Z');
  expect((await run(showQuota)).headline).not.toContain('减半');
});

test('three in 60 days stop adding for 30 days; existing customers are served', async () => {
  for (const day of ['2026-03-02', '2026-04-05', '2026-04-25']) {
    desk.at(`${day}T02:00:00Z`);
    await breach('inducedShare');
  }
  expect(await ladder()).toEqual(['warning', 'warning', 'addLimited']);
  desk.at('2026-05-10T02:00:00Z');
  expect(await held({ kind: 'addFriend' })).toEqual(['A-0031 加好友暂停到 05-25 10:00（限制加好友）']);
  expect(await held({})).toEqual([]);
});

test('a ban stops everything for good, gives the operator a to-do and cannot be lifted', async () => {
  await breach('restricted', { serious: true });
  expect(await ladder()).toEqual(['banned']);
  desk.at('2027-03-02T02:00:00Z');
  expect((await held({ purpose: 'answer' }))[0]).toContain('封号');
  expect((await held({ kind: 'listFriends' }))[0]).toContain('封号');
  const todos = await desk.source.query('SELECT userid, words FROM todos');
  expect(todos).toEqual([
    { userid: 'zhaoqi', words: '会员管家 A-0031 已封号：把它的 1240 位好友转给其他同事' },
  ]);
  expect((await run(showAccount)).lines).toContain('⚖️ 处罚：封号，永久');
  expect((await run(explainAccount)).headline).toBe('会员管家 A-0031 健康分 92（优秀） · ⚖️ 封号');
  await expect(run(resumeAccount)).rejects.toThrow('平台已封号，不能恢复');
});

test('what is told twice is one step, and small debts are none', async () => {
  const report = { accountId: 'A-0031', kind: 'reported' as const, sourceRef: 'same' };
  await desk.transact((ctx) => reportHealthEvent(ctx, { ...report, at: ctx.now }));
  await desk.transact((ctx) => reportHealthEvent(ctx, { ...report, at: ctx.now }));
  await breach('deletedByFriend');
  expect(await ladder()).toEqual(['warning']);
});
