import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEMO_ROBOT_KEY } from '../../../../sandbox/src/state/demo';
import { until } from '../../testing/until';
import { openWecomApi, type WecomApi } from '../../testing/wecomApi';
import { wecomClient, type ClientOptions, type WecomClient } from '../../testing/wecomClient';
import { getAppChat } from './appChats';
import { done } from './answers';
import { apiAddresses } from './login';
import { sendMessage } from './messages';
import { sendByRobot } from './robot';

let api: WecomApi;
const clients: WecomClient[] = [];
const servers: Server[] = [];
beforeEach(async () => {
  api = await openWecomApi('faults');
});
afterEach(async () => {
  for (const c of clients.splice(0)) await c.close();
  for (const s of servers.splice(0)) {
    s.closeAllConnections();
    await new Promise((r) => s.close(r));
  }
  await api.close();
});

function client(options: ClientOptions = {}): WecomClient {
  const made = wecomClient(api, options);
  clients.push(made);
  return made;
}
const text = (content: string) => ({ msgtype: 'text', text: { content } }) as const;
const say = (c: WecomClient, content: string, user = 'linlan') =>
  sendMessage(c.app, { users: [user] }, text(content));
const heard = (user = 'linlan') => api.sandbox.chat(user).map((m) => m.text);
const counted = async (c: WecomClient, name: string): Promise<Record<string, number>> => {
  const metric = await c.metrics.registry.getSingleMetric(name)?.get();
  return Object.fromEntries((metric?.values ?? []).map((v) => [Object.values(v.labels).join(' '), v.value]));
};

