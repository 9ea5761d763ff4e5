import type { KeyObject } from 'node:crypto';
import { openPhoneDesk, type Node, type PhoneDesk } from '../../testing/phoneDesk';
import { scriptedPhone, type ScriptedPhone } from '../../testing/scriptedPhone';
import { accounts } from '../accounts';
import { conversation } from '../conversation';
import { fleet } from './index';
import { aDevice } from './fleet.factory';
import { operators } from '../operators';
import { Action } from '../tasks/action.entity';
import { createTask, tasks } from '../tasks';
import { reap } from '../tasks/jobs/reap.job';
import { turn } from '../tasks/jobs/turn.delivery';
import { Task } from '../tasks/task.entity';

const modules = [operators, conversation, accounts, tasks, fleet];
let desk: PhoneDesk;
let node: Node;
let identity: { id: string; install: string; key: KeyObject };

beforeAll(async () => {
  desk = await openPhoneDesk('fleet_restart', modules);
});
beforeEach(async () => {
  for (const table of ['devices', 'device_presence', 'device_events', 'tasks', 'actions'])
    await desk.source.query(`DELETE FROM ${table}`);
  desk.enqueued.length = 0;
  desk.at('2026-03-02T02:00:00Z');
  node = await desk.node();
  identity = await desk.transact((ctx) => aDevice(ctx, { id: 'D-012' }));
});
afterEach(() => node.stop());
afterAll(() => desk.close());

const phone = (): ScriptedPhone => scriptedPhone(node.port, identity, () => desk.clock.now());
const restart = (): Promise<{ id: string }> =>
  desk.transact((ctx) =>
    createTask(ctx, {
      kind: 'device.restart',
      title: '重启 D-012',
      by: 'zhaoqi',
      actions: [{ deviceId: 'D-012', kind: 'restart' }],
    }),
  );
const action = (): Promise<Action> => desk.source.manager.findOneByOrFail(Action, { deviceId: 'D-012' });
const stateIs = async (state: string): Promise<boolean> => (await action()).state === state;
const taskState = async (): Promise<string> =>
  (await desk.source.manager.findOneByOrFail(Task, { kind: 'device.restart' })).state;
const later = (seconds: number): void =>
  desk.at(new Date(desk.clock.now().getTime() + seconds * 1000).toISOString());

test('a restart goes from the ledger to the phone and comes back done', async () => {
  const p = phone();
  await p.login();
  await restart();
  await desk.workUntil(node, () => p.frames.some((f) => f.t === 'act'));
  const { d: act } = await p.next('act');
  expect(act).toMatchObject({ kind: 'restart', epoch: 1, version: 1, args: {} });
  p.say({ t: 'got', d: { action: act.action, epoch: 1 } });
  await desk.workUntil(node, () => stateIs('journalled'));
  p.say({ t: 'step', d: { action: act.action, epoch: 1, percent: 40, note: '关机' } });
  await desk.workUntil(node, () => stateIs('running'));
  expect(await action()).toMatchObject({ percent: 40, note: '关机' });
  p.say({ t: 'res', d: { action: act.action, epoch: 1, outcome: { state: 'done' } } });
  await desk.workUntil(node, () => stateIs('done'));
  expect(await action()).toMatchObject({ outcome: { state: 'done' }, busyDevice: null });
  expect(await taskState()).toBe('done');
});

test('a result that arrives before got, and twice, is one result', async () => {
  const p = phone();
  await p.login();
  await restart();
  await desk.workUntil(node, () => p.frames.some((f) => f.t === 'act'));
  const { d: act } = await p.next('act');
  const failed = { state: 'failed', code: 'TIMEOUT', afterEffect: false } as const;
  p.say({ t: 'res', d: { action: act.action, epoch: 1, outcome: failed } });
  p.say({ t: 'res', d: { action: act.action, epoch: 1, outcome: { state: 'done' } } });
  p.say({ t: 'got', d: { action: act.action, epoch: 1 } });
  expect((await p.next('ack')).d.ref).toBe(act.action);
  expect((await p.next('ack')).d.ref).toBe(act.action);
  await p.next('ack');
  expect(await action()).toMatchObject({ state: 'failed', outcome: failed });
  expect(await taskState()).toBe('failed');
});

