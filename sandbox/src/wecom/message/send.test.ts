import { startSandbox, type Sandbox } from '../../startSandbox';
import { apiClient, type ApiClient } from '../../testing/apiClient';
import { AGENT, testOptions } from '../../testing/settings';

let sandbox: Sandbox;
let api: ApiClient;

beforeEach(async () => {
  sandbox = await startSandbox(testOptions('http://127.0.0.1:9'));
  api = await apiClient(sandbox.url);
});
afterEach(() => sandbox.stop());

const texts = (userid: string): string[] => sandbox.chat(userid).map((m) => m.text);

test('a text reaches the chats of all who are named', async () => {
  expect(await api.send('linlan|zhaoqi', 'text', { content: '你好' })).toMatchObject({ errcode: 0 });
  expect(texts('linlan')).toEqual(['你好']);
  expect(sandbox.chat('zhaoqi')[0]).toMatchObject({ from: 'app', kind: 'text', text: '你好' });
});

test('a partly unknown list is delivered to the known and names the rest in lower case', async () => {
  expect(await api.send('linlan|NoBody|Ghost', 'text', { content: 'a' })).toMatchObject({
    errcode: 0,
    invaliduser: 'nobody|ghost',
  });
  expect(texts('linlan')).toEqual(['a']);
});

test('nobody known is 81013 and nobody named 82001', async () => {
  expect(await api.send('nobody', 'text', { content: 'a' })).toMatchObject({ errcode: 81013 });
  expect(await api.send('', 'text', { content: 'a' })).toMatchObject({ errcode: 82001 });
});

test('userids are case-insensitive and @all is everybody', async () => {
  await api.send('LinLan', 'text', { content: 'a' });
  await api.send('@all', 'text', { content: 'b' });
  expect(texts('linlan')).toEqual(['a', 'b']);
  expect(texts('stranger')).toEqual(['b']);
});

test('a text is cut at 2048 bytes without halving a character; markdown of that length is refused', async () => {
  const long = '字'.repeat(1000);
  await api.send('linlan', 'text', { content: long });
  expect(texts('linlan')[0]).toBe('字'.repeat(682));
  expect(await api.send('linlan', 'markdown', { content: long })).toMatchObject({ errcode: 45002 });
});

test.each([
  [40008, 'markdown_v2', { content: 'a' }, {}],
  [44004, 'text', { content: '' }, {}],
  [40063, 'text', undefined, {}],
  [40007, 'image', { media_id: 'nope' }, {}],
  [41006, 'file', {}, {}],
  [41016, 'textcard', { description: 'd', url: 'https://e.x' }, {}],
  [41033, 'textcard', { title: 't', url: 'https://e.x' }, {}],
  [41010, 'textcard', { title: 't', description: 'd' }, {}],
  [45034, 'textcard', { title: 't', description: 'd', url: 'e.x' }, {}],
  [45008, 'news', { articles: [] }, {}],
  [40074, 'news', { articles: [{ title: 't', url: 'https://e.x' }] }, { safe: 1 }],
  [301002, 'text', { content: 'a' }, { agentid: 1000099 }],
  [40056, 'text', { content: 'a' }, { agentid: 'x' }],
  [41011, 'text', { content: 'a' }, { agentid: undefined }],
])('answers %i to a bad %s', async (errcode, msgtype, part, more) => {
  expect(await api.send('linlan', msgtype, part, more)).toMatchObject({ errcode });
  expect(texts('linlan')).toEqual([]);
});

