import { deviceRestart } from '@cunkebao/shared/conversation';
import { command, registerImages, WecomFault, type Module } from '../../kernel';
import { openChatDesk, type ChatDesk } from '../../testing/chatDesk';
import { operators } from '../operators';
import { announceParked, conversation, post, showProgress } from '.';

let desk: ChatDesk;
const restart: Module = {
  name: 'restart',
  commands: [
    command(deviceRestart, {
      plan: () =>
        Promise.resolve({
          headline: '重启 D-001',
          lines: [],
          targets: [{ id: 'D-001', text: 'D-001' }],
          excluded: [],
          reversible: false,
          effect: {},
        }),
      run: () => Promise.resolve({ headline: '已受理 T-1', task: { id: 'T-1' } }),
    }),
  ],
};

beforeAll(async () => {
  desk = await openChatDesk('convoutbox', [operators, conversation, restart]);
  await desk.operator('wang', '王芳', ['owner']);
  await desk.operator('li', '小李', ['matrixOps']);
});
afterAll(() => desk.close());
beforeEach(async () => {
  for (const table of ['outbox_messages', 'cards', 'confirmations', 'dialogues', 'audit_entries'])
    await desk.source.query(`DELETE FROM ${table}`);
  desk.heard.length = 0;
  desk.enqueued.length = 0;
  desk.at('2026-03-02T02:00:00Z');
});

const send = (to: string, headline: string, key: string): Promise<void> =>
  desk.transact((ctx) => post(ctx, { to, reply: { headline }, key }));
const texts = (): string[] => desk.heard.map((h) => h.text);
const states = async (): Promise<string[]> =>
  (await desk.source.query<{ state: string }[]>('SELECT state FROM outbox_messages ORDER BY id')).map(
    (r) => r.state,
  );
const makeDue = (): Promise<unknown> =>
  desk.source.query(
    'UPDATE outbox_messages SET not_before = NULL, reserved_until = NOW(3) - INTERVAL 1 SECOND',
  );
const sweep = (): Promise<void> => {
  const job = conversation.jobs?.find((j) => j.name === 'conversation.sweep');
  if (!job) throw new Error('no sweep');
  return desk.run(job, {});
};

test('a message is sent once per key', async () => {
  await send('wang', '日报好了', 'daily-1');
  await send('wang', '日报好了', 'daily-1');
  await desk.settle();
  expect(texts()).toEqual(['日报好了']);
  expect(await states()).toEqual(['confirmed']);
});

test('the same words said twice are two messages, also to WeCom’s duplicate check', async () => {
  await send('wang', '在线 12 台', 'first');
  await send('wang', '在线 12 台', 'second');
  await desk.settle();
  expect(texts()).toEqual(['在线 12 台', '在线 12 台']);
});

test('messages to one person keep their order although the first must be repeated', async () => {
  await send('wang', '一', 'a');
  await send('wang', '二', 'b');
  desk.failNext(new WecomFault(-1, 'retry', 'busy'), false);
  await desk.settle();
  expect(texts().at(-1)).not.toBe('二');
  await makeDue();
  await sweep();
  await desk.settle();
  expect(texts()).toEqual(['一', '二']);
});

test('an answer that never came is sent again byte for byte and delivered once', async () => {
  await send('wang', '一次', 'c');
  desk.failNext(new WecomFault(0, 'retry', 'timeout', true), true);
  await desk.settle();
  await makeDue();
  await sweep();
  await desk.settle();
  expect(texts()).toEqual(['一次']);
  expect(await states()).toEqual(['confirmed']);
});

test('what may have arrived longer ago than WeCom remembers is not sent again, and the owner is told', async () => {
  await send('li', '也许到了', 'forgotten');
  desk.failNext(new WecomFault(0, 'retry', 'timeout', true), true);
  await desk.settle();
  desk.forgetSent();
  desk.at('2026-03-02T08:00:00Z');
  await sweep();
  await desk.settle();
  expect(desk.heard.map((h) => [h.to, h.text.slice(0, 4)])).toEqual([
    ['li', '也许到了'],
    ['wang', '⚠️ 有'],
  ]);
  expect(await states()).toEqual(['failed', 'confirmed']);
});

test('who leaves gets nothing more of what waits for him', async () => {
  await send('li', '还没发', 'left');
  desk.enqueued.length = 0;
  const job = conversation.jobs?.find((j) => j.name === 'conversation.dropWaiting');
  if (!job) throw new Error('nothing drops what waits');
  await desk.run(job, { userid: 'li' });
  await sweep();
  await desk.settle();
  expect(texts()).toEqual([]);
  expect(await desk.source.query('SELECT state, error FROM outbox_messages')).toEqual([
    { state: 'skipped', error: '成员已离开企业' },
  ]);
});

test('a worker that dies between submit and record leaves a lease, and the message is delivered once', async () => {
  await send('wang', '崩溃', 'd');
  await desk.settle();
  await desk.source.query(
    "UPDATE outbox_messages SET state = 'reserved', reserved_until = NOW(3) + INTERVAL 1 MINUTE",
  );
  await sweep();
  await desk.settle();
  expect(await states()).toEqual(['reserved']);
  await makeDue();
  await sweep();
  await desk.settle();
  expect(await states()).toEqual(['confirmed']);
  expect(texts()).toEqual(['崩溃']);
});

