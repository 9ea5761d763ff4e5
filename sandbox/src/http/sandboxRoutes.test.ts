import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../startSandbox';
import { apiClient } from '../testing/apiClient';
import { eventually } from '../testing/eventually';
import { aPhone } from '../testing/fakeGateway';
import { fakeProduct, type FakeProduct } from '../testing/fakeProduct';
import { CORP, testOptions } from '../testing/settings';

let product: FakeProduct;
let sandbox: Sandbox;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  product = await fakeProduct();
  sandbox = await startSandbox(testOptions(product.url));
});
afterEach(async () => {
  await sandbox.stop();
  await product.close();
  rmSync(folder, { recursive: true });
});

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const init = { method, headers, redirect: 'manual' as const };
  const answer = await fetch(
    sandbox.url + path,
    body === undefined ? init : { ...init, body: JSON.stringify(body) },
  );
  const text = await answer.text();
  return { status: answer.status, text, headers: answer.headers, json: () => JSON.parse(text) as unknown };
}

test('the people of the demo company are there, a stranger among them', async () => {
  expect((await call('GET', '/sandbox/people')).json()).toEqual([
    { userid: 'linlan', name: '林岚', roles: ['项目主理人'] },
    { userid: 'zhaoqi', name: '赵琪', roles: ['矩阵管理'] },
    { userid: 'sunyue', name: '孙悦', roles: ['用户运营'] },
    { userid: 'zhouning', name: '周宁', roles: ['只读'] },
    { userid: 'stranger', name: '陌生人', roles: [] },
  ]);
});

test('a chat is read from a message on', async () => {
  const api = await apiClient(sandbox.url);
  await api.send('linlan', 'text', { content: 'before' });
  const { id } = (await call('POST', '/sandbox/say', { from: 'linlan', text: 'x' })).json() as { id: string };
  await api.send('linlan', 'text', { content: 'after' });
  const chat = (await call('GET', `/sandbox/chats/linlan?after=${id}`)).json();
  expect(chat).toMatchObject([{ text: 'after' }]);
  expect((await call('GET', '/sandbox/chats/linlan')).json()).toHaveLength(3);
});

test.each<[number, string, string, unknown]>([
  [404, 'POST', '/sandbox/say', { from: 'ghost', text: 'x' }],
  [400, 'POST', '/sandbox/say', { from: 'linlan' }],
  [400, 'POST', '/sandbox/say', undefined],
  [404, 'POST', '/sandbox/press', { from: 'linlan', messageId: 'm9', key: 'k' }],
  [404, 'POST', '/sandbox/menu', { from: 'linlan', key: 'k' }],
  [404, 'GET', '/sandbox/chats/ghost', undefined],
  [404, 'GET', '/sandbox/phones/D-404', undefined],
  [404, 'POST', '/sandbox/phones/D-404', { do: 'unplug' }],
  [400, 'POST', '/sandbox/phones/D-404', { do: 'dance' }],
  [400, 'POST', '/sandbox/phones', { ticket: 'x' }],
  [400, 'POST', '/sandbox/clock', { advance: 'soon' }],
  [400, 'POST', '/sandbox/clock', {}],
  [400, 'POST', '/sandbox/clock', { to: '2020-01-01T00:00:00Z' }],
  [400, 'POST', '/sandbox/faults', { times: -1 }],
  [404, 'GET', '/sandbox/media/nope', undefined],
  [404, 'GET', '/sandbox/elsewhere', undefined],
])('%i in Chinese to %s %s', async (status, method, path, body) => {
  const answer = await call(method, path, body);
  expect(answer.status).toBe(status);
  expect((answer.json() as { error: string }).error).toMatch(/[\u4e00-\u9fff]/);
});