test('an error is HTTP 200 with a hint in the text and the code in the headers', async () => {
  const answer = await fetch(`${sandbox.url}/cgi-bin/message/send`, { method: 'POST', body: '{}' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('error-code')).toBe('41001');
  const body = (await answer.json()) as { errmsg: string };
  expect(body.errmsg).toMatch(/^access_token missing, hint: \[\d{19,25}\], from ip: .*e=41001$/);
});

test('broken JSON is read as far as it goes, and the answer says so', async () => {
  const url = `${sandbox.url}/cgi-bin/message/send?access_token=${api.token}`;
  const answer = await fetch(url, { method: 'POST', body: '{"touser":' });
  expect(await answer.json()).toMatchObject({
    errcode: 41011,
    errmsg: expect.stringMatching(/^Warning: wrong json format\. /) as string,
  });
  const half = '{"touser":"linlan","msgtype":"text","agentid":1000002,"text":{"content":"半句"},"safe":';
  const taken = await fetch(url, { method: 'POST', body: half });
  expect(await taken.json()).toMatchObject({ errcode: 0, errmsg: 'Warning: wrong json format. ok' });
  expect(texts('linlan')).toEqual(['半句']);
});

test('the 31st message of a minute is dropped without a word, and flows again a minute later', async () => {
  for (let n = 1; n <= 31; n += 1)
    expect(await api.send('linlan', 'text', { content: `${n}` })).toMatchObject({ errcode: 0 });
  expect(texts('linlan')).toHaveLength(30);
  await api.send('zhaoqi', 'text', { content: 'other' });
  expect(texts('zhaoqi')).toEqual(['other']);
  sandbox.advance('61s');
  await api.send('linlan', 'text', { content: 'later' });
  expect(texts('linlan').at(-1)).toBe('later');
});

test('the 1001st message of an hour is dropped', async () => {
  for (let n = 0; n < 1001; n += 1) {
    if (n % 30 === 0) sandbox.advance('61s');
    await api.send('linlan', 'text', { content: `${n}` });
  }
  expect(texts('linlan').at(-1)).toBe('999');
});

test('an identical request inside the interval is delivered once and answered alike', async () => {
  const check = { enable_duplicate_check: 1, duplicate_check_interval: 600 };
  const first = await api.send('linlan', 'text', { content: 'a' }, check);
  expect(await api.send('linlan', 'text', { content: 'a' }, check)).toEqual(first);
  await api.send('linlan', 'text', { content: 'b' }, check);
  expect(texts('linlan')).toEqual(['a', 'b']);
  sandbox.advance('11m');
  await api.send('linlan', 'text', { content: 'a' }, check);
  expect(texts('linlan')).toEqual(['a', 'b', 'a']);
});

test('without the check an identical request is delivered again', async () => {
  await api.send('linlan', 'text', { content: 'a' });
  await api.send('linlan', 'text', { content: 'a' });
  expect(texts('linlan')).toEqual(['a', 'a']);
});

test('a message is taken back within a day and not after', async () => {
  const { msgid } = await api.send('linlan', 'text', { content: 'secret' });
  expect(await api.post('message/recall', { msgid })).toMatchObject({ errcode: 0 });
  expect(sandbox.chat('linlan')[0]).toMatchObject({ kind: 'event', text: '应用撤回了一条消息' });
  const late = await api.send('linlan', 'text', { content: 'old' });
  sandbox.advance('25h');
  const again = await apiClient(sandbox.url);
  expect(await again.post('message/recall', { msgid: late['msgid'] })).toMatchObject({ errcode: 42052 });
});

test('an uploaded picture stands in the chat, usable for three days', async () => {
  const form = new FormData();
  const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
  form.set('media', new Blob([png]), '日报.png');
  const url = `${sandbox.url}/cgi-bin/media/upload?type=image&access_token=${api.token}`;
  const answer = (await (await fetch(url, { method: 'POST', body: form })).json()) as Record<string, unknown>;
  expect(answer).toMatchObject({ errcode: 0, type: 'image', created_at: expect.any(String) as string });
  const media_id = String(answer['media_id']);
  await api.send('linlan', 'image', { media_id });
  const [message] = sandbox.chat('linlan');
  expect(message).toMatchObject({ kind: 'image', media: { name: '日报.png', type: 'image' } });
  const shown = await fetch(sandbox.url + (message?.media?.url ?? ''));
  expect(shown.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(png);
  sandbox.advance('73h');
  const later = await apiClient(sandbox.url);
  expect(await later.send('linlan', 'image', { media_id })).toMatchObject({ errcode: 40145 });
});

test.each([
  [40004, 'picture', 'x'.repeat(20)],
  [40006, 'file', 'abc'],
  [40123, 'image', 'not a picture at all'],
])('an upload answers %i to type %s', async (errcode, type, content) => {
  const form = new FormData();
  form.set('media', new Blob([content]), 'a.txt');
  const url = `${sandbox.url}/cgi-bin/media/upload?type=${type}&access_token=${api.token}`;
  expect(await (await fetch(url, { method: 'POST', body: form })).json()).toMatchObject({ errcode });
});

test('the menu is created, shown and deleted', async () => {
  const at = `agentid=${AGENT}`;
  expect(await api.get(`menu/get?${at}`)).toMatchObject({ errcode: 46003 });
  const button = [
    { name: '设备', sub_button: [{ type: 'click', name: '离线设备', key: 'offline' }] },
    { type: 'view', name: '看板', url: 'https://e.x/m' },
  ];
  expect(await api.post(`menu/create?${at}`, { button })).toMatchObject({ errcode: 0 });
  expect(await (await fetch(`${sandbox.url}/sandbox/menu`)).json()).toEqual({
    buttons: [
      { name: '设备', sub: [{ name: '离线设备', key: 'offline' }] },
      { name: '看板', url: 'https://e.x/m' },
    ],
  });
  expect(await api.post(`menu/create?${at}`, { button: [] })).toMatchObject({ errcode: 40016 });
  expect(await api.post(`menu/create?${at}`, { button: [{ type: 'click', name: 'a' }] })).toMatchObject({
    errcode: 40019,
  });
  expect(await api.get(`menu/delete?${at}`)).toMatchObject({ errcode: 0 });
  expect(await api.get(`menu/get?${at}`)).toMatchObject({ errcode: 46003 });
});

test('members and the one department can be read', async () => {
  expect(await api.get('user/get?userid=LINLAN')).toMatchObject({
    errcode: 0,
    userid: 'linlan',
    name: '林岚',
  });
  expect(await api.get('user/get?userid=ghost')).toMatchObject({ errcode: 60111 });
  expect(await api.get('user/simplelist?department_id=1')).toMatchObject({ errcode: 0 });
  expect(await api.get('user/simplelist?department_id=7')).toMatchObject({ errcode: 60003 });
  expect(await api.get('department/list')).toMatchObject({ department: [{ id: 1 }, { id: 2 }, { id: 3 }] });
});

test('person-times are counted by day', async () => {
  const count = async (time_type: number) =>
    (await api.post('message/get_statistics', { time_type }))['statistics'];
  expect(await count(0)).toEqual([]);
  await api.send('linlan|zhaoqi', 'text', { content: 'a' });
  await api.send('linlan', 'text', { content: 'b' });
  expect(await count(0)).toEqual([{ agentid: AGENT, app_name: '应用', count: 3 }]);
  sandbox.advance('24h');
  api = await apiClient(sandbox.url);
  expect(await count(0)).toEqual([]);
  expect(await count(1)).toMatchObject([{ count: 3 }]);
  expect(await api.post('message/get_statistics', { time_type: 2 })).toMatchObject({ errcode: 40058 });
});
