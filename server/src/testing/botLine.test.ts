import type { ChatMessage } from './sandboxClient';
import { until } from './until';
import { world, type ServerProcess, type World } from './world';

/** The bot over its long connection: one of several servers holds it, and another takes over when that one dies. */
let w: World;
let servers: ServerProcess[];
beforeAll(async () => {
  w = await world('botline', { bot: 'socket' });
  servers = [await w.start(), await w.start()];
  await connected();
}, 300_000);
afterAll(() => w.close());

const isConnected = async (): Promise<boolean> =>
  (await w.get<{ connected: boolean }>('/sandbox/aibot')).connected;
const connected = async (): Promise<void> => {
  if (!(await until(async () => (await isConnected()) || null, 60))) throw new Error('nobody holds the bot');
};

async function holds(server: ServerProcess): Promise<boolean> {
  const text = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  return /^ckb_bot_connected 1$/m.test(text);
}

async function holders(): Promise<ServerProcess[]> {
  const found: ServerProcess[] = [];
  for (const s of servers) if (await holds(s)) found.push(s);
  return found;
}

const says = (from: string, text: string, chatid?: string) =>
  w.post<{ id: string }>('/sandbox/aibot/say', { from, text, ...(chatid ? { chatid } : {}) });

async function hears(chat: string, after: string, fits: RegExp): Promise<ChatMessage> {
  const found = await until(async () => {
    const all = await w.chat(chat);
    const later = all.slice(all.findIndex((m) => m.id === after) + 1);
    return later.find((m) => m.from === 'app' && fits.test(m.text)) ?? null;
  }, 120);
  if (found) return found;
  throw new Error(`${chat} ends with ${JSON.stringify((await w.chat(chat)).slice(-5).map((m) => m.text))}`);
}

test('one of two servers holds the connection, and a question is answered over it', async () => {
  expect(await holders()).toHaveLength(1);
  const { id } = await says('zhaoqi', '我是谁');
  await hears('bot:zhaoqi', id, /赵/);
}, 180_000);

test('a restart is previewed, confirmed by a click, and its end is told', async () => {
  const { id } = await says('zhaoqi', '重启 D-012');
  const card = await hears('bot:zhaoqi', id, /重启/);
  await w.post('/sandbox/aibot/press', { from: 'zhaoqi', messageId: card.id, key: 'confirm' });
  const pressed = await until(async () => {
    const found = (await w.chat('bot:zhaoqi')).find((m) => m.id === card.id);
    return found?.card?.replaceText ?? null;
  }, 60);
  expect(pressed).toContain('已由');
  await hears('bot:zhaoqi', card.id, /完成/);
}, 240_000);

test('the holder is killed: another takes over within ten seconds, every message that was taken is answered once', async () => {
  const [holder] = await holders();
  if (!holder) throw new Error('no holder');
  const asked: { id: string }[] = [];
  for (let i = 0; i < 5; i++) asked.push(await says('zhaoqi', `账号 A-00${10 + i}`));
  await holder.kill9();
  servers = servers.filter((s) => s !== holder);
  const from = Date.now();
  await until(async () => ((await isConnected()) ? null : true), 10);
  await connected();
  expect(Date.now() - from).toBeLessThan(10_000);
  expect(await holders()).toHaveLength(1);
  const { id } = await says('zhaoqi', '我是谁');
  await hears('bot:zhaoqi', id, /赵/);
  const chat = await w.chat('bot:zhaoqi');
  const taken = chat.filter((m) => asked.some((a) => a.id === m.id) && m.state === 'delivered');
  expect(taken.length).toBeGreaterThan(0);
  const answers = chat.filter((m) => m.from === 'app' && /A-001[0-4]/.test(m.text));
  const [{ kept }] = (
    await w.db.query("SELECT COUNT(*) AS kept FROM inbound_messages WHERE message LIKE '%账号 A-001%'")
  )[0] as [{ kept: number }];
  expect(String(answers.length)).toBe(String(kept));
}, 300_000);

test('a connection that is lost is made again', async () => {
  const [holder] = await holders();
  expect(holder).toBeDefined();
  await w.post('/sandbox/aibot/disconnect', {});
  await until(async () => ((await isConnected()) ? null : true), 5);
  await connected();
  const { id } = await says('zhaoqi', '我是谁');
  await hears('bot:zhaoqi', id, /赵/);
}, 180_000);
