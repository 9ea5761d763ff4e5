import { WSClient, type WsFrame } from '@wecom/aibot-node-sdk';
import { WebSocket } from 'ws';
import { eventually } from '../testing/eventually';
import { openDesk, type Desk } from '../testing/desk';
import type { ChatMessage } from '../live';
import type { Json } from '../wecom/json';

let desk: Desk;
const sockets: WebSocket[] = [];
beforeEach(async () => {
  desk = await openDesk({ bot: { id: 'BOT', secret: 'S' } });
});
afterEach(async () => {
  for (const ws of sockets.splice(0)) ws.terminate();
  await desk.close();
});

interface Link {
  frames: Json[];
  closed: boolean;
  /** sends a frame and gives its ack */
  ask: (cmd: string, body?: Json, reqId?: string) => Promise<Json>;
  /** the frame the server sends by itself */
  push: (fits?: (f: Json) => boolean) => Promise<{ cmd: string; headers: { req_id: string }; body: Json }>;
}

async function link(): Promise<Link> {
  const ws = new WebSocket(`${desk.sandbox.url.replace('http', 'ws')}/aibot`);
  sockets.push(ws);
  let count = 0;
  const it: Link = {
    frames: [],
    closed: false,
    ask: async (cmd, body, reqId = `r${sockets.length}-${(count += 1)}`) => {
      const known = it.frames.length;
      ws.send(JSON.stringify({ cmd, headers: { req_id: reqId }, ...(body ? { body } : {}) }));
      return eventually(`the ack of ${cmd}`, () =>
        it.frames.slice(known).find((f) => !('cmd' in f) && (f['headers'] as Json)['req_id'] === reqId),
      );
    },
    push: (fits = () => true) =>
      eventually('a push', () => it.frames.find((f) => 'cmd' in f && fits(f)) as never),
  };
  ws.on('message', (raw: Buffer) => it.frames.push(JSON.parse(raw.toString('utf8')) as Json));
  ws.on('close', () => (it.closed = true));
  await new Promise((resolve) => ws.once('open', resolve));
  return it;
}

async function subscribed(): Promise<Link> {
  const it = await link();
  expect(await it.ask('aibot_subscribe', { bot_id: 'BOT', secret: 'S' })).toMatchObject({ errcode: 0 });
  return it;
}

const say = (text: string, more: Json = {}) => desk.hand('aibot/say', { from: 'linlan', text, ...more });
const chat = async (key = 'bot:linlan') => (await desk.look(`chats/${key}`)) as ChatMessage[];
const last = async (key?: string) => (await chat(key)).at(-1);
const stream = (content: string, finish = false, id = 's1') => ({
  msgtype: 'stream',
  stream: { id, finish, content },
});

test('an ack has no cmd; the first frame has to be the subscription', async () => {
  const it = await link();
  expect(await it.ask('ping')).toMatchObject({ errcode: 846609 });
  expect(await it.ask('aibot_subscribe', { bot_id: 'BOT', secret: 'x' })).toMatchObject({ errcode: 853000 });
  const ack = await it.ask('aibot_subscribe', { bot_id: 'BOT', secret: 'S' }, 'r1');
  expect(ack).toEqual({ headers: { req_id: 'r1' }, errcode: 0, errmsg: 'ok' });
  expect(await it.ask('ping')).toMatchObject({ errcode: 0 });
  expect(await it.ask('aibot_dance')).toMatchObject({ errcode: 40058 });
});

test('a bot set to callbacks refuses the connection', async () => {
  await desk.hand('switches', { botMode: 'callback' });
  expect(await (await link()).ask('aibot_subscribe', { bot_id: 'BOT', secret: 'S' })).toMatchObject({
    errcode: 846601,
  });
});

test('a new connection kicks the old one out and tells it', async () => {
  const old = await subscribed();
  const fresh = await subscribed();
  const bye = await old.push();
  expect(bye).toMatchObject({
    cmd: 'aibot_event_callback',
    body: { aibotid: 'BOT', event: { eventtype: 'disconnected_event' } },
  });
  await eventually('the old one is closed', () => old.closed);
  await say('在吗');
  expect(await fresh.push()).toMatchObject({ body: { text: { content: '在吗' } } });
});

