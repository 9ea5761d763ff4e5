import { customerSearch } from '@cunkebao/shared/conversation';
import { command, type Module } from '../../../kernel';
import { openBotDesk, type BotDesk } from '../../../testing/botDesk';
import { operators } from '../../operators';
import { conversation } from '..';
import { madeUpDevices } from '../madeUp.factory';

/** The bot over callbacks: the same commands and the same dialogue, in the bot's own shapes (wecom-api.md §6). */
let desk: BotDesk;
const made = madeUpDevices();
let gate: Promise<void> = Promise.resolve();
const customers: Module = {
  name: 'madeUpCustomers',
  commands: [
    command(customerSearch, {
      run: async () => {
        await gate;
        return {
          headline: '找到 2 位客户',
          list: { of: 'customer', rows: ['张三', '张三丰'].map((text, i) => ({ id: `K-${i}`, text })) },
        };
      },
    }),
  ],
};

beforeAll(async () => {
  desk = await openBotDesk('botcallback', [operators, conversation, made.module, customers]);
  await desk.operator('wang', '王芳', ['owner']);
  await desk.operator('li', '小李', ['owner']);
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.settle();
  desk.heard.length = 0;
  desk.said.length = 0;
  gate = Promise.resolve();
  Object.assign(made, { restarted: [], online: ['D-001'] });
  for (const table of ['confirmations', 'dialogues', 'chat_dialogues', 'audit_entries'])
    await desk.source.query(`DELETE FROM ${table}`);
});

type Stream = { id: string; finish: boolean; content: string };
const streamOf = ({ reply }: { reply: Record<string, unknown> | null }): Stream =>
  reply?.['stream'] as Stream;
const cardOf = (reply: Record<string, unknown> | null) => reply?.['template_card'] as Record<string, unknown>;

test('words in, the answer out in the same response', async () => {
  const said = await desk.asks('wang', '我是谁');
  expect(said.reply).toMatchObject({ msgtype: 'stream' });
  expect(streamOf(said)).toMatchObject({ finish: true, content: expect.stringContaining('王芳') });
  await desk.settle();
  expect(desk.heard).toEqual([]);
  expect(desk.said).toEqual([]);
});

test('a message delivered three times is answered once, each time with the same words', async () => {
  const body = { msgid: 'same', create_time: 1 };
  const answers = [];
  for (let i = 0; i < 3; i++) answers.push(streamOf(await desk.asks('wang', '我是谁', body)));
  expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
  const rows = await desk.source.query<unknown[]>('SELECT id FROM audit_entries');
  expect(rows).toHaveLength(1);
});

test('an answer that takes long opens a stream, and who asks for the rest gets it', async () => {
  let open: () => void = () => undefined;
  gate = new Promise((resolve) => (open = resolve));
  const first = streamOf(await desk.asks('wang', '找客户 张三'));
  expect(first).toMatchObject({ finish: false, content: '处理中…' });
  expect(streamOf(await desk.more(first.id))).toMatchObject({ finish: false });
  open();
  await desk.settle();
  const last = await desk.more(first.id);
  expect(streamOf(last)).toMatchObject({ id: first.id, finish: true });
  expect(streamOf(last).content).toContain('张三丰');
  expect(await desk.more(first.id)).toEqual(last);
  expect(desk.said).toEqual([]);
});

test('an answer nobody asks for is said by the code of the message, once', async () => {
  let open: () => void = () => undefined;
  gate = new Promise((resolve) => (open = resolve));
  const { id } = streamOf(await desk.asks('wang', '找客户 张三'));
  open();
  await desk.settle();
  await desk.source.query(
    "UPDATE inbound_messages SET replied_at = NOW(3) - INTERVAL 30 SECOND WHERE state = 'replied'",
  );
  for (let i = 0; i < 2; i++) await desk.run(jobNamed('conversation.sweep'), {});
  await desk.settle();
  expect(desk.said.map((s) => s.message)).toEqual([
    { kind: 'words', text: expect.stringContaining('张三丰') as string },
  ]);
  expect(streamOf(await desk.more(id))).toMatchObject({ finish: true, content: '答案在下一条消息里' });
});

const jobNamed = (name: string) => {
  const found = (conversation.jobs ?? []).find((j) => j.name === name);
  if (!found) throw new Error(name);
  return found;
};

test('a dangerous command shows its card, and the press changes it in its own response', async () => {
  const asked = await desk.asks('wang', '重启 D-001');
  const card = cardOf(asked.reply);
  expect(asked.reply).toMatchObject({ msgtype: 'template_card' });
  expect(card).toMatchObject({ main_title: { title: '重启 D-001' } });
  const pressed = await desk.click('li', String(card['task_id']), 'confirm');
  expect(pressed.reply).toMatchObject({
    response_type: 'update_template_card',
    template_card: {
      task_id: card['task_id'],
      replace_text: expect.stringContaining('已由 小李 确认') as string,
    },
  });
  const again = await desk.click('wang', String(card['task_id']), 'confirm');
  expect(cardOf(again.reply)['replace_text']).toContain('小李');
  expect(made.restarted).toEqual(['D-001']);
});

test('each chat has its own dialogue: a question asked in one is not answered in another', async () => {
  expect(streamOf(await desk.asks('wang', '改名')).content).toContain('哪');
  await desk.say('wang', 'D-001');
  await desk.settle();
  const rows = await desk.source.query<{ chat: string; state: { frames: unknown[] } }[]>(
    'SELECT chat, state FROM chat_dialogues',
  );
  expect(rows).toMatchObject([{ chat: 'bot', state: { frames: [{}] } }]);
});

test('in a group it answers who names it', async () => {
  const silent = await desk.asks('wang', '离线设备', { chatid: 'g1' });
  expect(silent).toEqual({ status: 200, reply: null });
  const said = await desk.asks('wang', '@存客宝助手 离线设备', { chatid: 'g1' });
  expect(streamOf(said).content).toContain('设备 20 台');
});

test('in a group an answer about customers goes to the asker, and one line says so', async () => {
  const said = await desk.asks('wang', '@存客宝助手 找客户 张三', { chatid: 'g1' });
  expect(streamOf(said)).toMatchObject({ finish: true, content: '涉及客户资料，已发到您与「存客宝」的单聊' });
  await desk.settle();
  expect(desk.heard).toMatchObject([{ to: 'wang', text: expect.stringContaining('张三丰') as string }]);
  const list = await desk.source.query<{ chat: string }[]>(
    'SELECT chat FROM list_snapshots WHERE userid = ?',
    ['wang'],
  );
  expect(list.map((l) => l.chat)).toContain('');
});

test('a person is greeted when he opens the chat', async () => {
  const { reply } = await desk.push({
    msgid: 'enter-1',
    aibotid: 'BOT',
    chattype: 'single',
    from: { userid: 'wang' },
    msgtype: 'event',
    event: { eventtype: 'enter_chat', enter_chat: {} },
  });
  expect(reply).toMatchObject({ msgtype: 'template_card' });
});

test('a stranger hears one fixed sentence', async () => {
  expect(streamOf(await desk.asks('nobody', '离线设备')).content).toBe(
    '您还不是存客宝的操作员，请联系管理员开通。',
  );
});

test.each([
  ['no JSON', 'x', 400],
  ['no cipher', '{}', 403],
  ['an unsigned one', '{"encrypt":"AAAA"}', 403],
])('%s is refused', async (_what, body, status) => {
  const url = desk.urls[0]?.replace('/callback', '/bot') ?? '';
  expect((await fetch(url, { method: 'POST', body })).status).toBe(status);
});
