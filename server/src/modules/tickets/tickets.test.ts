import { parse } from '@cunkebao/shared/conversation';
import { commandOf, type Actor, type Reply } from '../../kernel';
import { openDesk, type Desk } from '../../testing/desk';
import { conversation } from '../conversation';
import { actorOf, addOperator, operators } from '../operators';
import { addTodo } from './addTodo';
import { escalateTickets } from './jobs/escalateTickets.job';
import { remindTodos } from './jobs/remindTodos.job';
import { tickets } from '.';

/** 10:00 in Shanghai */
const START = '2026-03-02T02:00:00Z';
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('opstickets', [operators, conversation, tickets], START);
  await desk.transact(async (ctx) => {
    await addOperator(ctx, { userid: 'linlan', name: '林岚', roles: ['owner'] });
    await addOperator(ctx, { userid: 'chenmo', name: '陈默', roles: ['product'] });
    await addOperator(ctx, { userid: 'hexin', name: '何欣', roles: ['admin'] });
    await addOperator(ctx, { userid: 'zhou', name: '周宇', roles: ['userOps'], scope: 'own' });
  });
});
afterAll(() => desk.close());
beforeEach(async () => {
  for (const t of ['outbox_messages', 'tickets', 'ticket_steps', 'todos', 'sequences'])
    await desk.source.query(`DELETE FROM ${t}`);
  desk.enqueued.length = 0;
  desk.at(START);
});

const minutesLater = (n: number): void =>
  desk.at(new Date(new Date(START).getTime() + n * 60_000).toISOString());
const heardBy = async (userid: string): Promise<string[]> =>
  (
    await desk.source.query<{ body: object }[]>(
      'SELECT body FROM outbox_messages WHERE userid = ? ORDER BY id',
      [userid],
    )
  ).map((r) => JSON.stringify(r.body));
const stateOf = async (id: string): Promise<string | undefined> =>
  (await desk.source.query<{ state: string }[]>('SELECT state FROM tickets WHERE id = ?', [id]))[0]?.state;

async function says(words: string, userid = 'zhou'): Promise<Reply> {
  const { command, args } = parse(words, { now: desk.clock.now().toISOString(), tz: 'Asia/Shanghai' });
  const actor = (await desk.transact((ctx) => actorOf(ctx, userid))) as Actor;
  return desk.transact(async (ctx) => (await commandOf(command ?? '')?.run(ctx, args)) as Reply, { actor });
}
async function undoes(id: string, reply: Reply, userid = 'zhou'): Promise<Reply> {
  const actor = (await desk.transact((ctx) => actorOf(ctx, userid))) as Actor;
  return desk.transact(
    async (ctx) => (await commandOf(id)?.undo?.(ctx, reply.receipt ?? { summary: '', data: {} })) as Reply,
    { actor },
  );
}
const rows = (reply: Reply): string[] | undefined => reply.list?.rows.map((r) => r.text);

test('a bug gets an id, a deadline and the people who answer it', async () => {
  const reply = await says('报Bug 日报图片打不开');
  expect(reply.headline).toBe('✅ TK-1 已提交（Bug）');
  expect(reply.lines).toEqual(['答复：2 小时内首次答复，03-02 12:00 前', '负责：陈默、何欣']);
  expect((await heardBy('chenmo'))[0]).toMatch(/TK-1 Bug：日报图片打不开.*完成待办 评审 TK-1/);
  expect(rows(await says('待办', 'hexin'))).toEqual(['评审 TK-1 日报图片打不开 · 今天 12:00']);
  expect(await heardBy('linlan')).toEqual([]);
});

test.each([
  ['紧急 所有设备都掉线了', '答复：15 分钟内答复，03-02 10:15 前'],
  ['提需求 希望日报能按小组看', '答复：一周内评审，03-09 10:00 前'],
])('%s has its own deadline', async (words, line) => {
  expect((await says(words)).lines?.[0]).toBe(line);
});

test('a ticket goes from step to step by to-dos, and its reporter accepts it', async () => {
  await says('报Bug 日报图片打不开');
  await says('完成待办 评审 TK-1', 'chenmo');
  expect(await stateOf('TK-1')).toBe('reviewed');
  expect((await says('待办', 'hexin')).headline).toBe('✅ 没有待办');
  expect((await heardBy('zhou')).at(-1)).toContain('已评审（陈默）');
  await says('完成待办 排期 TK-1', 'chenmo');
  await says('完成待办 1', 'chenmo');
  expect(await stateOf('TK-1')).toBe('done');
  expect((await heardBy('zhou')).at(-1)).toContain('完成待办 验收 TK-1');
  await says('完成待办 验收 TK-1');
  expect(await stateOf('TK-1')).toBe('accepted');
  expect((await heardBy('chenmo')).at(-1)).toContain('已验收（周宇）');
  expect((await says('工单')).headline).toBe('没有进行中的工单');
});

test('a step taken back is asked of everybody again, and may be taken anew', async () => {
  await says('报Bug 日报图片打不开');
  const done = await says('完成待办 评审 TK-1', 'chenmo');
  await undoes('todo.done', done, 'chenmo');
  expect(await stateOf('TK-1')).toBe('submitted');
  expect(rows(await says('待办', 'hexin'))).toHaveLength(1);
  await says('完成待办 评审 TK-1', 'hexin');
  expect(rows(await says('待办', 'hexin'))).toEqual(['排期 TK-1 日报图片打不开']);
  await says('完成待办 排期 TK-1', 'hexin');
  const late = await undoes('todo.done', done, 'chenmo');
  expect(late.headline).toBe('这条待办已经变了，没有改动');
});