test('a member WeCom does not know is given up, and the owner is told', async () => {
  await send('li', '给小李', 'e');
  desk.failNext(new WecomFault(81013, 'giveUp', 'message/send: 81013'), false);
  await desk.settle();
  expect(await states()).toEqual(['failed', 'confirmed']);
  expect(desk.heard).toMatchObject([{ to: 'wang', text: expect.stringContaining('li') as string }]);
});

test('the pace budget holds a message back and does not lose it', async () => {
  await send('wang', '慢点', 'f');
  desk.failNext(new WecomFault(0, 'backoff', 'paced', false, 2000), false);
  await desk.settle();
  expect(desk.heard.map((h) => h.text)).toEqual([]);
  expect(await states()).toEqual(['planned']);
  await makeDue();
  await sweep();
  await desk.settle();
  expect(texts()).toEqual(['慢点']);
});

test('a picture is uploaded, then sent, after its text; a repeated send is the same picture', async () => {
  let drawn = 0;
  registerImages([
    {
      name: 'test.report',
      load: (_ctx, key) => Promise.resolve(key),
      draw: () => Promise.resolve(Buffer.from(`png${drawn++}`)),
    },
  ]);
  await desk.transact((ctx) =>
    post(ctx, {
      to: 'wang',
      key: 'g',
      reply: { headline: '看图', image: { report: 'test.report', key: '2026-03-01', alt: '日报图' } },
    }),
  );
  await desk.settle();
  await desk.source.query("UPDATE outbox_messages SET state = 'submitted' WHERE kind = 'image'");
  await makeDue();
  await sweep();
  await desk.settle();
  expect(desk.heard.map((h) => h.type)).toEqual(['text', 'image']);
  expect(drawn).toBe(1);
  expect(desk.heard[1]?.text).toMatch(/media-/);
});

test('a picture that cannot be drawn does not hold up what follows', async () => {
  registerImages([]);
  await desk.transact((ctx) =>
    post(ctx, {
      to: 'wang',
      key: 'h',
      reply: { headline: '有图', image: { report: 'gone', key: '1', alt: '' } },
    }),
  );
  await send('wang', '下一条', 'i');
  await desk.settle();
  expect(texts()).toEqual(['有图', '下一条']);
});

const confirmRestart = async (): Promise<string> => {
  await desk.say('wang', '重启 D-001');
  await desk.settle();
  const task = String(desk.heard.at(-1)?.card?.['task_id']);
  await desk.press('wang', task, 'confirm');
  await desk.settle();
  desk.heard.length = 0;
  return task;
};
const progress = (headline: string, state: 'running' | 'done' | 'failed'): Promise<void> =>
  desk.transact((ctx) =>
    showProgress(ctx, { taskId: 'T-1', state, text: () => ({ headline, lines: ['进度：3/12'] }) }),
  );

test('progress and result change the confirmed card itself, and the last code is kept for the result', async () => {
  const task = await confirmRestart();
  await progress('重启中', 'running');
  await desk.settle();
  expect(desk.heard).toMatchObject([{ type: 'update', card: { task_id: task, replace_text: '执行中' } }]);
  await progress('重启中，快好了', 'running');
  await desk.settle();
  expect(desk.heard).toHaveLength(1);
  await progress('D-001 重启好了', 'done');
  await desk.settle();
  expect(desk.heard).toHaveLength(2);
  expect(desk.heard[1]).toMatchObject({
    type: 'update',
    card: { main_title: { title: 'D-001 重启好了' }, replace_text: '✅ 已完成' },
  });
  await progress('迟到', 'running');
  await desk.settle();
  expect(desk.heard).toHaveLength(2);
});

test('several changes before the first is sent become one', async () => {
  await confirmRestart();
  for (const n of [1, 2, 3]) await progress(`第 ${n} 步`, 'running');
  await desk.settle();
  expect(desk.heard).toMatchObject([{ card: { main_title: { title: '第 3 步' } } }]);
});

test('without any code left the result is told in words', async () => {
  await confirmRestart();
  await desk.source.query("UPDATE cards SET codes = '[]'");
  await progress('D-001 没有重启', 'failed');
  await desk.settle();
  expect(desk.heard).toMatchObject([
    { type: 'text', text: 'D-001 没有重启\n由 王芳 10:00 确认\n进度：3/12\n❌ 失败' },
  ]);
});

test('a code that was spent elsewhere is replaced by the next', async () => {
  await confirmRestart();
  desk.failNext(new WecomFault(60140, 'giveUp', 'code spent'), false);
  await progress('好了', 'done');
  await desk.settle();
  expect(desk.heard).toMatchObject([{ type: 'update', card: { replace_text: '✅ 已完成' } }]);
});

test('a parked job is announced to the owners once a day', async () => {
  const parked = { job: 'x.y', data: { id: 1 }, error: 'boom' };
  await desk.transact((ctx) => announceParked(ctx, parked));
  await desk.transact((ctx) => announceParked(ctx, parked));
  await desk.settle();
  expect(desk.heard).toMatchObject([{ to: 'wang', text: expect.stringContaining('x.y') as string }]);
});
