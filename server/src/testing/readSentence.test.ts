import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SentenceReading } from '@cunkebao/shared/conversation';
import { makeApp } from '../inbound/http/app';
import { makeSessions } from '../inbound/http/session';
import { makeLog } from '../infra/log/log';
import { makeMetrics } from '../infra/metrics/metrics';
import type { Outside } from '../kernel';
import { modules } from '../modules';
import { actorOf, meOf } from '../modules/operators';
import { talk, type Talk } from './talk';

/** GET /api/v1/assistant/parse over real HTTP, asked by people of the demo company while they talk. */
let t: Talk;
let server: Server;
let base: string;
beforeAll(async () => {
  t = await talk('kitreading');
  const { desk } = t;
  const parts = {
    config: desk.config,
    modules,
    transact: desk.transact,
    outside: {} as Outside,
    clock: desk.clock,
    log: makeLog('silent'),
    metrics: makeMetrics(),
    actorOf,
    meOf,
    troubles: () => Promise.resolve([]),
  };
  const handle = makeApp(parts, [], '/nonexistent').callback();
  server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((r) => server.listen(0, '127.0.0.1', r));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/assistant/parse`;
}, 60_000);
afterAll(async () => {
  await new Promise((r) => server.close(r));
  await t.close();
});

async function ask(userid: string, query: string): Promise<Response> {
  const sessions = makeSessions(t.desk.config.SESSION_SECRET, () => t.desk.clock.now());
  const { token } = await sessions.issue(userid);
  return fetch(`${base}${query}`, { headers: { authorization: `Bearer ${token}` } });
}

async function reads(userid: string, words: string): Promise<SentenceReading> {
  const response = await ask(userid, `?text=${encodeURIComponent(words)}`);
  expect(response.status).toBe(200);
  return (await response.json()) as SentenceReading;
}

test('a whole sentence is answered with command, title, slots and full confidence', async () => {
  expect(await reads('linlan', '离线设备')).toEqual({
    at: t.desk.clock.now().toISOString(),
    tz: 'Asia/Shanghai',
    command: 'device.list',
    title: '设备',
    risk: 'read',
    args: { deviceSet: { status: 'offline' } },
    confidence: 1,
    missing: [],
    ambiguous: [],
    unknown: [],
    suggestions: [],
    built: true,
    allowed: true,
    refusal: null,
  });
});

test('what is missing is named, and what nothing is built for is not called built', async () => {
  expect(await reads('linlan', '重启')).toMatchObject({ command: 'device.restart', missing: ['device'] });
  expect(await reads('linlan', '提现审核')).toMatchObject({ command: 'withdrawal.review', built: false });
});

test('somebody without the right learns which one it is and who has it', async () => {
  const { allowed, refusal } = await reads('zhouning', '让小李做矩阵管理');
  expect(allowed).toBe(false);
  expect(refusal).toMatchObject({
    permission: 'role.grant',
    roles: expect.arrayContaining(['项目主理人', '系统管理员']) as string[],
    message: expect.stringContaining('授权') as string,
  });
});

test('a misspelt word gets suggestions, of what this person may do and nothing else', async () => {
  const offered = await reads('linlan', '重起 D-012');
  expect(offered.confidence).toBeLessThan(1);
  expect(offered.suggestions).toContainEqual({
    command: 'device.restart',
    title: '重启',
    say: '重启 D-012',
  });
  expect((await reads('zhouning', '重起 D-012')).suggestions).toEqual([]);
});

test('the names of the company and the list this person saw last are known, as in the chat', async () => {
  await t.as('linlan').says('离线设备');
  const { args } = await reads('linlan', '重启第1个');
  expect(args).toMatchObject({ device: expect.stringMatching(/^D-\d{3}$/) as string });
  expect(await reads('zhaoqi', '重启第1个')).not.toMatchObject({ args });
  t.waits('11m');
  expect((await reads('linlan', '重启第1个')).args).not.toEqual(args);
});

test('reading runs nothing, answers no open question and leaves no trace', async () => {
  await t.as('linlan').says('重启');
  const before = [await t.fingerprint(), (await t.audit()).length, t.heard().length];
  await reads('linlan', '重启 D-012');
  await reads('linlan', '取消');
  await t.settles();
  expect([await t.fingerprint(), (await t.audit()).length, t.heard().length]).toEqual(before);
  expect(t.acts()).toEqual([]);
  expect(await t.as('linlan').says('D-012')).toMatch(/重启 D-012/);
});

test('without a session, without words and with more than 2,000 characters nothing is read', async () => {
  expect((await fetch(`${base}?text=x`)).status).toBe(401);
  expect((await ask('nobody', '?text=x')).status).toBe(401);
  for (const query of ['', '?text=', '?text=%20', `?text=${'x'.repeat(2001)}`])
    expect((await ask('linlan', query)).status).toBe(400);
  expect((await ask('linlan', `?text=${'x'.repeat(2000)}`)).status).toBe(200);
});