test('what a person says arrives, and a stream grows in his chat until it ends', async () => {
  const it = await subscribed();
  await say('离线设备');
  const { cmd, headers, body } = await it.push();
  expect(cmd).toBe('aibot_msg_callback');
  expect(body).toMatchObject({
    aibotid: 'BOT',
    chattype: 'single',
    from: { userid: 'linlan' },
    msgtype: 'text',
    text: { content: '离线设备' },
  });
  expect(body).not.toHaveProperty('chatid');
  await it.ask('aibot_respond_msg', stream('一'), headers.req_id);
  expect(await last()).toMatchObject({ from: 'app', text: '一' });
  await it.ask('aibot_respond_msg', stream('一二', true), headers.req_id);
  expect((await chat()).map((m) => m.text)).toEqual(['离线设备', '一二']);
  expect(await it.ask('aibot_respond_msg', stream('三', true), headers.req_id)).toMatchObject({
    errcode: 846606,
  });
  expect(await it.ask('aibot_respond_msg', stream('x'), 'nobody')).toMatchObject({ errcode: 846605 });
});

test('ten minutes after its first frame a stream is over, after a day the question is', async () => {
  const it = await subscribed();
  await say('一');
  await say('二');
  const [first, second] = await eventually('two pushes', () => {
    const got = it.frames.filter((f) => 'cmd' in f).map((f) => String((f['headers'] as Json)['req_id']));
    return got.length === 2 ? got : null;
  });
  await it.ask('aibot_respond_msg', stream('a'), first);
  desk.sandbox.advance('11m');
  expect(await it.ask('aibot_respond_msg', stream('b', true), first)).toMatchObject({ errcode: 846608 });
  desk.sandbox.advance('24h');
  expect(await it.ask('aibot_respond_msg', stream('b', true), second)).toMatchObject({ errcode: 846604 });
});

test('in a group the bot is named, and the answer stands in the group', async () => {
  const it = await subscribed();
  await say('本周漏斗', { chatid: 'g1' });
  const { headers, body } = await it.push();
  expect(body).toMatchObject({ chatid: 'g1', chattype: 'group', text: { content: '@存客宝助手 本周漏斗' } });
  await it.ask('aibot_respond_msg', { msgtype: 'markdown', markdown: { content: '**好**' } }, headers.req_id);
  expect(await last('chat:g1')).toMatchObject({ from: 'app', kind: 'markdown', text: '**好**' });
});

test('who opens the chat is greeted within five seconds, once a day', async () => {
  const it = await subscribed();
  expect(await desk.hand('aibot/enter', { from: 'linlan' })).toEqual({ pushed: true });
  expect(await desk.hand('aibot/enter', { from: 'linlan' })).toEqual({ pushed: false });
  const { headers, body } = await it.push();
  expect(body).toMatchObject({ msgtype: 'event', event: { eventtype: 'enter_chat', enter_chat: {} } });
  const hello = { msgtype: 'text', text: { content: '你好' } };
  expect(await it.ask('aibot_respond_welcome_msg', hello, headers.req_id)).toMatchObject({ errcode: 0 });
  expect(await it.ask('aibot_respond_welcome_msg', hello, headers.req_id)).toMatchObject({ errcode: 846606 });
  desk.sandbox.advance('1d');
  await desk.hand('aibot/enter', { from: 'linlan' });
  const again = await it.push((f) => (f['headers'] as Json)['req_id'] !== headers.req_id);
  desk.sandbox.advance('6s');
  expect(await it.ask('aibot_respond_welcome_msg', hello, again.headers.req_id)).toMatchObject({
    errcode: 846604,
  });
});

const card = (more: Json = {}) => ({
  card_type: 'button_interaction',
  task_id: 't1',
  main_title: { title: '重启？' },
  button_list: [{ text: '确认', key: 'ok' }],
  ...more,
});

test('a click on a card is told, and the card is changed within five seconds', async () => {
  const it = await subscribed();
  await say('重启');
  const asked = await it.push();
  await it.ask(
    'aibot_respond_msg',
    { msgtype: 'template_card', template_card: card() },
    asked.headers.req_id,
  );
  const shown = await last();
  await desk.hand('aibot/press', { from: 'linlan', messageId: shown?.id, key: 'ok' });
  const click = await it.push((f) => f['cmd'] === 'aibot_event_callback');
  expect(click.body).toMatchObject({
    event: {
      eventtype: 'template_card_event',
      template_card_event: { event_key: 'ok', task_id: 't1', card_type: 'button_interaction' },
    },
  });
  const update = {
    response_type: 'update_template_card',
    template_card: card({ main_title: { title: '已重启' } }),
  };
  expect(
    await it.ask('aibot_respond_update_msg', { template_card: card() }, click.headers.req_id),
  ).toMatchObject({ errcode: 93050 });
  const other = { ...update, template_card: card({ task_id: 't2' }) };
  expect(await it.ask('aibot_respond_update_msg', other, click.headers.req_id)).toMatchObject({
    errcode: 846625,
  });
  expect(await it.ask('aibot_respond_update_msg', update, click.headers.req_id)).toMatchObject({
    errcode: 0,
  });
  expect((await last())?.card?.title).toBe('已重启');
});

