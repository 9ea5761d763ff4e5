import type { KeyObject } from 'node:crypto';
import { CLOSE } from '@cunkebao/shared/fleet';
import type { Reply } from '../../kernel';
import { openPhoneDesk, type Node, type PhoneDesk } from '../../testing/phoneDesk';
import { scriptedPhone, type ScriptedPhone } from '../../testing/scriptedPhone';
import { accounts } from '../accounts';
import { conversation } from '../conversation';
import { operators } from '../operators';
import { tasks } from '../tasks';
import { maintainDevices } from './commands/maintainDevices.command';
import { door } from './door';
import { aDevice } from './fleet.factory';
import { Presence } from './presence.entity';
import { fleet } from './index';
import { quarantinedDevices } from './watchedDevices';

let desk: PhoneDesk;
let node: Node;
let identity: { id: string; install: string; key: KeyObject };

beforeAll(async () => {
  desk = await openPhoneDesk('fleet_quarantine', [operators, conversation, accounts, tasks, fleet]);
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

const phone = (install = identity.install): ScriptedPhone =>
  scriptedPhone(node.port, { ...identity, install }, () => desk.clock.now());
const presence = (): Promise<Presence> =>
  desk.source.manager.findOneByOrFail(Presence, { deviceId: identity.id });
const becomes = (wanted: string): Promise<void> =>
  desk.workUntil(node, async () => (await presence()).state === wanted);
const passes = (seconds: number): void =>
  desk.at(new Date(desk.clock.now().getTime() + seconds * 1000).toISOString());
const release = (): Promise<Reply> =>
  desk.transact((ctx) => maintainDevices.run(ctx, { device: 'D-012', maintenance: 'off' }, undefined));

/** Two phones with one identity push each other out until one is told to stay away. */
async function war(): Promise<{ last: ScriptedPhone; refused: ScriptedPhone }> {
  await phone().login();
  await phone('the-copy').login();
  const last = phone();
  await last.login();
  const refused = phone('the-copy');
  await refused.hello();
  return { last, refused };
}

test('three takeovers in a minute by two installations end the war: both are shut out', async () => {
  const { last, refused } = await war();
  expect((await refused.next('bye')).d).toEqual({ reason: 'quarantined', retryAfterMs: 300_000 });
  expect(await refused.closed).toBe(CLOSE.quarantined);
  await becomes('quarantined');
  expect((await last.next('bye')).d.reason).toBe('quarantined');
  expect(await last.closed).toBe(CLOSE.quarantined);
  expect(await presence()).toMatchObject({ cause: '两台手机在争用同一身份' });
  const fit = await desk.transact((ctx) => door.fitness(ctx, ['D-012']));
  expect(fit.get('D-012')).toMatchObject({ closed: '已隔离' });
  expect(await desk.transact(quarantinedDevices)).toMatchObject([{ id: 'D-012' }]);
  const again = phone();
  await again.hello();
  expect((await again.next('bye')).d.reason).toBe('quarantined');
});

test('恢复 lets it connect again, with a clean record', async () => {
  const { last, refused } = await war();
  await becomes('quarantined');
  await Promise.all([refused.closed, last.closed]);
  expect((await release()).headline).toBe('✅ D-012 恢复使用');
  await phone().login();
  await becomes('online');
  await phone('the-copy').login();
  await becomes('online');
  await expect(release()).rejects.toThrow('这些设备没有在维护或隔离');
});

test('a phone on a bad network that comes back again and again is no war', async () => {
  for (let i = 0; i < 6; i++) await phone().login();
  await becomes('online');
  expect(await desk.source.query('SELECT install FROM device_takeovers')).toHaveLength(5);
});

test('a phone restored on another one takes over for good', async () => {
  await phone().login();
  await phone('the-copy').login();
  passes(61);
  await phone().login();
  await phone('the-copy').login();
  await becomes('online');
});