test('two who take the same step at once take it once', async () => {
  await says('报Bug 日报图片打不开');
  const results = await Promise.allSettled([
    says('完成待办 评审 TK-1', 'chenmo'),
    says('完成待办 评审 TK-1', 'hexin'),
  ]);
  expect(results.some((r) => r.status === 'fulfilled')).toBe(true);
  const steps = await desk.source.query<unknown[]>("SELECT 1 FROM ticket_steps WHERE state = 'reviewed'");
  expect(steps).toHaveLength(1);
});

test('undo takes a ticket back while nobody has answered', async () => {
  const reply = await says('报Bug 日报图片打不开');
  expect((await undoes('ticket.bug', reply)).headline).toBe('TK-1 已收回');
  expect((await says('待办', 'chenmo')).headline).toBe('✅ 没有待办');
  const second = await says('报Bug 又打不开');
  await says('完成待办 评审 TK-2', 'hexin');
  expect((await undoes('ticket.bug', second)).headline).toContain('已经有人在办');
});

test('an answer that is late is called out once, to those who owe it and to the owner', async () => {
  await says('报Bug 日报图片打不开');
  minutesLater(119);
  await desk.run(escalateTickets, {});
  expect(await heardBy('linlan')).toEqual([]);
  minutesLater(121);
  await desk.run(escalateTickets, {});
  await desk.run(escalateTickets, {});
  expect((await heardBy('linlan')).filter((t) => t.includes('TK-1 超时没有答复'))).toHaveLength(1);
  expect((await heardBy('hexin')).filter((t) => t.includes('超时'))).toHaveLength(1);
});

test('what was answered in time is not called out', async () => {
  await says('紧急 所有设备都掉线了');
  await says('完成待办 评审 TK-1', 'hexin');
  minutesLater(60);
  await desk.run(escalateTickets, {});
  expect((await heardBy('linlan')).filter((t) => t.includes('超时'))).toEqual([]);
});

test('people see their own tickets, those who answer see all', async () => {
  await says('报Bug 日报图片打不开', 'zhou');
  await says('提需求 按小组看', 'linlan');
  expect(rows(await says('工单'))).toEqual(['🐞 TK-1 Bug：日报图片打不开 · 已提交，03-02 12:00 前答复']);
  expect(rows(await says('工单', 'chenmo'))).toHaveLength(2);
  await expect(says('工单 TK-2')).rejects.toMatchObject({ code: 'notFound' });
  expect((await says('工单 TK-1')).lines).toEqual([
    '提出：周宇 03-02 10:00',
    '进度：已提交，03-02 12:00 前答复',
    '下一步：评审',
  ]);
  expect((await says('工单 图片')).headline).toBe('工单 1 个');
});

test('a to-do is said at its time, once, and one ref is one to-do', async () => {
  const dueAt = new Date('2026-03-02T03:00:00Z');
  for (let i = 0; i < 2; i += 1)
    await desk.transact((ctx) => addTodo(ctx, { for: 'zhou', text: '跟进张三', dueAt, ref: 'follow-1' }));
  await desk.transact((ctx) => addTodo(ctx, { for: 'zhou', text: '整理标签' }));
  expect(rows(await says('待办'))).toEqual(['跟进张三 · 今天 11:00', '整理标签']);
  expect(rows(await says('今天的待办'))).toEqual(['跟进张三 · 今天 11:00']);
  await desk.run(remindTodos, {});
  expect(await heardBy('zhou')).toEqual([]);
  minutesLater(61);
  await desk.run(remindTodos, {});
  await desk.run(remindTodos, {});
  expect(await heardBy('zhou')).toHaveLength(1);
  expect(rows(await says('待办'))?.[0]).toBe('跟进张三 · ⏰ 已过 1 分钟');
});

test('办完了 is taken back by undo', async () => {
  await desk.transact((ctx) => addTodo(ctx, { for: 'zhou', text: '联系张三' }));
  const reply = await says('完成待办 联系张三');
  expect(reply.headline).toBe('✅ 办完了：联系张三');
  await undoes('todo.done', reply);
  expect(rows(await says('待办'))).toEqual(['联系张三']);
});

test('what is not on the list is not done; of several one is asked', async () => {
  await desk.transact((ctx) => addTodo(ctx, { for: 'zhou', text: '联系张三' }));
  await desk.transact((ctx) => addTodo(ctx, { for: 'zhou', text: '联系李四' }));
  await expect(says('完成待办 7')).rejects.toMatchObject({ code: 'notFound' });
  await expect(says('完成待办 王五')).rejects.toMatchObject({ code: 'notFound' });
  expect((await says('完成待办 联系')).headline).toBe('完成的是哪一条？');
});

test('more words than fit are refused with the limit', async () => {
  await expect(says(`报Bug ${'很'.repeat(1001)}`)).rejects.toMatchObject({
    code: 'invalid',
    message: '最多 1000 字，长的内容请分几条说',
  });
});
