import { workDesk, type WorkDesk } from '../../../testing/workDesk';
import type { Plan } from '../../../kernel';
import { placeOrder } from '../placeOrder';
import { preview } from '../preview';
import { massMessage } from '.';

let desk: WorkDesk;
beforeAll(async () => {
  desk = await workDesk('wb_mass');
});
beforeEach(async () => {
  await desk.beginsAnew();
  await desk.worker('A-0031');
});
afterAll(() => desk.close());

const ALL = { field: 'pool', op: 'is', value: '全部好友' };
const plan = (params: object): Promise<Plan> =>
  desk.transact((ctx) => preview(ctx, massMessage, params), { actor: desk.owner });
const order = async (params: object): Promise<string> =>
  (await desk.transact((ctx) => placeOrder(ctx, massMessage, params), { actor: desk.owner })).task.id;
const used = (n: number) =>
  desk.source.query('INSERT INTO account_quota_uses (account_id, kind, at, ref, state) VALUES ?', [
    Array.from({ length: n }, (_, i) => ['A-0031', 'message', desk.clock.now(), `u${i}`, 'committed']),
  ]);

test.each([
  ['notice', 3000, 8200],
  ['care', 5000, 10_200],
] as const)('a %s goes to each friend with its gap', async (purpose, least, most) => {
  for (const name of ['张三', '李四', '王五', '赵六']) await desk.friend('A-0031', name);
  const task = await order({ audience: ALL, text: '新品到店', purpose });
  await desk.works(task);
  expect(desk.effects.map((e) => e.args['customer']).sort()).toEqual(
    ['wx_张三', 'wx_李四', 'wx_王五', 'wx_赵六'].sort(),
  );
  const times = desk.effects.map((e) => e.at.getTime());
  const gaps = times.slice(1).map((t, i) => t - (times[i] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(least);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(most + 1000);
});

test('what the day has no quota for goes on the next morning, as the preview said', async () => {
  await used(198);
  for (const name of ['张三', '李四', '王五']) await desk.friend('A-0031', name);
  const p = await plan({ audience: ALL, text: '新品到店' });
  expect(p.lines).toContain('当天额度不够，1 项第二天继续');
  expect(p.lines.join()).toMatch(/预计 03-03 08:00 做完/);
  const task = await order({ audience: ALL, text: '新品到店' });
  await desk.works(task, { hours: 0.1 });
  expect(desk.effects).toHaveLength(2);
  desk.at('2026-03-02T23:59:00Z');
  await desk.works(task);
  const days = desk.effects.map((e) => e.at.toISOString().slice(0, 10));
  expect(days).toEqual(['2026-03-02', '2026-03-02', '2026-03-03']);
  expect(desk.effects[2]?.at.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-03-03T00:00:00Z'));
});

test('paused, nothing goes; resumed, the rest goes; who opted out meanwhile does not get it', async () => {
  const ids = [];
  for (const name of ['张三', '李四', '王五']) ids.push(await desk.friend('A-0031', name));
  const task = await order({ audience: ALL, text: '新品到店' });
  await desk.source.query("UPDATE tasks SET state = 'paused' WHERE id = ?", [task]);
  await desk.works(task, { hours: 1 });
  expect(desk.effects).toEqual([]);
  await desk.source.query('UPDATE customers SET opted_out_at = ? WHERE id = ?', [desk.clock.now(), ids[1]]);
  await desk.source.query("UPDATE tasks SET state = 'queued' WHERE id = ?", [task]);
  await desk.works(task);
  expect(desk.effects.map((e) => e.args['customer'])).toEqual(['wx_王五', 'wx_张三']);
  expect((await desk.ledger(task)).find((a) => a.state === 'skipped')?.note).toBe('客户已退订');
});

test('groups get it too, each once', async () => {
  const groups = ['福利群', '新品群', '福利群'].map((group) => ({ account: 'A-0031', group }));
  const task = await order({ groups, text: '今晚直播' });
  await desk.works(task);
  expect(desk.effects.map((e) => e.args)).toEqual([
    { group: '福利群', text: '今晚直播' },
    { group: '新品群', text: '今晚直播' },
  ]);
  expect(await desk.ledger(task)).toContainEqual({
    state: 'skipped',
    note: '同一个群已在名单里',
    label: 'A-0031 → 福利群',
  });
});

test.each<[string, object, string]>([
  ['nothing to say', { audience: ALL, text: ' ' }, '请写要发的内容'],
  [
    'people and groups at once',
    { audience: ALL, text: '好', groups: [{ account: 'A-0031', group: '群' }] },
    '要分成两个任务',
  ],
  ['nobody', { customers: ['99'], text: '好' }, '没有符合的客户'],
  [
    'an answer nobody asked for',
    { audience: ALL, text: '好', purpose: 'answer' },
    '用途只有通知推广和节日关怀两种',
  ],
])('%s is refused in words', async (_, params, words) => {
  await expect(plan(params)).rejects.toThrow(words);
});

test('more than two hundred need a review', async () => {
  for (let i = 0; i < 201; i++) await desk.friend('A-0031', `客户${i}`);
  await expect(plan({ audience: ALL, text: '好' })).rejects.toThrow('这次要发 201 位，超过 200 位要先审核');
});