test('a second result that says something else changes nothing and is acknowledged', async () => {
  const p = phone();
  await p.login();
  await restart();
  await desk.workUntil(node, () => p.frames.some((f) => f.t === 'act'));
  const { id } = await action();
  p.say({ t: 'res', d: { action: id, epoch: 1, outcome: { state: 'done', evidence: { boots: 2 } } } });
  await p.next('ack');
  const lie = { state: 'failed', code: 'UI_CHANGED', afterEffect: false } as const;
  p.say({ t: 'res', d: { action: id, epoch: 1, outcome: lie } });
  expect((await p.next('ack')).d.ref).toBe(id);
  expect((await action()).outcome).toEqual({ state: 'done', evidence: { boots: 2 } });
});

test('a turn that runs twice hands the action over once', async () => {
  const p = phone();
  await p.login();
  await restart();
  for (let i = 0; i < 3; i++) await desk.run(turn, { devices: ['D-012'] }, { phones: node.phones });
  await p.next('act');
  p.say({ t: 'hb', d: {} });
  await p.next('ack');
  expect(p.frames.filter((f) => f.t === 'act')).toHaveLength(1);
});

test('four workers that take one action at the same moment hand it over once', async () => {
  const p = phone();
  await p.login();
  await restart();
  const turns = [1, 2, 3, 4].map(() => desk.run(turn, { devices: ['D-012'] }, { phones: node.phones }));
  await Promise.all(turns);
  await p.next('act');
  p.say({ t: 'hb', d: {} });
  await p.next('ack');
  expect(p.frames.filter((f) => f.t === 'act')).toHaveLength(1);
  expect((await action()).epoch).toBe(1);
});

test('a worker that dies between the ledger and the socket costs time, not the restart', async () => {
  const p = phone();
  await p.login();
  await restart();
  const { id } = await action();
  await desk.transact((ctx) => turn.prepare(ctx, { devices: ['D-012'] })); // and then nothing
  desk.enqueued.length = 0;
  expect(await stateIs('sent')).toBe(true);
  later(20);
  await desk.run(reap, {});
  await desk.workUntil(node, () => p.frames.some((f) => f.t === 'ask'));
  p.say({ t: 'told', d: { action: id, state: 'never-seen' } });
  await desk.workUntil(node, () => p.frames.some((f) => f.t === 'act'));
  expect((await p.next('act')).d).toMatchObject({ action: id, epoch: 2 });
  p.say({ t: 'res', d: { action: id, epoch: 2, outcome: { state: 'done' } } });
  await desk.workUntil(node, () => stateIs('done'));
});

test('a socket that is killed after the phone began is asked on its return, and nothing is sent twice', async () => {
  const p = phone();
  await p.login();
  await restart();
  await desk.workUntil(node, () => p.frames.some((f) => f.t === 'act'));
  const { d: act } = await p.next('act');
  p.say({ t: 'got', d: { action: act.action, epoch: 1 } });
  await desk.workUntil(node, () => stateIs('journalled'));
  p.cut();
  await p.closed;
  const again = phone();
  await again.login();
  await desk.workUntil(node, () => again.frames.some((f) => f.t === 'ask'));
  again.say({ t: 'told', d: { action: act.action, state: 'done', outcome: { state: 'done' } } });
  await desk.workUntil(node, () => stateIs('done'));
  expect(again.frames.some((f) => f.t === 'act')).toBe(false);
});

