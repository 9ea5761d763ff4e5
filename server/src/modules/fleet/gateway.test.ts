import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CLOSE, MAX_FRAME_BYTES, WIRE_VERSION } from '@cunkebao/shared/fleet';
import { accounts } from '../accounts';
import { conversation } from '../conversation';
import { fleet } from './index';
import { aDevice } from './fleet.factory';
import { Presence } from './presence.entity';
import { operators } from '../operators';
import { tasks } from '../tasks';
import { openPhoneDesk, type Node, type PhoneDesk } from '../../testing/phoneDesk';
import { scriptedPhone, type ScriptedPhone } from '../../testing/scriptedPhone';

let desk: PhoneDesk;
let node: Node;
let identity: { id: string; install: string; key: KeyObject };

beforeAll(async () => {
  desk = await openPhoneDesk('fleet_gateway', [operators, conversation, accounts, tasks, fleet]);
});
beforeEach(async () => {
  for (const table of ['devices', 'device_presence', 'device_events'])
    await desk.source.query(`DELETE FROM ${table}`);
  desk.at('2026-03-02T02:00:00Z');
  node = await desk.node();
  identity = await desk.transact((ctx) => aDevice(ctx, { id: 'D-012' }));
});
afterEach(() => node.stop());
afterAll(() => desk.close());

const phone = (at: Node = node): ScriptedPhone => scriptedPhone(at.port, identity, () => desk.clock.now());
const presence = (): Promise<Presence> =>
  desk.source.manager.findOneByOrFail(Presence, { deviceId: identity.id });
const reaches = (reach: string): Promise<void> =>
  desk.workUntil(node, async () => (await presence()).reach === reach);
const counted = async (type: string, on: Node = node): Promise<number> => {
  const { values } = await on.metrics.frames.get();
  return values.find((v) => v.labels.type === type)?.value ?? 0;
};
const frame = (t: string, d: unknown, seq = 1): string =>
  JSON.stringify({ v: WIRE_VERSION, id: 'x1', seq, ack: 0, ts: 0, t, d });

test('the right key is welcomed, and the phone is online from then on', async () => {
  const p = phone();
  const welcome = await p.login();
  expect(welcome).toMatchObject({ seq: 1, d: { generation: 1, beatSeconds: 30 } });
  await reaches('online');
  expect(await presence()).toMatchObject({ state: 'online', cause: '心跳正常', generation: 1 });
});

const wrongKey = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
test.each<[string, Parameters<ScriptedPhone['hello']>[0], string]>([
  ['a wrong key', { key: wrongKey }, 'badKey'],
  ['the nonce of another socket', { nonce: 'AAAAAAAAAAAAAAAAAAAAAAAA' }, 'badKey'],
  ['a signature eleven minutes old', { skewMs: -11 * 60_000 }, 'staleTime'],
  ['a clock that is a day ahead', { skewMs: 86_400_000 }, 'staleTime'],
])('%s is refused and counted', async (_, lie, reason) => {
  const p = phone();
  await p.hello(lie);
  expect((await p.next('bye')).d.reason).toBe(reason);
  expect(await p.closed).toBe(CLOSE.badKey);
  expect(await counted(`refused:${reason}`)).toBe(1);
  expect((await presence()).generation).toBe(0);
});

test.each(['D-999', '手机', 'D-1 OR 1=1'])('%s, whom nobody knows, looks like a wrong key', async (id) => {
  identity = { ...identity, id };
  const p = phone();
  await p.hello();
  expect((await p.next('bye')).d.reason).toBe('badKey');
  expect(await p.closed).toBe(CLOSE.badKey);
});

test('a clock nine minutes off is fine', async () => {
  const p = phone();
  await p.hello({ skewMs: 9 * 60_000 });
  await p.next('welcome');
});

test('a phone that is not confirmed yet is told to wait', async () => {
  await desk.source.query('UPDATE devices SET confirmed_at = NULL');
  const p = phone();
  await p.hello();
  expect((await p.next('bye')).d).toEqual({ reason: 'awaiting-confirmation', retryAfterMs: 3000 });
});

