import { WebSocket } from 'ws';
import { loadConfig } from '../../config';
import type { BotPlace, WecomFault } from '../../kernel';
import { until } from '../../testing/until';
import { openWecomApi, type WecomApi } from '../../testing/wecomApi';
import { WORLD_SECRETS } from '../../testing/world';
import { TurnedClock } from '../clock/clock';
import { makeLog } from '../log/log';
import { makeMetrics, type Metrics } from '../metrics/metrics';
import { openBotLine, type BotLine } from './line';
import type { Frame } from './link';

/** The bot's long connection between processes, before the sandbox (wecom-api.md §6.5). */
let api: WecomApi;
let serial = 0;
const open: Process[] = [];

interface Process {
  line: BotLine;
  metrics: Metrics;
  pushed: Frame[];
}

beforeEach(async () => {
  serial += 1;
  api = await openWecomApi('botline', 'demo', { bot: { id: 'BOT', secret: 'S' } });
});
afterEach(async () => {
  for (const p of open.splice(0)) await p.line.close();
  await api.close();
});

function processOf(node: string, env: Record<string, string> = {}): Process {
  const config = loadConfig({
    ...WORLD_SECRETS,
    NODE_ENV: 'test',
    DATABASE_URL: 'mysql://127.0.0.1/unused',
    REDIS_URL: process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379/7',
    REDIS_PREFIX: `ckb-line${serial}-${process.pid}`,
    WECOM_SECRET: 's',
    SESSION_SECRET: 'x'.repeat(32),
    WECOM_BOT_MODE: 'socket',
    WECOM_BOT_ID: 'BOT',
    WECOM_BOT_SECRET: 'S',
    WECOM_BOT_URL: `${api.sandbox.url.replace('http', 'ws')}/aibot`,
    ...env,
  });
  const metrics = makeMetrics();
  const line = openBotLine({ config, node, clock: new TurnedClock(), log: makeLog('silent'), metrics });
  const it: Process = { line, metrics, pushed: [] };
  open.push(it);
  return it;
}

const hold = (p: Process): void => p.line.hold((f) => p.pushed.push(f));
const gauge = async (p: Process): Promise<number> =>
  (await p.metrics.botConnected.get()).values[0]?.value ?? 0;
const isHolder = (p: Process): Promise<true | null> => gauge(p).then((n) => (n === 1 ? true : null));
const becomesHolder = async (p: Process): Promise<void> => {
  if (!(await until(() => isHolder(p), 60))) throw new Error('it does not become the holder');
};
const chat = (key = 'bot:linlan') => api.look<{ text: string; kind: string }[]>(`chats/${key}`);

/** linlan asks, and where the answer goes. */
async function asked(holder: Process, text = '在吗'): Promise<BotPlace> {
  const known = holder.pushed.length;
  await api.hand('aibot/say', { from: 'linlan', text });
  const frame = await until(async () => holder.pushed[known] ?? null, 30);
  return { userid: 'linlan', chatid: null, via: 'socket', asked: 'message', token: frame?.reqId ?? '' };
}

test('of three processes one is connected; when it stops another is, within ten seconds', async () => {
  const all = ['a', 'b', 'c'].map((n) => processOf(n));
  for (const p of all) hold(p);
  await until(async () => ((await Promise.all(all.map(gauge))).includes(1) ? true : null), 60);
  const gauges = await Promise.all(all.map(gauge));
  expect(gauges.filter((n) => n === 1)).toHaveLength(1);
  const holder = all[gauges.indexOf(1)];
  const from = Date.now();
  await holder?.line.close();
  const others = all.filter((p) => p !== holder);
  await until(async () => ((await Promise.all(others.map(gauge))).includes(1) ? true : null), 60);
  expect(Date.now() - from).toBeLessThan(10_000);
}, 120_000);

test('an answer of another process leaves over the holder, once; a second one is refused', async () => {
  const [holder, other] = [processOf('a'), processOf('b')];
  hold(holder);
  await becomesHolder(holder);
  const place = await asked(holder);
  await other.line.answer(place, { kind: 'growing', id: 'x', text: '处理中…', finished: false });
  await other.line.answer(place, { kind: 'growing', id: 'x', text: '在', finished: true });
  expect((await chat()).map((m) => m.text)).toEqual(['在吗', '在']);
  await expect(other.line.answer(place, { kind: 'words', text: '在' })).rejects.toMatchObject({
    errcode: 846606,
  });
  await other.line.push(place, { kind: 'words', text: '还有' });
  expect((await chat()).at(-1)).toMatchObject({ kind: 'markdown', text: '还有' });
}, 120_000);

test('a file goes up in pieces and stands in the chat', async () => {
  const holder = processOf('a');
  hold(holder);
  await becomesHolder(holder);
  const place = await asked(holder);
  const content = Buffer.alloc(600 * 1024, 'x');
  await holder.line.push(place, { kind: 'file', type: 'file', name: '设备.xlsx', content });
  expect((await chat()).at(-1)).toMatchObject({ kind: 'file', text: '[文件] 设备.xlsx' });
}, 120_000);

test('without a holder nothing is sent, and the sender knows that nothing was', async () => {
  const place: BotPlace = { userid: 'linlan', chatid: null, via: 'socket', asked: 'message', token: 'r' };
  const fault = await processOf('a')
    .line.push(place, { kind: 'words', text: 'x' })
    .catch((e: unknown) => e as WecomFault);
  expect(fault).toMatchObject({ action: 'retry', uncertain: false });
});

test('above 27 messages a minute to one chat it waits before WeCom refuses', async () => {
  const holder = processOf('a');
  hold(holder);
  await becomesHolder(holder);
  const place = await asked(holder);
  for (let n = 0; n < 27; n++) await holder.line.push(place, { kind: 'words', text: String(n) });
  await expect(holder.line.push(place, { kind: 'words', text: 'more' })).rejects.toMatchObject({
    action: 'backoff',
    errcode: 0,
  });
}, 120_000);

test('kicked out by a stranger with our secret, it does not fight for the connection', async () => {
  const holder = processOf('a');
  hold(holder);
  await becomesHolder(holder);
  const stranger = new WebSocket(`${api.sandbox.url.replace('http', 'ws')}/aibot`);
  await new Promise((resolve) => stranger.once('open', resolve));
  const body = { bot_id: 'BOT', secret: 'S' };
  stranger.send(JSON.stringify({ cmd: 'aibot_subscribe', headers: { req_id: 'r' }, body }));
  await until(async () => ((await gauge(holder)) === 0 ? true : null), 30);
  const ends = (await holder.metrics.botEnds.get()).values;
  expect(ends).toMatchObject([{ labels: { end: 'kicked' }, value: 1 }]);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  expect(stranger.readyState).toBe(WebSocket.OPEN);
  stranger.terminate();
}, 120_000);

test('a wrong secret is not tried again at once', async () => {
  const holder = processOf('a', { WECOM_BOT_SECRET: 'wrong' });
  hold(holder);
  await until(async () => ((await holder.metrics.botEnds.get()).values.length > 0 ? true : null), 60);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  expect((await holder.metrics.botEnds.get()).values).toMatchObject([
    { labels: { end: 'refused' }, value: 1 },
  ]);
}, 120_000);