test('the bot pushes where somebody spoke to it, thirty times a minute', async () => {
  const it = await subscribed();
  const push = (chatid: string) =>
    it.ask('aibot_send_msg', { chatid, chat_type: 0, msgtype: 'markdown', markdown: { content: 'hi' } });
  expect(await push('linlan')).toMatchObject({ errcode: 846607 });
  await say('在吗');
  for (let n = 0; n < 30; n += 1) expect(await push('linlan')).toMatchObject({ errcode: 0 });
  expect(await push('linlan')).toMatchObject({ errcode: 846607 });
  desk.sandbox.advance('61s');
  expect(await push('linlan')).toMatchObject({ errcode: 0 });
});

test('a file goes up in pieces of any order', async () => {
  const it = await subscribed();
  const bytes = Buffer.from('hello world');
  const init = await it.ask('aibot_upload_media_init', {
    type: 'file',
    filename: 'a.txt',
    total_size: 11,
    total_chunks: 2,
  });
  const { upload_id } = init['body'] as Json;
  const piece = (chunk_index: number, part: Buffer) =>
    it.ask('aibot_upload_media_chunk', { upload_id, chunk_index, base64_data: part.toString('base64') });
  await piece(1, bytes.subarray(5));
  expect(await it.ask('aibot_upload_media_finish', { upload_id })).toMatchObject({ errcode: 846616 });
  expect(await piece(2, bytes)).toMatchObject({ errcode: 846612 });
  expect(await piece(0, Buffer.alloc(513 * 1024))).toMatchObject({ errcode: 846613 });
  await piece(0, bytes.subarray(0, 5));
  const done = await it.ask('aibot_upload_media_finish', { upload_id });
  expect(done).toMatchObject({ errcode: 0, body: { type: 'file', media_id: expect.any(String) as string } });
  expect(await it.ask('aibot_upload_media_finish', { upload_id })).toMatchObject({ errcode: 846611 });
  expect(await it.ask('aibot_upload_media_init', { type: 'exe' })).toMatchObject({ errcode: 846697 });
  await say('发来');
  const asked = await it.push();
  const { media_id } = done['body'] as Json;
  expect(
    await it.ask('aibot_respond_msg', { msgtype: 'file', file: { media_id } }, asked.headers.req_id),
  ).toMatchObject({ errcode: 0 });
  expect(await last()).toMatchObject({ kind: 'file', media: { name: 'a.txt' } });
});

test('the public SDK talks to it unchanged', async () => {
  const silent = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  };
  const wsUrl = `${desk.sandbox.url.replace('http', 'ws')}/aibot`;
  const client = new WSClient({ botId: 'BOT', secret: 'S', wsUrl, logger: silent, maxReconnectAttempts: 0 });
  const heard: WsFrame[] = [];
  client.on('message', (frame) => heard.push(frame));
  const ready = new Promise((resolve) => client.on('authenticated', () => resolve(true)));
  client.connect();
  expect(await ready).toBe(true);
  await say('看图', {
    kind: 'image',
    file: { name: '图.png', base64: Buffer.from('89504e470d0a1a0a', 'hex').toString('base64') },
  });
  const frame = await eventually('the SDK hears', () => heard[0]);
  const { image } = frame.body as { image: { url: string; aeskey: string } };
  const file = await client.downloadFile(image.url, image.aeskey);
  expect(Buffer.from(file.buffer).toString('hex')).toBe('89504e470d0a1a0a');
  await client.replyStream(frame, 's1', '看到', false);
  await client.replyStream(frame, 's1', '看到了', true);
  expect((await last())?.text).toBe('看到了');
  await client.sendMessage('linlan', { msgtype: 'markdown', markdown: { content: '主动' } });
  expect((await last())?.text).toBe('主动');
  client.disconnect();
});
