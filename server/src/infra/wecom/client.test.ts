import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Redis from 'ioredis';
import { loadConfig } from '../../config';
import { TurnedClock } from '../clock/clock';
import { makeLog } from '../log/log';
import { makeMetrics } from '../metrics/metrics';
import { makeWecom } from './client';

/** A small WeCom: hands out tokens, takes messages, misbehaves on request. */
interface Fake {
  server: Server;
  tokens: number;
  calls: { path: string; query: URLSearchParams; body: string }[];
  /** answers of the next calls that are not gettoken; 'hang' never answers */
  next: (Record<string, unknown> | 'hang' | 'drop')[];
  tokenDelayMs: number;
}

const REDIS = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379/13';
const PREFIX = `conv-client-${process.pid}`;
const redis = new Redis(REDIS);
let fake: Fake;
const clients: ReturnType<typeof makeWecom>[] = [];
const clock = new TurnedClock();

beforeEach(async () => {
  fake = await startFake();
  for (const key of await redis.keys(`${PREFIX}*`)) await redis.del(key);
  clock.turnTo(0);
});
afterEach(async () => {
  for (const c of clients.splice(0)) await c.close();
  fake.server.closeAllConnections();
  await new Promise((r) => fake.server.close(r));
});
afterAll(() => redis.quit());

async function startFake(): Promise<Fake> {
  const f: Fake = { server: createServer(), tokens: 0, calls: [], next: [], tokenDelayMs: 0 };
  f.server.on('request', (request, response) => {
    void bodyOf(request).then(async (body) => {
      const url = new URL(request.url ?? '', 'http://x');
      const say = (answer: unknown): void => void response.end(JSON.stringify(answer));
      if (url.pathname === '/cgi-bin/gettoken') {
        await new Promise((r) => setTimeout(r, f.tokenDelayMs));
        f.tokens += 1;
        return say({ errcode: 0, errmsg: 'ok', access_token: `token-${f.tokens}`, expires_in: 7200 });
      }
      f.calls.push({ path: url.pathname, query: url.searchParams, body });
      const answer = f.next.shift();
      if (answer === 'hang') return;
      if (answer === 'drop') return void request.socket.destroy();
      say({ errcode: 0, errmsg: 'ok', msgid: `m${f.calls.length}`, ...answer });
    });
  });
  await new Promise<void>((resolve) => f.server.listen(0, '127.0.0.1', resolve));
  return f;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const p of request) parts.push(p as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function client(redisUrl = REDIS): ReturnType<typeof makeWecom> {
  const made = makeWecom({
    config: loadConfig({
      NODE_ENV: 'test',
      DATABASE_URL: 'mysql://127.0.0.1/unused',
      REDIS_URL: redisUrl,
      REDIS_PREFIX: PREFIX,
      WECOM_API_BASE: `http://127.0.0.1:${(fake.server.address() as AddressInfo).port}`,
      WECOM_CORP_ID: 'wwcorp',
      WECOM_AGENT_ID: '1000002',
      WECOM_SECRET: 'very-secret',
      WECOM_TOKEN: 'testtoken',
      WECOM_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
      SESSION_SECRET: 'x'.repeat(32),
    }),
    clock,
    log: makeLog('silent'),
    metrics: makeMetrics(),
  });
  clients.push(made);
  return made;
}

const text = (to: string, content = '你好') => ({ touser: to, msgtype: 'text', text: { content } });
const sentTokens = (): (string | null)[] => fake.calls.map((c) => c.query.get('access_token'));

test('a message carries the agent and the duplicate check, and its bytes are the same each time', async () => {
  const c = client();
  fake.next.push({ response_code: 'rc-1' });
  expect(await c.send(text('u1'))).toEqual({ msgid: 'm1', responseCode: 'rc-1', invalidUsers: [] });
  await c.send(text('u1'));
  expect(JSON.parse(fake.calls[0]?.body ?? '')).toMatchObject({
    agentid: 1000002,
    enable_duplicate_check: 1,
    touser: 'u1',
  });
  expect(fake.calls[1]?.body).toBe(fake.calls[0]?.body);
});

test('however many calls in however many processes need a token, one asks for it', async () => {
  fake.tokenDelayMs = 150;
  const three = [client(), client(), client()];
  await Promise.all(three.flatMap((c, i) => [0, 1, 2, 3].map((n) => c.send(text(`s${i}${n}`)))));
  expect(fake.tokens).toBe(1);
  expect(new Set(sentTokens())).toEqual(new Set(['token-1']));
});

test.each([40014, 42001, 40001])(
  'after %i the token is renewed once and the call repeated once',
  async (errcode) => {
    const c = client();
    fake.next.push({ errcode, errmsg: 'token no good' });
    expect((await c.send(text('u1'))).msgid).toBe('m2');
    expect(sentTokens()).toEqual(['token-1', 'token-2']);
  },
);

test('a token that is refused twice is not asked for a third time', async () => {
  const c = client();
  fake.next.push({ errcode: 42001 }, { errcode: 42001 });
  await expect(c.send(text('u1'))).rejects.toMatchObject({ errcode: 42001, action: 'configure' });
  expect(fake.tokens).toBe(2);
});

test('a storm of refusals over two processes renews the token once', async () => {
  const [a, b] = [client(), client()];
  await a.send(text('u0'));
  await b.send(text('u0'));
  fake.tokenDelayMs = 100;
  fake.next.push(...Array.from({ length: 10 }, () => ({ errcode: 42001 })));
  await Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 ? a : b).send(text(`storm${i}`))));
  expect(fake.tokens).toBe(2);
});

