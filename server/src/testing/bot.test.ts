import type { ChatMessage } from './sandboxClient';
import { until } from './until';
import { world, type World } from './world';

/** The bot as people meet it in the sandbox: over callbacks, streams and clicks of the real protocol. */
let w: World;
beforeAll(async () => {
  w = await world('botworld', { bot: 'callback' });
  await w.start('web,worker,dispatch,phones');
}, 300_000);
afterAll(() => w.close());

const says = (from: string, text: string, chatid?: string) =>
  w.post<{ id: string }>('/sandbox/aibot/say', { from, text, ...(chatid ? { chatid } : {}) });

/** What the bot has said in this chat after that message. */
async function hears(chat: string, after: string, fits: RegExp): Promise<ChatMessage> {
  const found = await until(async () => {
    const all = await w.chat(chat);
    return (
      all
        .slice(all.findIndex((m) => m.id === after) + 1)
        .find((m) => m.from === 'app' && fits.test(m.text)) ?? null
    );
  }, 90);
  if (found) return found;
  throw new Error(`${chat} ends with ${JSON.stringify((await w.chat(chat)).slice(-5).map((m) => m.text))}`);
}

test('the console’s check of the address passes', async () => {
  expect(await w.post('/sandbox/verify', { door: 'bot' })).toMatchObject({ verified: true });
}, 60_000);

test('a question to the bot is answered in the bot’s chat', async () => {
  const { id } = await says('zhaoqi', '我是谁');
  expect((await hears('bot:zhaoqi', id, /赵/)).kind).toBe('markdown');
}, 120_000);

test('a restart is asked for, confirmed by a click, done, and the bot says how it ended', async () => {
  const { id } = await says('zhaoqi', '重启 D-012');
  const card = await hears('bot:zhaoqi', id, /重启/);
  await w.post('/sandbox/aibot/press', { from: 'zhaoqi', messageId: card.id, key: 'confirm' });
  const pressed = await until(async () => {
    const found = (await w.chat('bot:zhaoqi')).find((m) => m.id === card.id);
    return found?.card?.replaceText ?? null;
  }, 60);
  expect(pressed).toContain('已由');
  expect((await hears('bot:zhaoqi', card.id, /完成/)).text).toContain('D-012');
}, 240_000);

test('in a group customers’ data are not shown: the asker reads them in his own chat', async () => {
  const { id } = await says('linlan', '找客户 张三', 'g1');
  expect((await hears('chat:g1', id, /单聊/)).text).not.toContain('张三');
  await w.hears('linlan', /找到|没有找到|客户/, { seconds: 60 });
}, 120_000);
