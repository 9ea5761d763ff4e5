import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endpoint } from '@cunkebao/shared/kernel';
import type { RoleId } from '@cunkebao/shared/operators';
import { z } from 'zod';
import { loadConfig } from '../../config';
import { makeLog } from '../../infra/log/log';
import { makeMetrics } from '../../infra/metrics/metrics';
import { Fault, registerImages, serve, type Actor, type Module, type Outside } from '../../kernel';
import { openDesk, type Desk } from '../../testing/desk';
import { makeApp } from './app';
import { makePictureLinks } from './pictureLinks';
import { makeSessions } from './session';

const show = endpoint({
  method: 'GET',
  path: '/api/v1/things/:id',
  permission: 'device.show',
  params: z.object({ id: z.string() }),
  query: z.object({ limit: z.coerce.number().int().max(10).default(5) }),
  reply: z.object({ id: z.string(), limit: z.number(), asker: z.string() }),
});
const put = endpoint({
  method: 'POST',
  path: '/api/v1/things',
  permission: 'role.grant',
  body: z.object({ name: z.string().max(10) }),
  reply: z.object({ name: z.string() }),
});
const things: Module = {
  name: 'things',
  routes: [
    serve(show, (ctx, { params, query }) => {
      if (params.id === 'none') throw new Fault('notFound', '没有这个东西');
      if (params.id === 'bug') throw new Error('secret detail');
      return Promise.resolve({ id: params.id, limit: query.limit, asker: ctx.actor?.userid ?? '' });
    }),
    serve(put, (_ctx, { body }) => Promise.resolve(body)),
  ],
};
const people: Record<string, RoleId[]> = { zhou: ['viewer'], lin: ['owner'] };
const config = loadConfig({
  DATABASE_URL: 'mysql://x@127.0.0.1/x',
  REDIS_URL: 'redis://127.0.0.1',
  WECOM_CORP_ID: 'ww1',
  WECOM_AGENT_ID: '1',
  WECOM_SECRET: 's',
  WECOM_TOKEN: 't',
  WECOM_AES_KEY: 'a'.repeat(43),
  SESSION_SECRET: 'x'.repeat(32),
  PUBLIC_URL: 'https://ckb.example.com',
});

let desk: Desk;
let server: Server;
let base: string;
let missing: string[] = [];
beforeAll(async () => {
  desk = await openDesk('api', []);
  const actorOf = (_: unknown, userid: string): Promise<Actor | null> =>
    Promise.resolve(
      people[userid]
        ? { userid, name: userid, roles: people[userid], scope: 'company', department: null, language: 'zh' }
        : null,
    );
  const outside = {
    wecom: {
      userOfCode: (code: string) => Promise.resolve(code === 'good' ? { userid: 'zhou' } : null),
      oauthUrl: (back: string) => `https://wecom/?${back}`,
    },
  } as unknown as Outside;
  const meOf = (a: Actor) => ({
    userid: a.userid,
    name: a.name,
    roles: [...a.roles],
    permissions: [],
    language: a.language,
    timeZone: 'Asia/Shanghai',
  });
  const parts = {
    config,
    modules: [things],
    transact: desk.transact,
    outside,
    clock: desk.clock,
    log: makeLog('silent'),
    metrics: makeMetrics(),
    actorOf,
    meOf,
    troubles: () => Promise.resolve(missing),
  };
  const handle = makeApp(parts, [], '/nonexistent').callback();
  server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((r) => server.listen(0, '127.0.0.1', r));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((r) => server.close(r));
  await desk.close();
});

const tokenOf = async (userid: string) =>
  (await makeSessions(config.SESSION_SECRET, () => desk.clock.now()).issue(userid)).token;
