import { openDesk, type Desk } from '../../testing/desk';
import type { Actor, Reply } from '../../kernel';
import { accounts } from '../accounts';
import { conversation } from '../conversation';
import { customers } from '../customers';
import { aCustomer } from '../customers/customers.factory';
import { operators } from '../operators';
import { explainTask } from './commands/explainTask.command';
import { createTask, tasks } from './index';

let desk: Desk;
const actor: Actor = {
  userid: 'linlan',
  name: '林岚',
  roles: ['owner'],
  scope: 'company',
  department: null,
  language: 'zh',
};

beforeAll(async () => {
  desk = await openDesk('kit_explain', [operators, conversation, accounts, customers, tasks]);
  await desk.transact(async (ctx) => {
    for (const [name, wechatId] of [
      ['张三', 'wx_zhangsan'],
      ['李四', 'wx_lisi'],
    ] as const)
      await ctx.db.query(
        "INSERT INTO customer_identities (customer_id, kind, value, created_at) VALUES (?, 'wechat', ?, ?)",
        [await aCustomer(ctx, { name }), wechatId, ctx.now],
      );
  });
});
beforeEach(async () => {
  for (const table of ['tasks', 'actions', 'sequences']) await desk.source.query(`DELETE FROM ${table}`);
});
afterAll(() => desk.close());

const explain = (args: object): Promise<Reply> =>
  desk.transact((ctx) => explainTask.run(ctx, args), { actor });
const order = (customer: string, by = 'linlan') =>
  desk.transact((ctx) =>
    createTask(ctx, {
      kind: 'test',
      title: '发消息',
      by,
      actions: [
        { deviceId: 'D-001', kind: 'sendMessage', args: { customer } },
        { deviceId: 'D-002', kind: 'sendMessage', args: { customer: 'wx_somebody' } },
      ],
    }),
  );
const settle = (state: string, outcome: object | null) =>
  desk.source.query(
    "UPDATE actions SET state = ?, outcome = ?, settled_at = created_at WHERE device_id = 'D-001'",
    [state, outcome && JSON.stringify(outcome)],
  );

test('a failed action says what went wrong and what to do', async () => {
  await order('wx_zhangsan');
  await settle('failed', { state: 'failed', code: 'NOT_FRIEND', afterEffect: false });
  const reply = await explain({ task: 'T-1' });
  expect(reply.lines?.[0]).toMatch(/❌ D-001 失败：对方不是好友 .* 先加为好友/);
  expect(reply.buttons?.map((b) => b.say)).toEqual(['重试 T-1 失败的']);
});

test('of a customer only what was meant for him is told', async () => {
  await order('wx_zhangsan');
  await settle('expired', null);
  const reply = await explain({ customer: '张三' });
  expect(reply.lines).toHaveLength(1);
  expect(reply.lines?.[0]).toMatch(/^T-1 ❌ D-001 已过期.*可以重试$/);
});

test('nobody planned anything: that is said, with no guess', async () => {
  await order('wx_zhangsan');
  expect((await explain({ customer: '李四' })).headline).toBe('最近 30 天没有任务把这位客户列为对象');
});

test('an unknown customer or task is told apart from one without tasks', async () => {
  await expect(explain({ customer: '王五' })).rejects.toThrow('没有找到这位客户');
  await expect(explain({ task: 'T-9' })).rejects.toThrow('没有任务 T-9');
});

test('a task in which everything was done has nothing to explain', async () => {
  await order('wx_zhangsan');
  await desk.source.query(`UPDATE actions SET state = 'done', outcome = '{"state":"done"}'`);
  expect((await explain({ task: 'T-1' })).lines).toEqual(['所有动作都办成了']);
});
