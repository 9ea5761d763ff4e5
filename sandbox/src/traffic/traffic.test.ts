import { openDesk, type Desk } from '../testing/desk';
import type { Exchange } from './exchange';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const traffic = async (query = ''): Promise<Exchange[]> => (await desk.look(`traffic${query}`)) as Exchange[];

test('calls and callbacks are recorded in plain text, without tokens and secrets', async () => {
  await desk.api.send('linlan', 'text', { content: '你好' });
  desk.sandbox.say('linlan', '在吗');
  await desk.hears({ MsgType: 'text' });
  const kept = await traffic();
  expect(kept.map((e) => [e.kind, e.name])).toEqual([
    ['api', expect.stringMatching(/^GET gettoken\?corpid=ww\d+$/)],
    ['api', 'POST message/send'],
    ['callback', 'text'],
  ]);
  expect(kept[1]).toMatchObject({
    request: expect.stringContaining('你好') as string,
    answer: expect.stringContaining('"errcode":0') as string,
    tookMs: expect.any(Number) as number,
  });
  expect(kept[2]?.request).toContain('<Content><![CDATA[在吗]]></Content>');
  const { answer: _, ...told } = kept[0] ?? {};
  expect(JSON.stringify([told, ...kept.slice(1)])).not.toMatch(/sandboxsecret|access_token/);
});

test('the record is read by kind and from an id on, and forgotten on demand', async () => {
  await desk.api.get('getcallbackip');
  const [first] = await traffic('?kind=api');
  expect(await traffic(`?after=${first?.id ?? 0}`)).toHaveLength(1);
  expect(await traffic('?kind=callback')).toEqual([]);
  expect(await traffic('?last=1')).toEqual((await traffic()).slice(-1));
  await fetch(`${desk.sandbox.url}/sandbox/traffic`, { method: 'DELETE' });
  expect(await traffic()).toEqual([]);
});

test('recorded callbacks are delivered again with the same plaintext under another seal', async () => {
  desk.sandbox.say('linlan', '重放');
  await desk.hears({ Content: '重放' });
  expect(await desk.hand('traffic/replay', {})).toEqual({ replayed: 1, failed: 0 });
  expect(desk.product.raw[0]).toBe(desk.product.raw[1]);
  expect(desk.product.sealed[0]).not.toBe(desk.product.sealed[1]);
});

test('a record of elsewhere is replayed, calls with a token of here', async () => {
  const body = { touser: 'linlan', msgtype: 'text', agentid: 1000002, text: { content: '重放' } };
  const exchanges = [
    { kind: 'api', name: 'POST message/send', request: JSON.stringify(body) },
    { kind: 'api', name: 'POST message/recall', request: '{}' },
    { kind: 'bot', name: 'ping', request: '' },
  ];
  expect(await desk.hand('traffic/replay', { exchanges })).toEqual({ replayed: 1, failed: 2 });
  expect(desk.sandbox.chat('linlan').map((m) => m.text)).toEqual(['重放']);
});