test('an action for a phone that is away waits, and goes when it is back', async () => {
  await restart();
  await desk.workUntil(node, async () => (await action()).heldAt !== null);
  expect(await stateIs('ready')).toBe(true);
  expect(await taskState()).toBe('queued');
  const p = phone();
  await p.login();
  await desk.workUntil(node, () => p.frames.some((f) => f.t === 'act'));
  expect((await p.next('act')).d.epoch).toBe(2);
});

test('an action nobody fetched expires; one the phone keeps silent about becomes unknown', async () => {
  await restart();
  await desk.workUntil(node, async () => (await action()).heldAt !== null);
  later(11 * 60);
  await desk.run(reap, {});
  expect(await stateIs('expired')).toBe(true);
  expect(await taskState()).toBe('failed');

  await desk.source.query('DELETE FROM actions');
  await desk.source.query('DELETE FROM tasks');
  const p = phone();
  await p.login();
  await restart();
  await desk.workUntil(node, () => p.frames.some((f) => f.t === 'act'));
  later(11 * 60);
  await desk.run(reap, {});
  await desk.workUntil(node, () => p.frames.some((f) => f.t === 'ask'));
  expect(await stateIs('sent')).toBe(true);
  later(30);
  await desk.run(reap, {});
  expect(await stateIs('unknown')).toBe(true);

  const { id } = await action();
  p.say({ t: 'res', d: { action: id, epoch: 1, outcome: { state: 'done' } } });
  await desk.workUntil(node, () => stateIs('done'));
  expect(await taskState()).toBe('done');
  const told = await desk.source.query("SELECT body FROM outbox_messages WHERE message_key LIKE '%late%'");
  expect(JSON.stringify(told)).toContain('后来回报：完成');
});

test('a result of another epoch is not believed: the phone is asked', async () => {
  const p = phone();
  await p.login();
  await restart();
  await desk.workUntil(node, () => p.frames.some((f) => f.t === 'act'));
  const { id } = await action();
  p.say({ t: 'res', d: { action: id, epoch: 9, outcome: { state: 'done' } } });
  await desk.workUntil(node, () => p.frames.some((f) => f.t === 'ask'));
  expect(await stateIs('sent')).toBe(true);
});

test('two actions on one phone go one after the other, in order', async () => {
  const p = phone();
  await p.login();
  await desk.transact((ctx) =>
    createTask(ctx, {
      kind: 'device.restart',
      title: '两次',
      by: null,
      actions: [
        { deviceId: 'D-012', kind: 'restart' },
        { deviceId: 'D-012', kind: 'screenshot' },
      ],
    }),
  );
  const rows = await desk.source.manager.find(Action, { order: { seq: 'ASC' } });
  await desk.run(turn, { devices: ['D-012'] }, { phones: node.phones });
  await desk.workUntil(node, () => p.frames.some((f) => f.t === 'act'));
  const { d: first } = await p.next('act');
  expect(first.action).toBe(rows[0]?.id);
  await desk.run(reap, {});
  await desk.workUntil(node, () => desk.enqueued.length === 0);
  expect(p.frames.filter((f) => f.t === 'act')).toHaveLength(1);
  p.say({ t: 'res', d: { action: first.action, epoch: 1, outcome: { state: 'done' } } });
  await desk.workUntil(node, () => p.frames.filter((f) => f.t === 'act').length === 2);
  expect((await p.next('act')).d.action).toBe(rows[1]?.id);
});

test('a phone cannot speak for another one', async () => {
  const other = await desk.transact((ctx) => aDevice(ctx, { id: 'D-011' }));
  await restart();
  await desk.workUntil(node, async () => (await action()).heldAt !== null);
  const { id } = await action();
  const liar = scriptedPhone(node.port, other, () => desk.clock.now());
  await liar.login();
  liar.say({ t: 'res', d: { action: id, epoch: 1, outcome: { state: 'done' } } });
  await liar.next('ack');
  liar.say({ t: 'res', d: { action: '中文', epoch: 1, outcome: { state: 'done' } } });
  await liar.next('ack');
  expect(await stateIs('ready')).toBe(true);
});