test('a token about to end is renewed early', async () => {
  const c = client();
  await c.send(text('u1'));
  clock.turnTo(7000_000);
  await c.send(text('u1'));
  expect(sentTokens()).toEqual(['token-1', 'token-2']);
});

test('without Redis the client works with a token of its own', async () => {
  const c = client('redis://127.0.0.1:1/0');
  expect((await c.send(text('u1'))).msgid).toBe('m1');
});

test.each([
  [{ errcode: -1, errmsg: 'system busy' }, 'retry', false],
  [{ errcode: 81013, errmsg: 'user & party & tag all invalid' }, 'giveUp', false],
  [{ errcode: 40007, errmsg: 'invalid media_id' }, 'reupload', false],
  [{ errcode: 60020, errmsg: 'not allow to access from your ip' }, 'configure', false],
  ['drop' as const, 'retry', true],
])('%p means %s', async (answer, action, uncertain) => {
  const c = client();
  fake.next.push(answer);
  await expect(c.send(text('u1'))).rejects.toMatchObject({ action, uncertain });
});

test('an API that says too often is left alone for its window', async () => {
  const c = client();
  fake.next.push({ errcode: 45009, errmsg: 'api freq out of limit' });
  await expect(c.send(text('u1'))).rejects.toMatchObject({ action: 'backoff', waitMs: 60_000 });
  await expect(c.send(text('u2'))).rejects.toMatchObject({ action: 'backoff' });
  expect(fake.calls).toHaveLength(1);
});

test('the 26th message of a minute to one member waits, over all processes; others do not', async () => {
  const [a, b] = [client(), client()];
  for (let i = 0; i < 25; i++) await (i % 2 ? a : b).send(text('busy', String(i)));
  await expect(a.send(text('busy', 'more'))).rejects.toMatchObject({ action: 'backoff' });
  await b.send(text('calm'));
  expect(fake.calls).toHaveLength(26);
});

test('recipients WeCom does not know are named', async () => {
  const c = client();
  fake.next.push({ invaliduser: 'a|b' }, { invaliduser: ['c'] });
  expect((await c.send(text('x'))).invalidUsers).toEqual(['a', 'b']);
  expect((await c.updateCard({ userids: ['c'] })).invalidUsers).toEqual(['c']);
});

test('a picture is uploaded as a form with its name', async () => {
  const c = client();
  fake.next.push({ type: 'image', media_id: 'media-9', created_at: '1764000000' });
  expect(await c.uploadMedia('image', 'report.png', Buffer.from('PNG'))).toEqual({ mediaId: 'media-9' });
  expect(fake.calls[0]?.query.get('type')).toBe('image');
  expect(fake.calls[0]?.body).toMatch(/name="media"; filename="report.png"[\s\S]*PNG/);
});

test('codes become members, and an outsider is nobody', async () => {
  const c = client();
  fake.next.push({ userid: 'wang' }, { openid: 'o1' }, { userid: 'li' });
  expect(await c.userOfCode('c1')).toEqual({ userid: 'wang' });
  expect(await c.userOfCode('c2')).toBeNull();
  expect(await c.userOfMiniCode('c3')).toEqual({ userid: 'li' });
});

test('the OAuth address has the app, the way back and the fragment', () => {
  const url = new URL(client().oauthUrl('https://ckb.example/m/', 'st'));
  expect(url.pathname).toBe('/connect/oauth2/authorize');
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    appid: 'wwcorp',
    redirect_uri: 'https://ckb.example/m/',
    state: 'st',
    agentid: '1000002',
  });
  expect(url.hash).toBe('#wechat_redirect');
});
