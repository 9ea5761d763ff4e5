import { openPhoneDesk, type PhoneDesk } from '../../testing/phoneDesk';
import { scriptedPhone } from '../../testing/scriptedPhone';
import { accounts } from '../accounts';
import { conversation } from '../conversation';
import { fleet } from './index';
import { aDevice } from './fleet.factory';
import { operators } from '../operators';
import { Action } from '../tasks/action.entity';
import { createTask, tasks } from '../tasks';

let desk: PhoneDesk;
beforeEach(async () => {
  for (const table of ['devices', 'device_presence', 'tasks', 'actions'])
    await desk.source.query(`DELETE FROM ${table}`);
});
beforeAll(async () => {
  desk = await openPhoneDesk('fleet_caps', [operators, conversation, accounts, tasks, fleet]);
});
afterAll(() => desk.close());

test('a phone is never sent what it did not say it can do; what stands behind that goes', async () => {
  const node = await desk.node();
  const identity = await desk.transact((ctx) => aDevice(ctx, { id: 'D-012' }));
  const phone = scriptedPhone(node.port, identity, () => desk.clock.now());
  await phone.hello({ caps: ['restart@1'] });
  await phone.next('welcome');
  await desk.transact((ctx) =>
    createTask(ctx, {
      ...{ kind: 'test', title: '截图', by: null },
      actions: [
        { deviceId: 'D-012', kind: 'screenshot' },
        { deviceId: 'D-012', kind: 'restart' },
      ],
    }),
  );
  await desk.workUntil(node, () => phone.frames.some((f) => f.t === 'act'));
  expect((await phone.next('act')).d.kind).toBe('restart');
  const waiting = await desk.source.manager.findOneByOrFail(Action, { kind: 'screenshot' });
  expect(waiting).toMatchObject({ state: 'ready', epoch: 0, note: 'D-012 的应用版本不支持这个动作' });
});

test('a phone that is out of service gets no work, whoever ordered it, and the action says why', async () => {
  const node = await desk.node();
  const identity = await desk.transact((ctx) => aDevice(ctx, { id: 'D-013', maintenanceAt: ctx.now }));
  const phone = scriptedPhone(node.port, identity, () => desk.clock.now());
  await phone.login();
  await desk.transact((ctx) =>
    createTask(ctx, {
      ...{ kind: 'test', title: '重启', by: null },
      actions: [{ deviceId: 'D-013', kind: 'restart' }],
    }),
  );
  const waiting = (): Promise<Action> => desk.source.manager.findOneByOrFail(Action, { deviceId: 'D-013' });
  await desk.workUntil(node, async () => (await waiting()).note !== null);
  expect(await waiting()).toMatchObject({ state: 'ready', epoch: 0, note: 'D-013 停用维护中' });
  expect(phone.frames.some((f) => f.t === 'act')).toBe(false);
});
