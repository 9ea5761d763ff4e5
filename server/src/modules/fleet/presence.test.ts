import type { KeyObject } from 'node:crypto';
import { accounts } from '../accounts';
import { conversation } from '../conversation';
import { fleet } from './index';
import { aDevice } from './fleet.factory';
import { door } from './door';
import { findOrphans } from './jobs/findOrphans.delivery';
import { sweep } from './jobs/sweep.job';
import { Presence } from './presence.entity';
import { operators } from '../operators';
import { tasks } from '../tasks';
import { openPhoneDesk, type Node, type PhoneDesk } from '../../testing/phoneDesk';
import { scriptedPhone, type ScriptedPhone } from '../../testing/scriptedPhone';

let desk: PhoneDesk;
let node: Node;
let identity: { id: string; install: string; key: KeyObject };

beforeAll(async () => {
  desk = await openPhoneDesk('fleet_presence', [operators, conversation, accounts, tasks, fleet]);
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
const state = async (): Promise<string> => (await presence()).state;
const becomes = (wanted: string): Promise<void> =>
  desk.workUntil(node, async () => (await state()) === wanted);
const passes = async (seconds: number): Promise<void> => {
  desk.at(new Date(desk.clock.now().getTime() + seconds * 1000).toISOString());
  await desk.run(sweep, {});
  await desk.run(findOrphans, {}, { phones: node.phones });
};
const kinds = async (): Promise<string[]> => {
  const rows: { kind: string }[] = await desk.source.query('SELECT kind FROM device_events ORDER BY id');
  return rows.map((r) => r.kind);
};

test('a phone whose socket closes is stale, offline after 90 s, abnormal after a day, and online when it is back', async () => {
  const p = phone();
  await p.login();
  await becomes('online');
  p.cut();
  await becomes('stale');
  expect((await presence()).cause).toBe('连接断开');
  await passes(88);
  expect(await state()).toBe('stale');
  await passes(3);
  expect(await state()).toBe('offline');
  await passes(24 * 3600);
  expect(await presence()).toMatchObject({ state: 'abnormal', cause: '离线超过 24 小时' });
  await phone().login();
  await becomes('online');
  expect(await kinds()).toEqual([
    'device.offline',
    'device.online',
    'device.stale',
    'device.offline',
    'device.abnormal',
    'device.online',
  ]);
});

test('a phone that beats and closes in the same breath is lost, not online', async () => {
  await node.stop();
  node = await desk.node({ flushMs: 3_600_000 });
  const p = phone();
  await p.login();
  await becomes('online');
  p.say({ t: 'hb', d: { battery: 55 } });
  await p.next('ack');
  p.cut();
  await becomes('stale');
  await node.stop();
  expect(await state()).toBe('stale');
  expect(await desk.source.query('SELECT battery FROM devices')).toEqual([{ battery: 55 }]);
});

test('a phone that is back within 90 s was never offline', async () => {
  const p = phone();
  await p.login();
  await becomes('online');
  p.cut();
  await becomes('stale');
  await passes(80);
  await phone().login();
  await becomes('online');
  await passes(600);
  expect(await kinds()).toEqual(['device.offline', 'device.online', 'device.stale', 'device.online']);
});

test('a turned clock makes nobody offline who is connected', async () => {
  await phone().login();
  await becomes('online');
  await passes(6 * 3600);
  await passes(5);
  expect(await state()).toBe('online');
});

test('a server that is stopped has its phones change servers; who stays away is stale and then offline', async () => {
  await phone().login();
  await becomes('online');
  await node.stop();
  expect(await presence()).toMatchObject({ state: 'draining', cause: '服务器更新' });
  node = await desk.node();
  await passes(3600);
  expect(await state()).toBe('draining');
  await passes(76);
  expect(await presence()).toMatchObject({ state: 'stale', cause: '服务器更新' });
  await passes(15);
  expect(await state()).toBe('offline');
});

test('the phones of a gateway that died are stale, not offline, and have 90 s to come back', async () => {
  await phone().login();
  await becomes('online');
  await desk.source.query("UPDATE device_presence SET node = 'died'");
  await passes(11);
  await passes(1);
  expect(await presence()).toMatchObject({ state: 'stale', cause: '网关中断' });
  await passes(80);
  expect(await state()).toBe('stale');
  await phone().login();
  await becomes('online');
  await passes(600);
  expect(await kinds()).toEqual(['device.offline', 'device.online', 'device.stale', 'device.online']);
});

test('a gateway whose lease Redis forgot is alive as long as its phones are heard', async () => {
  await phone().login();
  await becomes('online');
  await desk.source.query("UPDATE device_presence SET node = 'forgotten', last_beat_at = ?", [
    new Date(desk.clock.now().getTime() + 3000),
  ]);
  await passes(5);
  await passes(5);
  expect(await state()).toBe('online');
});

test('a phone that is away for a week is missing', async () => {
  const p = phone();
  await p.login();
  await becomes('online');
  p.cut();
  await becomes('stale');
  await passes(91);
  await passes(7 * 86_400 - 60);
  expect(await state()).toBe('abnormal');
  await passes(120);
  expect(await presence()).toMatchObject({ state: 'missing', cause: '离线超过 7 天' });
  await phone().login();
  await becomes('online');
});

test('a phone that comes back after its server was away is online without a word in its history', async () => {
  await phone().login();
  await becomes('online');
  await node.stop();
  node = await desk.node();
  await passes(3600);
  const p = phone();
  await p.login();
  p.say({ t: 'hb', d: {} });
  await p.next('ack');
  await desk.workUntil(node, async () => (await presence()).offlineAt === null);
  await passes(3600);
  expect(await kinds()).toEqual(['device.offline', 'device.online']);
});

test('beats keep what the phone said; a low battery is abnormal until it charges', async () => {
  const p = phone();
  await p.login();
  p.say({ t: 'hb', d: { battery: 9, charging: false, network: 'wifi', freeMb: 9000, logins: { w1: true } } });
  await becomes('abnormal');
  expect((await presence()).cause).toBe('电量 9% 未充电');
  p.say({ t: 'hb', d: { charging: true } });
  await becomes('online');
  const [row] = await desk.source.query('SELECT battery, charging, network, free_mb, logins FROM devices');
  expect(row).toMatchObject({
    battery: 9,
    charging: 1,
    network: 'wifi',
    free_mb: 9000,
    logins: { w1: true },
  });
});

test('what an older generation says of presence counts no more', async () => {
  await phone().login();
  await phone().login();
  await becomes('online');
  const old = { id: 'D-012', generation: 1 };
  await desk.transact((ctx) => door.lost(ctx, old, 'closed'));
  expect(await state()).toBe('online');
  await desk.transact((ctx) =>
    door.beats(ctx, 'elsewhere', [{ device: 'D-012', generation: 1, at: ctx.now, vitals: { battery: 1 } }]),
  );
  expect(await state()).toBe('online');
  expect((await presence()).node).not.toBe('elsewhere');
});