test('a page of another site may not act here, nor read', async () => {
  const body = { from: 'linlan', text: 'x' };
  expect((await call('POST', '/sandbox/say', body, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await call('POST', '/sandbox/say', body, { origin: 'null' })).status).toBe(403);
  expect((await call('POST', '/sandbox/say', body, { origin: 'http://localhost:5173' })).status).toBe(200);
});

test('the clock is turned, read and turned to a moment', async () => {
  await call('POST', '/sandbox/clock', { advance: '6m' });
  expect((await call('GET', '/sandbox/clock')).json()).toMatchObject({
    offsetMs: 360_000,
    tz: 'Asia/Shanghai',
  });
  const to = new Date(Date.now() + 86_400_000).toISOString();
  const { now } = (await call('POST', '/sandbox/clock', { to })).json() as { now: string };
  expect(Math.abs(Date.parse(now) - Date.parse(to))).toBeLessThan(1_000);
});

test('a proxy before WeCom answers in its place', async () => {
  await call('POST', '/sandbox/faults', { endpoint: 'gettoken', status: 502 });
  const answer = await call('GET', '/cgi-bin/gettoken');
  expect([answer.status, answer.text]).toEqual([502, '<html><body>502</body></html>']);
  expect((await call('GET', '/cgi-bin/gettoken')).status).toBe(200);
});

test('faults are set, read and lifted', async () => {
  await call('POST', '/sandbox/faults', { endpoint: 'message/send', errcode: 45009, times: 3 });
  expect((await call('GET', '/sandbox/faults')).json()).toMatchObject([{ errcode: 45009, times: 3 }]);
  const api = await apiClient(sandbox.url);
  expect(await api.send('linlan', 'text', { content: 'x' })).toMatchObject({ errcode: 45009 });
  await call('DELETE', '/sandbox/faults');
  expect(await api.send('linlan', 'text', { content: 'x' })).toMatchObject({ errcode: 0 });
});

test('a delayed call is answered late but rightly', async () => {
  const api = await apiClient(sandbox.url);
  await call('POST', '/sandbox/faults', { endpoint: 'message/send', delayMs: 80 });
  const before = performance.now();
  expect(await api.send('linlan', 'text', { content: 'x' })).toMatchObject({ errcode: 0 });
  expect(performance.now() - before).toBeGreaterThanOrEqual(79);
});

test('a cut answer leaves the message delivered, a cut request does not', async () => {
  const api = await apiClient(sandbox.url);
  await call('POST', '/sandbox/faults', { endpoint: 'message/send', drop: 'answer' });
  await expect(api.send('linlan', 'text', { content: 'a' })).rejects.toThrow();
  await call('POST', '/sandbox/faults', { endpoint: 'message/send', drop: 'request' });
  await expect(api.send('linlan', 'text', { content: 'b' })).rejects.toThrow();
  expect(sandbox.chat('linlan').map((m) => m.text)).toEqual(['a']);
});

test('a message dropped in silence is answered as sent, and nobody reads it', async () => {
  const api = await apiClient(sandbox.url);
  await call('POST', '/sandbox/faults', { endpoint: 'message/send', silent: true });
  const told = await api.send('linlan', 'text', { content: 'a' });
  expect(told).toMatchObject({ errcode: 0 });
  expect(String(told['msgid'])).not.toBe('');
  await api.send('linlan', 'text', { content: 'b' });
  expect(sandbox.chat('linlan').map((m) => m.text)).toEqual(['b']);
});

test('a login code is good once, for five minutes', async () => {
  const api = await apiClient(sandbox.url);
  const codeOf = async (): Promise<string> =>
    ((await call('POST', '/sandbox/codes', { userid: 'zhaoqi' })).json() as { code: string }).code;
  const code = await codeOf();
  expect(await api.get(`auth/getuserinfo?code=${code}`)).toMatchObject({ errcode: 0, userid: 'zhaoqi' });
  expect(await api.get(`auth/getuserinfo?code=${code}`)).toMatchObject({ errcode: 40029 });
  const mini = await codeOf();
  const ask = 'miniprogram/jscode2session?grant_type=authorization_code&js_code=';
  expect(await api.get(ask + mini)).toMatchObject({ userid: 'zhaoqi', corpid: CORP });
  const late = await codeOf();
  sandbox.advance('5m');
  expect(await api.get(`auth/getuserinfo?code=${late}`)).toMatchObject({ errcode: 42003 });
});

const authorize = (more: Record<string, string> = {}): string => {
  const query = { appid: CORP, redirect_uri: `${product.url}/m/?a=1`, state: 'abc', ...more };
  return `/connect/oauth2/authorize?${new URLSearchParams(query).toString()}`;
};

test('the login page asks who it is and goes back with code and state', async () => {
  const page = await call('GET', authorize());
  expect(page.text).toContain('以谁的身份登录');
  expect(page.text).toContain('林岚');
  const back = await call('GET', authorize({ as: 'linlan' }));
  const target = new URL(back.headers.get('location') ?? '');
  expect(target.origin).toBe(product.url);
  expect(target.searchParams.get('a')).toBe('1');
  expect(target.searchParams.get('state')).toBe('abc');
  const api = await apiClient(sandbox.url);
  const code = target.searchParams.get('code') ?? '';
  expect(await api.get(`auth/getuserinfo?code=${code}`)).toMatchObject({ userid: 'linlan' });
});

test.each<Record<string, string>>([
  { redirect_uri: 'https://evil.example/' },
  { redirect_uri: 'javascript:alert(1)' },
  { appid: 'ww2' },
  { state: '<b>' },
])('the login page goes nowhere with %j', async (more) => {
  const page = await call('GET', authorize({ as: 'linlan', ...more }));
  expect(page.status).toBe(400);
  expect(page.headers.get('location')).toBeNull();
  expect(page.text).toContain('无法登录');
});

test('people and phones written after the start are found', async () => {
  await sandbox.stop();
  const peopleFile = join(folder, 'people.json');
  const phoneBookFile = join(folder, 'phones.json');
  sandbox = await startSandbox(testOptions(product.url, { peopleFile, phoneBookFile }));
  expect(sandbox.phones()).toEqual([]);
  writeFileSync(peopleFile, JSON.stringify([{ userid: 'luoyi', name: '罗一', roles: ['只读'] }]));
  writeFileSync(phoneBookFile, JSON.stringify([aPhone({ starts: 'dead' })]));
  await eventually('the phone is on the wall', () => sandbox.phones().length === 1);
  expect(
    ((await call('GET', '/sandbox/people')).json() as { userid: string }[]).map((p) => p.userid),
  ).toEqual(['luoyi', 'stranger']);
  await sandbox.pair('ticket-123456');
  const book = JSON.parse(readFileSync(phoneBookFile, 'utf8')) as { device: string }[];
  expect(book.map((e) => e.device)).toEqual(['D-012', 'D-099']);
});

test('chats, clock and cards outlive the sandbox', async () => {
  await sandbox.stop();
  const stateDir = join(folder, 'state');
  sandbox = await startSandbox(testOptions(product.url, { stateDir }));
  const api = await apiClient(sandbox.url);
  const card = {
    card_type: 'button_interaction',
    task_id: 't1',
    button_list: [{ text: '确认', key: 'confirm' }],
  };
  const { response_code } = await api.send('linlan', 'template_card', card);
  sandbox.advance('2d');
  const before = sandbox.chat('linlan');
  await sandbox.stop();

  sandbox = await startSandbox(testOptions(product.url, { stateDir }));
  expect(sandbox.chat('linlan')).toEqual(before);
  expect((await call('GET', '/sandbox/clock')).json()).toMatchObject({ offsetMs: 172_800_000 });
  const again = await apiClient(sandbox.url);
  expect(await again.send('linlan', 'template_card', card)).toMatchObject({ errcode: 42014 });
  const change = { agentid: 1000002, response_code, userids: ['linlan'], button: { replace_name: '完成' } };
  expect(await again.post('message/update_template_card', change)).toMatchObject({ errcode: 0 });
  await again.send('linlan', 'text', { content: 'next' });
  expect(new Set(sandbox.chat('linlan').map((m) => m.id)).size).toBe(2);
});
