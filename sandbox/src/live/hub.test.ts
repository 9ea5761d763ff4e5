import { WebSocket } from 'ws';
import type { LiveFrame } from '../live';
import { startSandbox, type Sandbox } from '../startSandbox';
import { apiClient, type ApiClient } from '../testing/apiClient';
import { eventually } from '../testing/eventually';
import { aPhone } from '../testing/fakeGateway';
import { fakeProduct, passive, type FakeProduct } from '../testing/fakeProduct';
import { testOptions } from '../testing/settings';

let product: FakeProduct;
let sandbox: Sandbox;
let api: ApiClient;
let page: WebSocket;
let frames: LiveFrame[];

beforeEach(async () => {
  product = await fakeProduct();
  sandbox = await startSandbox(testOptions(product.url, { phoneBook: [aPhone({ starts: 'dead' })] }));
  api = await apiClient(sandbox.url);
  frames = [];
  page = new WebSocket(`${sandbox.url.replace('http', 'ws')}/sandbox/live`);
  page.on('message', (raw: Buffer) => frames.push(JSON.parse(raw.toString('utf8')) as LiveFrame));
  await frame('snapshot');
});
afterEach(async () => {
  page.terminate();
  await sandbox.stop();
  await product.close();
});

type Frame<T extends LiveFrame['type']> = Extract<LiveFrame, { type: T }>;
const frame = <T extends LiveFrame['type']>(type: T, fits: (f: Frame<T>) => boolean = () => true) =>
  eventually(
    `a ${type} frame`,
    () => frames.find((f) => f.type === type && fits(f as Frame<T>)) as Frame<T> | undefined,
  );
const watch = async (userid: string): Promise<void> => {
  page.send(JSON.stringify({ watch: userid }));
  await frame('chat', (f) => f.userid === userid);
};

test('a newcomer gets people, phones, clock and product first', () => {
  expect(frames[0]).toMatchObject({
    type: 'snapshot',
    phones: [{ id: 'D-012', state: 'dead', account: '小存', effects: 0 }],
    clock: { tz: 'Asia/Shanghai', offsetMs: 0 },
    product: { name: '存客宝', url: product.url },
  });
});

test('turning the clock reaches everybody', async () => {
  sandbox.advance('6m');
  expect((await frame('clock')).clock.offsetMs).toBe(360_000);
});

test('the watched chat streams whole, then message by message', async () => {
  await api.send('linlan', 'text', { content: 'old' });
  await watch('linlan');
  expect((await frame('chat')).messages.map((m) => m.text)).toEqual(['old']);
  await api.send('linlan', 'text', { content: 'new' });
  expect((await frame('message')).message.text).toBe('new');
});

test('a message to somebody nobody watches is counted until he is watched', async () => {
  await api.send('linlan', 'text', { content: 'x' });
  await frame('people', (f) => f.people.some((p) => p.userid === 'linlan' && p.unread === 1));
  expect(frames.some((f) => f.type === 'message')).toBe(false);
  await watch('linlan');
  await frame('people', (f) => f.people.every((p) => p.unread === 0));
});

test('the product is typing from the delivery to the answer', async () => {
  await watch('linlan');
  sandbox.say('linlan', '离线设备');
  await frame('typing', (f) => f.on);
  await frame('message', (f) => f.message.state === 'delivered');
  await api.send('linlan', 'text', { content: '没有离线设备' });
  await frame('typing', (f) => !f.on);
});

test('nobody types when the answer came with the delivery', async () => {
  await watch('linlan');
  product.answers = [{ body: passive({ MsgType: 'text', Content: '好' }) }];
  sandbox.say('linlan', 'x');
  await frame('message', (f) => f.message.state === 'delivered');
  expect(frames.some((f) => f.type === 'typing')).toBe(false);
});

test('what happens to a phone reaches the wall', async () => {
  sandbox.phone('D-012', 'drain');
  const told = await frame('phones', (f) => f.phones[0]?.battery === 8);
  expect(told.phones).toMatchObject([{ id: 'D-012', charging: false }]);
  sandbox.phone('D-012', 'revive');
  await frame('phones', (f) => f.phones[0]?.state === 'connecting');
});

test('what happens to a phone many times at once is told once, as it is in the end', async () => {
  for (let n = 0; n < 50; n += 1) sandbox.phone('D-012', n % 2 ? 'charge' : 'drain');
  expect((await frame('phones')).phones).toMatchObject([{ charging: true }]);
  expect(frames.filter((f) => f.type === 'phones')).toHaveLength(1);
});

test('a change of the company is told, to be asked for again', async () => {
  await fetch(`${sandbox.url}/sandbox/views/customers`);
  expect(frames.some((f) => f.type === 'changed')).toBe(false);
  const body = JSON.stringify({ do: 'add', userid: 'linlan', name: '小明' });
  await fetch(`${sandbox.url}/sandbox/customers`, { method: 'POST', body });
  await frame('changed');
});

test('the product’s going is noticed', async () => {
  if (!(frames[0] as Frame<'snapshot'>).product.up) await frame('product', (f) => f.up);
  sandbox.pointTo('http://127.0.0.1:9');
  await frame('product', (f) => !f.up);
});

test('garbage on the socket is ignored, another site is refused', async () => {
  page.send('garbage');
  page.send('{"watch":7}');
  await watch('linlan');
  const foreign = new WebSocket(`${sandbox.url.replace('http', 'ws')}/sandbox/live`, {
    origin: 'https://evil.example',
  });
  const failed = await new Promise<boolean>((resolve) => {
    foreign.on('error', () => {
      resolve(true);
    });
    foreign.on('open', () => {
      resolve(false);
    });
  });
  expect(failed).toBe(true);
});
