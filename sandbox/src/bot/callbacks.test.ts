import { createDecipheriv } from 'node:crypto';
import type { ChatMessage } from '../live';
import { openDesk, type Desk } from '../testing/desk';
import { eventually } from '../testing/eventually';
import { KEYS } from '../testing/settings';
import type { Json } from '../wecom/json';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const say = (text: string, more: Json = {}) => desk.hand('aibot/say', { from: 'linlan', text, ...more });
const chat = async (key = 'bot:linlan') => (await desk.look(`chats/${key}`)) as ChatMessage[];
const texts = async (key?: string) => (await chat(key)).map((m) => m.text);
const until = async (what: string, fits: () => Promise<boolean>): Promise<void> => {
  for (let n = 0; n < 200; n += 1) {
    if (await fits()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`never: ${what}`);
};
const pushed = (n = 1) => eventually(`${n} pushes`, () => desk.product.bot[n - 1]);
const respond = async (url: unknown, body: Json) =>
  (await (await fetch(String(url), { method: 'POST', body: JSON.stringify(body) })).json()) as {
    errcode: number;
  };

/** As long as a retry takes, by the machinery itself: the first delivery of a message is dropped, the second comes. */
async function aRetryLater(): Promise<void> {
  desk.sandbox.fault({ endpoint: 'bot', drop: 'request' });
  const { msgid } = await desk.hand('aibot/say', { from: 'zhaoqi', text: '还在吗' });
  await eventually('the second delivery', () => desk.product.bot.find((b) => b['msgid'] === msgid));
}

test('a message comes as encrypted JSON for nobody in particular, with an address for one more answer', async () => {
  await say('离线设备', { quote: '昨天的' });
  expect(await pushed()).toMatchObject({
    msgid: expect.any(String) as string,
    aibotid: 'aibSANDBOX000000000000000000001',
    chattype: 'single',
    from: { userid: 'linlan' },
    response_url: expect.stringContaining('/cgi-bin/aibot/response?response_code=') as string,
    msgtype: 'text',
    text: { content: '离线设备' },
    quote: { msgtype: 'text', text: { content: '昨天的' } },
  });
});

test('an open stream is asked on until it ends', async () => {
  let n = 0;
  desk.product.onBot = () => {
    n += 1;
    return { msgtype: 'stream', stream: { id: 's1', finish: n === 4, content: '字'.repeat(n) } };
  };
  await say('漏斗');
  await until('the stream has ended', async () => (await texts()).at(-1) === '字字字字');
  expect(desk.product.bot[1]).toMatchObject({
    msgtype: 'stream',
    stream: { id: 's1' },
    from: { userid: 'linlan' },
  });
  expect(desk.product.bot[1]).not.toHaveProperty('response_url');
  await desk.hand('aibot/say', { from: 'zhaoqi', text: 'x' });
  expect(await chat()).toHaveLength(2);
});

test('six minutes after the question nobody asks on', async () => {
  desk.product.onBot = () => ({ msgtype: 'stream', stream: { id: 's1', finish: false, content: '…' } });
  await say('漏斗');
  await pushed(2);
  desk.sandbox.advance('7m');
  const before = desk.product.bot.length;
  desk.product.onBot = () => ({});
  await aRetryLater();
  await aRetryLater();
  const refreshes = desk.product.bot.slice(before).filter((b) => b['msgtype'] === 'stream');
  expect(refreshes.length).toBeLessThanOrEqual(1);
});

test('a fourth open question of one person is not delivered', async () => {
  desk.product.onBot = () => ({ msgtype: 'stream', stream: { id: 's1', finish: false, content: '…' } });
  for (const text of ['一', '二', '三', '四']) await say(text);
  expect((await chat()).find((m) => m.text === '四')?.state).toBe('failed');
});

test('the address takes one answer within an hour', async () => {
  await say('一');
  const { response_url } = await pushed();
  const answer = { msgtype: 'markdown', markdown: { content: '**好**' } };
  expect(await respond(response_url, { msgtype: 'text', text: { content: 'x' } })).toMatchObject({
    errcode: 40008,
  });
  expect(await respond(response_url, answer)).toMatchObject({ errcode: 0 });
  expect(await respond(response_url, answer)).toMatchObject({ errcode: 60140 });
  expect(await texts()).toEqual(['一', '**好**']);
  await say('二');
  const second = await pushed(2);
  desk.sandbox.advance('1h');
  expect(await respond(second['response_url'], answer)).toMatchObject({ errcode: 60140 });
});

const card = {
  card_type: 'button_interaction',
  task_id: 't1',
  main_title: { title: '重启？' },
  button_list: [{ text: '确认', key: 'ok' }],
};

test('a click comes once, without a retry, and its answer changes the card', async () => {
  desk.product.onBot = () => ({ msgtype: 'template_card', template_card: card });
  await say('重启', { chatid: 'g1' });
  await until('the card stands there', async () => (await chat('chat:g1')).some((m) => m.card));
  const messageId = (await chat('chat:g1')).at(-1)?.id;
  desk.product.onBot = () => null;
  await desk.hand('aibot/press', { from: 'linlan', chatid: 'g1', messageId, key: 'ok' });
  expect(await pushed(2)).toMatchObject({
    chatid: 'g1',
    event: { eventtype: 'template_card_event', template_card_event: { event_key: 'ok' } },
  });
  await until('the click has timed out', async () =>
    JSON.stringify(await desk.look('traffic?kind=bot')).includes('template_card_event'),
  );
  desk.product.onBot = () => ({});
  await aRetryLater();
  expect(desk.product.bot.filter((b) => b['msgtype'] === 'event')).toHaveLength(1);
  desk.product.onBot = () => ({
    response_type: 'update_template_card',
    template_card: { ...card, main_title: { title: '已重启' } },
  });
  await desk.hand('aibot/press', { from: 'linlan', chatid: 'g1', messageId, key: 'ok' });
  await until('the card has changed', async () => (await chat('chat:g1')).at(-1)?.card?.title === '已重启');
});

test('a message that is not answered in time comes again with the same msgid', async () => {
  let n = 0;
  desk.product.onBot = () => ((n += 1) === 1 ? null : {});
  await say('在吗');
  await pushed(2);
  expect(desk.product.bot[0]?.['msgid']).toBe(desk.product.bot[1]?.['msgid']);
  await until('it is delivered', async () => (await chat())[0]?.state === 'delivered');
});

test('who opens the chat is greeted with a plain text', async () => {
  desk.product.onBot = () => ({ msgtype: 'text', text: { content: '你好' } });
  await desk.hand('aibot/enter', { from: 'linlan' });
  await until('the greeting stands there', async () => (await texts()).includes('你好'));
  await say('x');
  await pushed(2);
  expect((await texts()).filter((t) => t === '你好')).toHaveLength(1);
});

test('a stream may bring one card and ask for feedback', async () => {
  desk.product.onBot = () => ({
    msgtype: 'stream_with_template_card',
    stream: { id: 's1', finish: true, content: '看卡片', feedback: { id: 'f1' } },
    template_card: card,
  });
  await say('x');
  await until('both stand there', async () => (await chat()).length === 3);
  const answer = (await chat()).find((m) => m.text === '看卡片');
  desk.product.onBot = () => ({});
  await desk.hand('aibot/feedback', {
    from: 'linlan',
    messageId: answer?.id,
    type: 2,
    reasons: [3],
    content: '不对',
  });
  expect(await pushed(2)).toMatchObject({
    event: {
      eventtype: 'feedback_event',
      feedback_event: { id: 'f1', type: 2, content: '不对', inaccurate_reason_list: [3] },
    },
  });
});

test('a picture is served encrypted with the bot’s key, for five minutes', async () => {
  await say('', {
    kind: 'image',
    file: { name: 'a.png', base64: Buffer.from('picture').toString('base64') },
  });
  const { image } = (await pushed()) as { image: { url: string } };
  expect(image).not.toHaveProperty('aeskey');
  const bytes = Buffer.from(await (await fetch(image.url)).arrayBuffer());
  const key = Buffer.from(`${KEYS.aesKey}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(bytes), decipher.final()]);
  expect(plain.subarray(0, plain.length - (plain.at(-1) ?? 0)).toString()).toBe('picture');
  desk.sandbox.advance('5m');
  expect((await fetch(image.url)).status).toBe(404);
});
