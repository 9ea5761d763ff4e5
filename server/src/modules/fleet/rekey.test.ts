import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { rekeyMessage } from '@cunkebao/shared/fleet';
import { openPhoneDesk, type Node, type PhoneDesk } from '../../testing/phoneDesk';
import { scriptedPhone, type ScriptedPhone } from '../../testing/scriptedPhone';
import { accounts } from '../accounts';
import { conversation } from '../conversation';
import { operators } from '../operators';
import { tasks } from '../tasks';
import { aDevice } from './fleet.factory';
import { fleet } from './index';
import { unbind } from './unbind';

let desk: PhoneDesk;
let node: Node;
let identity: { id: string; install: string; key: KeyObject };
const pair = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

beforeAll(async () => {
  desk = await openPhoneDesk('fleet_rekey', [operators, conversation, accounts, tasks, fleet]);
});
beforeEach(async () => {
  for (const table of ['devices', 'device_presence', 'device_events', 'device_takeovers'])
    await desk.source.query(`DELETE FROM ${table}`);
  desk.at('2026-03-02T02:00:00Z');
  node = await desk.node();
  identity = await desk.transact((ctx) => aDevice(ctx, { id: 'D-012' }));
});
afterEach(() => node.stop());
afterAll(() => desk.close());

const phone = (key = identity.key): ScriptedPhone =>
  scriptedPhone(node.port, { ...identity, key }, () => desk.clock.now());
const spki = (key: KeyObject): string => key.export({ type: 'spki', format: 'der' }).toString('base64');

function offer(p: ScriptedPhone, next: KeyObject, by = identity.key, id = 'rekey-1'): void {
  const publicKey = spki(next);
  const ts = desk.clock.now().getTime();
  const words = Buffer.from(rekeyMessage('D-012', publicKey, ts));
  const mac = sign('sha256', words, { key: by, dsaEncoding: 'ieee-p1363' }).toString('base64');
  p.say({ t: 'rekey', d: { publicKey, ts, mac } }, { id });
}

const isLetIn = async (key: KeyObject): Promise<boolean> => {
  const p = phone(key);
  await p.hello();
  const [welcome, bye] = [p.next('welcome'), p.next('bye')].map((f) => f.then(() => true).catch(() => null));
  const first = await Promise.race([welcome?.then((w) => w && 'in'), bye?.then((b) => b && 'out')]);
  p.cut();
  return first === 'in';
};

test('a key signed by the one before is taken; both are good for a day, then only the new one', async () => {
  const next = pair();
  const p = phone();
  await p.login();
  offer(p, next.publicKey);
  expect((await p.next('ack')).d.ref).toBe('rekey-1');
  expect(await isLetIn(next.privateKey)).toBe(true);
  expect(await isLetIn(identity.key)).toBe(true);
  desk.at('2026-03-03T02:00:01Z');
  expect(await isLetIn(identity.key)).toBe(false);
  expect(await isLetIn(next.privateKey)).toBe(true);
});

test('said again it is one change', async () => {
  const next = pair();
  const p = phone();
  await p.login();
  offer(p, next.publicKey);
  offer(p, next.publicKey, identity.key, 'rekey-2');
  await p.next('ack');
  expect((await p.next('ack')).d.ref).toBe('rekey-2');
  const rows = await desk.source.query("SELECT kind FROM device_events WHERE kind = 'keyChanged'");
  expect(rows).toHaveLength(1);
  expect(p.frames.filter((f) => f.t === 'err')).toEqual([]);
});

test('a stranger cannot vouch for a key, nor can a revoked one', async () => {
  const stranger = pair();
  const p = phone();
  await p.login();
  offer(p, stranger.publicKey, stranger.privateKey);
  expect((await p.next('err')).d).toEqual({ code: 'forbidden', about: 'rekey-1' });
  expect(await isLetIn(stranger.privateKey)).toBe(false);
  const next = pair();
  const q = phone();
  await q.login();
  offer(q, next.publicKey);
  await q.next('ack');
  await desk.transact((ctx) => unbind(ctx, 'D-012'));
  const again = phone(next.privateKey);
  await again.hello();
  expect((await again.next('bye')).d.reason).toBe('unbound');
});

test('a phone with an old key is asked for a new one, if it can make one', async () => {
  await desk.source.query("UPDATE devices SET key_since = '2025-08-01'");
  const p = phone();
  await p.hello({ caps: ['restart@1', 'rekey@1'] });
  await p.next('welcome');
  await desk.workUntil(node, () => p.frames.some((f) => f.t === 'cmd'));
  expect((await p.next('cmd')).d.cmd).toBe('rekey');
});