test.each<[string, string | Buffer, number]>([
  ['no JSON', 'hello', CLOSE.badFrame],
  ['no envelope', '{"t":"hb","d":{}}', CLOSE.badFrame],
  ['a known type with wrong contents', frame('hb', { battery: 400 }), CLOSE.badFrame],
  ['a second hello', frame('hello', {}), CLOSE.badFrame],
  ['binary', Buffer.from([1, 2, 3]), CLOSE.badFrame],
  ['more than 64 KB', 'x'.repeat(MAX_FRAME_BYTES + 1), 1009],
])('%s closes the socket', async (_, data, code) => {
  const p = phone();
  await p.login();
  p.raw(data);
  expect(await p.closed).toBe(code);
});

test('anything but hello closes a socket that has not said it', async () => {
  const p = phone();
  await p.next('challenge');
  p.raw(frame('hb', {}));
  expect(await p.closed).toBe(CLOSE.badFrame);
});

test('an unknown type is answered and counted, and the talk goes on', async () => {
  const p = phone();
  await p.login();
  p.raw(frame('dance', {}));
  expect((await p.next('err')).d).toEqual({ code: 'unknown_type', about: 'x1' });
  p.say({ t: 'hb', d: {} }, { seq: 2 });
  expect((await p.next('ack')).ack).toBe(2);
  expect(await counted('unknownType')).toBe(1);
});

test('more messages than allowed close the socket', async () => {
  const p = phone();
  await p.login();
  for (let i = 0; i < 300; i++) p.say({ t: 'hb', d: {} });
  expect(await p.closed).toBe(CLOSE.tooFast);
});

test('more than 64 KB a second end the connection, although each frame is small enough', async () => {
  const p = phone();
  await p.login();
  const big = frame('evt', { ref: 'big', kind: 'log', at: 0, data: { text: 'x'.repeat(60_000) } });
  for (let i = 0; i < 30; i++) p.raw(big);
  expect(await p.closed).toBe(CLOSE.tooFast);
});

test('frames are acknowledged by the highest seq without a hole', async () => {
  const p = phone();
  await p.login();
  p.say({ t: 'hb', d: {} }, { seq: 1 });
  p.say({ t: 'hb', d: {} }, { seq: 3 });
  p.say({ t: 'hb', d: {} }, { seq: 2 });
  const acks = [await p.next('ack'), await p.next('ack'), await p.next('ack')].map((f) => f.ack);
  expect(acks).toEqual([1, 1, 2]);
});

test('an event told twice, on two sockets, is stored once', async () => {
  const event = { t: 'evt', d: { ref: 'e-1', kind: 'messageIn', at: desk.clock.now().getTime() } } as const;
  const p = phone();
  await p.login();
  p.say(event);
  expect((await p.next('ack')).d.ref).toBe('e-1');
  p.cut();
  await p.closed;
  const again = phone();
  await again.login();
  again.say(event);
  expect((await again.next('ack')).d.ref).toBe('e-1');
  expect(await desk.source.query("SELECT ref FROM device_events WHERE kind = 'messageIn'")).toEqual([
    { ref: 'e-1' },
  ]);
});

test('a second hello elsewhere takes over: the older socket is told, whichever process holds it', async () => {
  const first = phone();
  await first.login();
  const second = phone();
  await second.login();
  expect((await first.next('bye')).d.reason).toBe('takeover');
  expect(await first.closed).toBe(CLOSE.tookOver);

  const other = await desk.node();
  const third = phone(other);
  expect((await third.login()).d.generation).toBe(3);
  expect((await second.next('bye')).d.reason).toBe('takeover');
  expect(await second.closed).toBe(CLOSE.tookOver);
  await reaches('online');
  expect((await presence()).generation).toBe(3);
  await other.stop();
});

test('a frame finds its phone from another process, and a phone that is away is not said to have taken it', async () => {
  const elsewhere = await desk.node();
  expect(await elsewhere.phones.deliver('D-012', { t: 'ask', d: { action: 'a' } })).toBe(false);
  const p = phone();
  await p.login();
  expect(await elsewhere.phones.deliver('D-012', { t: 'ask', d: { action: 'a' } })).toBe(true);
  expect((await p.next('ask')).d.action).toBe('a');
  await elsewhere.phones.drop('D-012', 'unbound');
  expect(await p.closed).toBe(CLOSE.unbound);
  expect(await elsewhere.phones.deliver('D-012', { t: 'ask', d: { action: 'a' } })).toBe(false);
});

test('other paths are not upgraded', async () => {
  const answer = await fetch(`http://127.0.0.1:${node.port}/agent`, { method: 'POST' });
  expect(answer.status).toBe(404);
});
