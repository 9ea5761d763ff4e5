import { workDesk, type WorkDesk } from '../../../testing/workDesk';
import type { Plan } from '../../../kernel';
import { distribution } from '../distribution';
import { placeOrder } from '../placeOrder';
import { preview } from '../preview';
import { friendRequest } from '.';

let desk: WorkDesk;
beforeAll(async () => {
  desk = await workDesk('wb_friend');
});
beforeEach(() => desk.beginsAnew());
afterAll(() => desk.close());

const ALL = { field: 'pool', op: 'is', value: '全部好友' };
const asked = { account: 'A-0031', audience: ALL, greeting: '您好，我是门店小米' };
const plan = (): Promise<Plan> =>
  desk.transact((ctx) => preview(ctx, friendRequest, asked), { actor: desk.owner });
const order = async (): Promise<string> =>
  (await desk.transact((ctx) => placeOrder(ctx, friendRequest, asked), { actor: desk.owner })).task.id;
const leads = async (n: number): Promise<void> => {
  for (let i = 0; i < n; i++) await desk.friend('A-0031', `线索${i}`);
  await desk.source.query('DELETE FROM friendships');
  await desk.source.query("UPDATE customers SET lead_state = 'new'");
};
const states = async (): Promise<string[]> =>
  (await desk.source.query('SELECT lead_state s FROM customers ORDER BY id')).map((r: { s: string }) => r.s);

test('leads are asked a minute apart, and their state follows', async () => {
  await desk.worker('A-0031');
  await leads(4);
  const task = await order();
  expect(await states()).toEqual(Array(4).fill('adding'));
  desk.outcomes.of = (act) =>
    act.args['customer'] === 'wx_线索0'
      ? { state: 'failed', code: 'PRIVACY_BLOCKED', afterEffect: false }
      : { state: 'done' };
  await desk.works(task);
  expect(await states()).toEqual(['failed', 'requested', 'requested', 'requested']);
  const times = desk.effects.map((e) => e.at.getTime());
  expect(Math.min(...times.slice(1).map((t, i) => t - (times[i] ?? 0)))).toBeGreaterThanOrEqual(60_000);
  expect((await plan()).excluded.map((e) => e.reason)).toEqual(Array(3).fill('已经申请过，等对方通过'));
});

test('in the warning tier an order is one batch, said before it is confirmed', async () => {
  await desk.worker('A-0031', { score: 42 });
  await leads(7);
  const p = await plan();
  expect(p.lines[0]).toBe('A-0031 健康分 42（警告），一批最多 5 人，每批都要确认');
  expect(p.targets).toHaveLength(5);
  expect(p.excluded.map((e) => e.reason)).toEqual(Array(2).fill('警告档一批最多 5 人，下一批要另行确认'));
});

test('an account that falls into the warning tier adds nobody without a new confirmation', async () => {
  await desk.worker('A-0031');
  await leads(2);
  const task = await order();
  await desk.source.query('UPDATE accounts SET health_score = 45');
  await desk.works(task);
  expect(desk.effects).toEqual([]);
  expect((await desk.ledger(task)).map((a) => a.note)).toEqual(
    Array(2).fill('账号已降到警告档，这一批要重新确认'),
  );
  expect(await states()).toEqual(['new', 'new']);
});

test('customers given to an account get their remark, label and first message', async () => {
  await desk.worker('A-0031');
  await desk.friend('A-0031', '张三');
  const params = { audience: ALL, account: 'A-0031', remark: '抖音-张', label: '抖音', text: '您好' };
  const { task } = await desk.transact((ctx) => placeOrder(ctx, distribution, params), { actor: desk.owner });
  await desk.works(task.id);
  expect(desk.effects.map((e) => e.kind).sort()).toEqual(['sendMessage', 'setLabel', 'setRemark']);
  await expect(
    desk.transact((ctx) => preview(ctx, distribution, { audience: ALL }), { actor: desk.owner }),
  ).rejects.toThrow('备注、标签、消息至少要有一项');
});