/** Something else at WeCom's address. */
async function address(answer: (n: number) => { status: number; body: string } | 'silence'): Promise<string> {
  let n = 0;
  const server = createServer((_, response) => {
    const said = answer(n++);
    if (said === 'silence') return;
    response.writeHead(said.status, { 'content-type': 'application/json' }).end(said.body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a read is repeated by itself when WeCom is busy, three times at most; a message is not', async () => {
  const c = client();
  api.sandbox.fault({ endpoint: 'get_api_domain_ip', errcode: -1, times: 2 });
  expect(await apiAddresses(c.call)).toEqual(expect.any(Array));
  expect(await counted(c, 'ckb_wecom_held_total')).toEqual({ 'get_api_domain_ip repeat': 2 });
  api.sandbox.fault({ endpoint: 'get_api_domain_ip', drop: 'request', times: 4 });
  await expect(apiAddresses(c.call)).rejects.toMatchObject({ action: 'retry', uncertain: true });
  api.sandbox.fault({ endpoint: 'message/send', errcode: -1 });
  await expect(say(c, 'a')).rejects.toMatchObject({ errcode: -1, action: 'retry', uncertain: false });
  await say(c, 'b');
  expect(heard()).toEqual(['b']);
});

test('a message whose answer was lost is sent again and delivered once', async () => {
  const c = client();
  api.sandbox.fault({ endpoint: 'message/send', drop: 'answer' });
  await expect(say(c, '一次')).rejects.toMatchObject({ action: 'retry', uncertain: true });
  await say(c, '一次');
  expect(heard()).toEqual(['一次']);
});

test('an API that says too often is left alone by all processes until its window is over', async () => {
  const [a, b] = [client({ name: 'often' }), client({ name: 'often' })];
  await apiAddresses(a.call);
  api.sandbox.fault({ endpoint: 'get_api_domain_ip', errcode: 45009 });
  await expect(apiAddresses(a.call)).rejects.toMatchObject({
    errcode: 45009,
    action: 'backoff',
    waitMs: 60_000,
  });
  await expect(apiAddresses(b.call)).rejects.toMatchObject({ errcode: 0, action: 'backoff' });
  await say(b, '别的接口照常');
  expect(await counted(b, 'ckb_wecom_held_total')).toEqual({ 'get_api_domain_ip limit': 1 });
  a.advance('61s');
  b.advance('0s');
  expect(await apiAddresses(b.call)).toEqual(expect.any(Array));
});

test('nobody is sent more than WeCom shows him: nothing is dropped, the rest waits', async () => {
  const c = client();
  let sent = 0;
  for (let n = 0; n < 60; n++)
    await say(c, `第 ${n}`).then(
      () => (sent += 1),
      (error: unknown) => expect(error).toMatchObject({ action: 'backoff' }),
    );
  expect(sent).toBe(25);
  expect(heard()).toHaveLength(25);
  c.advance('70s');
  await say(c, '又可以了');
  expect(heard()).toHaveLength(26);
});

test('the person-times of a day depend on the accounts of the company', async () => {
  const c = client({ env: { WECOM_ACCOUNTS: '1' } });
  const users = ['linlan', 'zhaoqi', 'sunyue', 'zhouning', 'stranger', 'u6', 'u7', 'u8', 'u9'];
  for (let n = 0; n < 20; n++) await sendMessage(c.app, { users }, text(`第 ${n}`));
  await expect(say(c, '多一条')).rejects.toMatchObject({ action: 'backoff' });
});

test.each(['expire', 'forget'])(
  'tokens that %s under load are renewed once, and every message arrives',
  async (how) => {
    const [a, b] = [client({ name: `load-${how}` }), client({ name: `load-${how}` })];
    const users = ['linlan', 'zhaoqi', 'sunyue', 'zhouning'];
    const load = (from: number) =>
      Array.from({ length: 20 }, (_, n) => say(n % 2 ? a : b, `负载 ${from + n}`, users[n % users.length]));
    await Promise.all(load(0));
    const running = load(20);
    await api.hand('tokens', { do: how });
    await Promise.all([...running, ...load(40)]);
    expect(users.flatMap((u) => heard(u))).toHaveLength(60);
    const asked = await Promise.all([a, b].map((c) => counted(c, 'ckb_wecom_seconds')));
    expect(asked.reduce((sum, m) => sum + (m['+Inf gettoken 0'] ?? 0), 0)).toBe(2);
  },
);

test('a wrong secret is asked with once in six minutes, by all processes', async () => {
  const [a, b] = [client({ name: 'wrong', secret: 'no' }), client({ name: 'wrong', secret: 'no' })];
  await expect(apiAddresses(a.call)).rejects.toMatchObject({ errcode: 40001, action: 'configure' });
  for (let n = 0; n < 30; n++)
    await expect(say(n % 2 ? a : b, 'x')).rejects.toMatchObject({ action: 'backoff' });
  const right = client({ name: 'wrong' });
  await say(right, '密钥对了');
});

test('a server error and an answer that is none may pass; a wrong address needs a person', async () => {
  const broken = client({ base: await address(() => ({ status: 502, body: '<html>' })) });
  await expect(say(broken, 'a')).rejects.toMatchObject({ action: 'retry', uncertain: true });
  const page = client({ base: await address(() => ({ status: 200, body: '<html>' })) });
  await expect(say(page, 'a')).rejects.toMatchObject({ action: 'retry', uncertain: true });
  const lost = client({ base: await address(() => ({ status: 404, body: '' })) });
  await expect(say(lost, 'a')).rejects.toMatchObject({ action: 'configure', uncertain: false });
});

test('an answer that does not come is not waited for', async () => {
  const c = client({ base: await address(() => 'silence') });
  const started = Date.now();
  const never = c.call({ endpoint: 'webhook/send', body: {}, robot: 'r', timeoutMs: 200 }, done);
  await expect(never).rejects.toMatchObject({
    action: 'retry',
    uncertain: true,
    message: 'webhook/send: no answer (timeout)',
  });
  expect(Date.now() - started).toBeLessThan(5000);
});

test('half a minute without WeCom: few calls reach it, and the first one that works ends it', async () => {
  const c = client();
  await say(c, '之前');
  api.sandbox.fault({ endpoint: 'message/send', drop: 'request', times: 10_000 });
  const before = (await counted(c, 'ckb_wecom_held_total'))['message/send breaker'] ?? 0;
  const ask = (n: number) => say(c, `断 ${n}`, 'zhaoqi').catch((e: unknown) => e as { action: string });
  for (let second = 0; second < 30; second++) {
    for (let n = 0; n < 10; n++)
      expect(await ask(second * 10 + n)).toMatchObject({
        action: expect.stringMatching(/retry|backoff/) as string,
      });
    c.pass(1000);
  }
  const held = (await counted(c, 'ckb_wecom_held_total'))['message/send breaker'] ?? 0;
  expect(held - before).toBeGreaterThan(280);
  expect((await counted(c, 'ckb_wecom_breaker'))[api.sandbox.url]).toBe(2);
  await fetch(`${api.sandbox.url}/sandbox/faults`, { method: 'DELETE' });
  c.pass(30_000);
  await say(c, '回来了', 'zhaoqi');
  expect(heard('zhaoqi')).toEqual(['回来了']);
  expect((await counted(c, 'ckb_wecom_breaker'))[api.sandbox.url]).toBe(0);
});

test('a read waits for the probe of an address that is just back', async () => {
  let broken = true;
  const ok = JSON.stringify({
    errcode: 0,
    errmsg: 'ok',
    access_token: 't',
    expires_in: 7200,
    ip_list: ['1.1.1.1'],
  });
  const c = client({
    base: await address(() => (broken ? { status: 503, body: '' } : { status: 200, body: ok })),
  });
  for (let n = 0; n < 5; n++) await expect(say(c, 'x')).rejects.toMatchObject({ action: 'retry' });
  broken = false;
  expect(await apiAddresses(c.call)).toEqual(['1.1.1.1']);
});

test('no secret, token or key is in a fault, a log line or a metric', async () => {
  const c = client({ secret: 'sandboxsecret' });
  await say(c, '只有收件人看');
  api.sandbox.fault({ endpoint: 'webhook/send', drop: 'request' });
  api.sandbox.fault({ endpoint: 'appchat/get', errcode: 42001, times: 2 });
  const faults = await Promise.allSettled([
    sendByRobot(c.call, DEMO_ROBOT_KEY, text('x')),
    getAppChat(c.call, 'none'),
    say(c, '只有收件人看', 'ghost'),
  ]);
  const told = faults
    .map((f) => (f.status === 'rejected' ? String((f.reason as Error).stack) : '?'))
    .join('\n');
  const all = [told, c.logged(), await c.metrics.registry.metrics()].join('\n');
  expect(all).toContain('appchat/get');
  expect(await until(() => Promise.resolve(c.logged().includes('token renewed') || null))).toBe(true);
  for (const secret of ['sandboxsecret', DEMO_ROBOT_KEY, 'access_token=', '只有收件人看'])
    expect(all).not.toContain(secret);
});