async function call(path: string, as?: string, init: RequestInit = {}) {
  const headers = {
    'content-type': 'application/json',
    ...(as ? { authorization: `Bearer ${await tokenOf(as)}` } : {}),
  };
  const response = await fetch(base + path, { ...init, headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test('a person with the permission is answered in the contract’s shape', async () => {
  expect(await call('/api/v1/things/7?limit=3', 'zhou')).toEqual({
    status: 200,
    body: { id: '7', limit: 3, asker: 'zhou' },
  });
});

test('without a session, or with one that is over, nobody gets in', async () => {
  expect((await call('/api/v1/things/7')).status).toBe(401);
  const token = await tokenOf('zhou');
  const before = desk.clock.now().toISOString();
  desk.at(new Date(desk.clock.now().getTime() + 13 * 3_600_000).toISOString());
  const late = await fetch(`${base}/api/v1/things/7`, { headers: { authorization: `Bearer ${token}` } });
  desk.at(before);
  expect(late.status).toBe(401);
});

test('a refusal names the permission and who has it', async () => {
  const { status, body } = await call('/api/v1/things', 'zhou', { method: 'POST', body: '{"name":"x"}' });
  expect(status).toBe(403);
  expect(body['message']).toMatch(/role\.grant.*项目主理人/);
});

test('somebody who is no operator is refused although his session is good', async () => {
  expect((await call('/api/v1/things/7', 'nobody')).status).toBe(401);
});

test('bad input is answered with the field', async () => {
  expect((await call('/api/v1/things/7?limit=99', 'zhou')).body).toMatchObject({
    code: 'invalid',
    field: 'limit',
  });
  expect(
    (await call('/api/v1/things', 'lin', { method: 'POST', body: '{"name":"much too long a name"}' })).body[
      'field'
    ],
  ).toBe('name');
});

test('a body that is too large or no JSON is a 4xx', async () => {
  const big = JSON.stringify({ name: 'x'.repeat(300_000) });
  expect((await call('/api/v1/things', 'lin', { method: 'POST', body: big })).status).toBe(413);
  expect((await call('/api/v1/things', 'lin', { method: 'POST', body: '{"name"' })).status).toBe(400);
});

test('a bug is answered with a number to look up and no detail', async () => {
  const { status, body } = await call('/api/v1/things/bug', 'zhou');
  expect(status).toBe(500);
  expect(JSON.stringify(body)).not.toContain('secret detail');
  expect(String(body['message'])).toContain(String(body['traceId']));
  expect((await call('/api/v1/things/none', 'zhou')).status).toBe(404);
});

test('a login code becomes a session; a bad one or a foreign return address does not', async () => {
  const good = await call('/api/v1/login', undefined, { method: 'POST', body: '{"code":"good","via":"h5"}' });
  expect(good.body).toMatchObject({ me: { userid: 'zhou' } });
  expect(
    (await call('/api/v1/login', undefined, { method: 'POST', body: '{"code":"bad","via":"h5"}' })).status,
  ).toBe(401);
  expect((await call('/api/v1/login/url?back=https://evil.example/')).status).toBe(400);
  expect((await call('/api/v1/login/url?back=https://ckb.example.com/m/')).status).toBe(200);
});

describe('a picture on a card', () => {
  const links = (secret = config.SESSION_SECRET) =>
    makePictureLinks(secret, config.publicUrl, () => desk.clock.now());
  /** what the app answers to the address a card would carry; WeCom's clients bring no session */
  const fetched = async (url: string) => {
    const response = await fetch(url.replace(config.publicUrl, base));
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      from: response.headers.get('cross-origin-resource-policy'),
      body: await response.text(),
    };
  };
  beforeAll(() => {
    const load = (_: unknown, key: string): Promise<string> => Promise.resolve(key);
    const draw = (key: string): Promise<Buffer> => Promise.resolve(Buffer.from(`PNG of ${key}`));
    registerImages([
      { name: 'forCards', load, draw, drawCard: draw },
      { name: 'forChats', load, draw },
    ]);
  });
  afterAll(() => registerImages([]));

  test('is drawn for whoever has its address, also from WeCom’s own pages', async () => {
    expect(await fetched(links().urlOf({ report: 'forCards', key: 'Monday' }))).toEqual({
      status: 200,
      type: 'image/png',
      from: 'cross-origin',
      body: 'PNG of Monday',
    });
  });

  test('is not there under an address nobody signed, or somebody else', async () => {
    const url = links().urlOf({ report: 'forCards', key: 'Monday' });
    const foreign = links('y'.repeat(32)).urlOf({ report: 'forCards', key: 'Monday' });
    const tuesday = links().urlOf({ report: 'forCards', key: 'Tuesday' });
    const mixed = [...tuesday.split('.').slice(0, -2), ...url.split('.').slice(-2)].join('.');
    for (const wrong of [foreign, mixed, `${url}x`, `${config.publicUrl}/pictures/x.png`]) {
      const { status, type, body } = await fetched(wrong);
      expect([status, type, body.includes('PNG')]).toEqual([404, 'application/json; charset=utf-8', false]);
    }
  });

  test('is not there after its 30 days, nor when it has no shape for cards', async () => {
    const url = links().urlOf({ report: 'forCards', key: 'Monday' });
    const before = desk.clock.now().toISOString();
    desk.at(new Date(desk.clock.now().getTime() + 30 * 86_400_000 + 1000).toISOString());
    const late = await fetched(url);
    desk.at(before);
    expect([late.status, late.body]).toEqual([404, expect.stringContaining('链接已过期')]);
    expect((await fetched(url)).status).toBe(200);
    expect((await fetched(links().urlOf({ report: 'forChats', key: 'Monday' }))).status).toBe(404);
  });
});

test('/readyz is 503 and names what is away', async () => {
  missing = ['redis'];
  expect(await call('/readyz')).toEqual({ status: 503, body: { ok: false, missing: ['redis'] } });
  missing = [];
  expect((await call('/readyz')).status).toBe(200);
});
