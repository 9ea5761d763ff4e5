import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import WecomBot from '@satorijs/adapter-wecom';
import { Context, HTTP } from '@satorijs/core';
import { startSandbox, type Sandbox } from './startSandbox';
import { eventually } from './testing/eventually';
import { AGENT, KEYS, testOptions } from './testing/settings';

/** A public WeCom adapter for bots, unchanged, with this as its WeCom: it is only told another address. */
interface SdkRequest {
  request: { query: Record<string, string>; body: string };
  status: number;
  body: string;
}
type Handler = (ctx: SdkRequest) => Promise<unknown>;

let sandbox: Sandbox;
let server: Server;
let app: Context;
const heard: string[] = [];

/** The router the adapter expects of its host, on real HTTP. */
function host(): { routes: Map<string, Handler>; listener: Server } {
  const routes = new Map<string, Handler>();
  const listener = createServer((req, res) => {
    void bodyOf(req).then(async (body) => {
      const url = new URL(req.url ?? '/', 'http://host');
      const ctx: SdkRequest = {
        request: { query: Object.fromEntries(url.searchParams), body },
        status: 404,
        body: '',
      };
      await routes.get(req.method ?? '')?.(ctx);
      res.statusCode = ctx.status;
      res.end(ctx.body);
    });
  });
  return { routes, listener };
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

beforeAll(async () => {
  const { routes, listener } = host();
  server = listener;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  sandbox = await startSandbox(testOptions(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  app = new Context();
  app.set('server', {
    config: { selfUrl: 'http://127.0.0.1' },
    get: (path: string, f: Handler) => path === '/wecom' && routes.set('GET', f),
    post: (path: string, f: Handler) => path === '/wecom' && routes.set('POST', f),
  });
  app.plugin(HTTP);
  app.plugin(WecomBot, {
    ...KEYS,
    secret: 'sandboxsecret',
    agentId: String(AGENT),
    endpoint: sandbox.url,
  });
  app.on('message', (session) => {
    heard.push(`${session.userId ?? ''}: ${session.content ?? ''}`);
    void session.bot.sendMessage(session.channelId ?? '', `你说：${session.content ?? ''}`, undefined, {
      session,
    });
  });
  await app.start();
  await eventually('the adapter has its token', () => app.bots[0]?.isActive);
});
afterAll(async () => {
  await app.bots[0]?.stop(); // its token's timer
  await sandbox.stop();
  server.close();
});

test('its address is verified, it hears what a member writes, and its answer is in his chat', async () => {
  const answer = await fetch(`${sandbox.url}/sandbox/verify`, { method: 'POST', body: '{"door":"app"}' });
  expect(await answer.json()).toMatchObject({ verified: true });
  sandbox.say('linlan', '你好');
  await eventually('the answer', () => sandbox.chat('linlan').length === 2);
  expect(heard).toEqual(['linlan: 你好']);
  expect(sandbox.chat('linlan')).toMatchObject([
    { from: 'linlan', text: '你好', state: 'delivered' },
    { from: 'app', text: '你说：你好' },
  ]);
});

test('it knows who its members are, and recalls what it sent', async () => {
  const [bot] = app.bots;
  expect(await bot?.getUser('linlan')).toMatchObject({ id: 'linlan', name: '林岚' });
  await expect(bot?.deleteMessage('linlan', 'never-sent')).resolves.toBeUndefined();
});
