import { openDesk, type Desk } from '../../testing/desk';
import type { Actor, AnyCommand, Plan, Reply } from '../../kernel';
import { accounts } from '../accounts';
import { conversation } from '../conversation';
import { addOperator, operators } from '../operators';
import { tasks } from '../tasks';
import { assignDevices } from './commands/assignDevices.command';
import { groupDevices } from './commands/groupDevices.command';
import { listDevices } from './commands/listDevices.command';
import { maintainDevices } from './commands/maintainDevices.command';
import { renameDevice } from './commands/renameDevice.command';
import { restartDevices } from './commands/restartDevices.command';
import { showDevice } from './commands/showDevice.command';
import { showLog } from './commands/showLog.command';
import { deviceDetail } from './deviceDetail';
import { devicePage } from './devicePage';
import { aDevice } from './fleet.factory';
import { fleet } from './index';
import { restate } from './restate';

let desk: Desk;
const actor = (more: Partial<Actor> = {}): Actor => ({
  userid: 'zhaoqi',
  name: '赵琪',
  roles: ['matrixOps'],
  scope: 'company',
  department: '1部',
  language: 'zh',
  ...more,
});

beforeAll(async () => {
  desk = await openDesk('fleet_commands', [operators, conversation, accounts, tasks, fleet]);
});
beforeEach(async () => {
  for (const table of ['devices', 'device_presence', 'device_events', 'tasks', 'actions', 'operators'])
    await desk.source.query(`DELETE FROM ${table}`);
  desk.enqueued.length = 0;
  desk.at('2026-03-02T02:00:00Z');
  await desk.transact(async (ctx) => {
    await aDevice(ctx, { id: 'D-001', name: '前台1号', group: '1组', operator: 'zhaoqi' });
    await aDevice(ctx, { id: 'D-012', name: '备用2号', group: '3组', operator: 'sunyue' });
    await aDevice(ctx, { id: 'D-111', name: '门店', group: '3组', operator: 'lihua' });
    await ctx.db.query("UPDATE device_presence SET reach = 'online' WHERE device_id <> 'D-111'");
    await ctx.db.query("UPDATE devices SET battery = 80 WHERE id = 'D-001'");
    await ctx.db.query("UPDATE devices SET battery = 9 WHERE id = 'D-012'");
    await restate(ctx, ['D-001', 'D-012', 'D-111']);
  });
});
afterAll(() => desk.close());

const as = { actor: actor() };
const run = (c: AnyCommand, args: object, who = as): Promise<Reply> =>
  desk.transact(async (ctx) => c.run(ctx, args, c.plan ? await c.plan(ctx, args) : undefined), who);
const plan = (c: AnyCommand, args: object, who = as): Promise<Plan | undefined> =>
  desk.transact(async (ctx) => c.plan?.(ctx, args), who);
const undo = (c: AnyCommand, reply: Reply): Promise<Reply | undefined> =>
  desk.transact(async (ctx) => (reply.receipt ? c.undo?.(ctx, reply.receipt) : undefined), as);
const ids = (reply: Reply): string[] | undefined => reply.list?.rows.map((r) => r.id);

test('设备 counts by state and lists every device', async () => {
  const reply = await run(listDevices, {});
  expect(reply.headline).toBe('设备 3 台：在线 1 · 离线 1 · 异常 1');
  expect(ids(reply)).toEqual(['D-001', 'D-012', 'D-111']);
});

test.each<[string, object, string, string[] | undefined]>([
  ['离线设备', { deviceSet: { status: 'offline' } }, '离线设备 1 台（共 3 台）', ['D-111']],
  [
    '3组异常设备',
    { deviceSet: { status: 'abnormal', group: '3组' } },
    '3组异常设备 1 台（共 3 台）',
    ['D-012'],
  ],
  [
    '电量低于20的设备',
    { comparison: { field: 'battery', op: '<', value: 20 } },
    '电量低于 20% 的设备 1 台（共 3 台）',
    ['D-012'],
  ],
  ['维护中的设备', { deviceSet: { status: 'maintenance' } }, '没有维护中设备，共 3 台设备', undefined],
])('%s is answered with exactly those', async (_, args, headline, expected) => {
  const reply = await run(listDevices, args);
  expect(reply.headline).toBe(headline);
  expect(ids(reply)).toEqual(expected);
});

test('a phone away for more than a day is still one of the 离线设备', async () => {
  desk.at('2026-03-03T03:00:00Z');
  await desk.transact((ctx) => restate(ctx, ['D-111']));
  expect(ids(await run(listDevices, { deviceSet: { status: 'offline' } }))).toEqual(['D-111']);
});

test('an unknown device is answered with the nearest', async () => {
  await expect(run(showDevice, { device: 'D-112' })).rejects.toMatchObject({
    code: 'notFound',
    message: '没有 D-112，是不是 D-111、D-012？',
  });
});

test('a device is found by id, name and the end of its IMEI', async () => {
  for (const device of ['d-012', '备用2号', '0012'])
    expect((await run(showDevice, { device })).headline).toContain('D-012 备用2号：⚠️ 异常');
});

test('重启所有离线设备 names the phone in maintenance it leaves out', async () => {
  await run(maintainDevices, { device: 'D-111' });
  const preview = await plan(restartDevices, { deviceSet: { status: 'offline' } });
  expect(preview).toMatchObject({ targets: [], excluded: [{ id: 'D-111', reason: '维护中' }] });
});

test('who is excepted by number is left out of a list and of a restart, and named', async () => {
  const deviceSet = { except: ['D-012'] };
  const list = await run(listDevices, { deviceSet });
  expect(list.headline).toBe('除 D-012 外的设备 2 台（共 3 台）');
  expect(ids(list)).toEqual(['D-001', 'D-111']);
  expect(await plan(restartDevices, { deviceSet })).toMatchObject({
    targets: [{ id: 'D-001' }, { id: 'D-111' }],
    excluded: [{ id: 'D-012', reason: '您说了除外' }],
  });
});

test('an exception that names no device of ours is refused instead of restarting everybody', async () => {
  await expect(plan(restartDevices, { deviceSet: { except: ['D-112'] } })).rejects.toMatchObject({
    code: 'notFound',
    message: '没有 D-112，是不是 D-111、D-012？',
  });
});

test('the button under 离线设备 keeps the exception', async () => {
  const reply = await run(listDevices, { deviceSet: { status: 'offline', except: ['D-012'] } });
  expect(reply.buttons?.[0]?.say).toBe('重启所有离线设备除了D-012');
});

test('重启 shows who, leaves out whom it cannot restart and says why, and becomes one task', async () => {
  await run(maintainDevices, { device: 'D-012' });
  const preview = await plan(restartDevices, { deviceSet: { ids: ['D-001', 'D-012', 'D-099', 'D-111'] } });
  expect(preview).toMatchObject({
    headline: '重启 2 台设备',
    lines: ['重启约 1 分钟，期间不能执行任务', '其中 1 台现在连不上：上线后执行，10 分钟内有效'],
    targets: [{ id: 'D-001' }, { id: 'D-111' }],
    excluded: [
      { id: 'D-012', reason: '维护中' },
      { id: 'D-099', reason: '没有这台设备' },
    ],
    reversible: false,
    effect: { devices: ['D-001', 'D-111'], at: null },
  });
  const reply = await run(restartDevices, { deviceSet: { ids: ['D-001', 'D-111'] } });
  expect(reply.task?.id).toMatch(/^T-\d+$/);
  expect(await desk.source.query('SELECT device_id, kind, state FROM actions ORDER BY seq')).toEqual([
    { device_id: 'D-001', kind: 'restart', state: 'ready' },
    { device_id: 'D-111', kind: 'restart', state: 'ready' },
  ]);
});

test('a restart for tomorrow morning is not due before, and one in the past is refused', async () => {
  await run(restartDevices, { device: 'D-001', when: { at: '2026-03-03T08:00:00+08:00' } });
  const [row] = await desk.source.query('SELECT not_before, deadline_at FROM actions');
  expect(row).toEqual({
    not_before: new Date('2026-03-03T00:00:00Z'),
    deadline_at: new Date('2026-03-03T00:10:00Z'),
  });
  expect(desk.enqueued.map((e) => e.job.name)).not.toContain('tasks.turn');
  await expect(
    plan(restartDevices, { device: 'D-001', when: { at: '2026-03-02T09:00:00+08:00' } }),
  ).rejects.toMatchObject({ code: 'invalid' });
});

test('nobody sees or restarts a device outside his rows', async () => {
  const own = { actor: actor({ scope: 'own' }) };
  expect(ids(await run(listDevices, {}, own))).toEqual(['D-001']);
  await expect(plan(restartDevices, { device: 'D-012' }, own)).rejects.toMatchObject({ code: 'notFound' });
  await expect(desk.transact((ctx) => deviceDetail(ctx, 'D-012'), own)).rejects.toMatchObject({
    code: 'notFound',
  });
  await desk.transact((ctx) =>
    addOperator(ctx, { userid: 'lihua', name: '李华', roles: ['matrixOps'], department: '1部' }),
  );
  const team = { actor: actor({ scope: 'team' }) };
  expect(ids(await run(listDevices, {}, team))).toEqual(['D-001', 'D-111']);
});

test('改名 can be taken back, but not over a later name', async () => {
  const first = await run(renameDevice, { device: 'D-001', text: '前台9号' });
  expect(first.headline).toBe('✅ D-001 改名为「前台9号」');
  await expect(run(renameDevice, { device: 'D-012', text: '前台9号' })).rejects.toMatchObject({
    code: 'conflict',
  });
  const second = await run(renameDevice, { device: 'D-001', text: '大厅' });
  await expect(undo(renameDevice, first)).rejects.toMatchObject({ code: 'conflict' });
  await undo(renameDevice, second);
  expect((await run(showDevice, { device: 'D-001' })).headline).toContain('前台9号');
});

test('分组, 分配 and 停用维护 can be taken back', async () => {
  await desk.transact((ctx) => addOperator(ctx, { userid: 'lihua', name: '李华', roles: ['matrixOps'] }));
  const range = { deviceSet: { ids: ['D-001', 'D-012'] } };
  const done: [AnyCommand, object][] = [
    [groupDevices, { ...range, group: '8组' }],
    [assignDevices, { ...range, operator: '李华' }],
    [maintainDevices, { ...range, maintenance: 'on' }],
  ];
  const look = () =>
    desk.source.query(
      `SELECT d.group_name, d.operator, p.state FROM devices d JOIN device_presence p ON p.device_id = d.id
        ORDER BY d.id LIMIT 2`,
    );
  const before: unknown = await look();
  const replies: Reply[] = [];
  for (const [c, args] of done) replies.push(await run(c, args));
  expect(await look()).toEqual(
    [1, 2].map(() => ({ group_name: '8组', operator: 'lihua', state: 'maintenance' })),
  );
  for (const [i, [c]] of [...done.entries()].reverse()) await undo(c, replies[i] ?? { headline: '' });
  expect(await look()).toEqual(before);
});

test('日志 lists what happened in the period that was asked for', async () => {
  const today = { from: '2026-03-02T00:00:00+08:00', to: '2026-03-03T00:00:00+08:00' };
  const reply = await run(showLog, { device: 'D-012', when: today });
  expect(reply.list?.rows[0]?.text).toBe('03-02 10:00 异常：电量 9% 未充电');
  const yesterday = { from: '2026-03-01T00:00:00+08:00', to: '2026-03-02T00:00:00+08:00' };
  expect((await run(showLog, { device: 'D-012', when: yesterday })).headline).toContain('没有记录');
});

test('the mini-program gets the same rows, filtered and paged, with counts of all', async () => {
  const page = (asked: object) =>
    desk.transact((ctx) => devicePage(ctx, { offset: 0, limit: 2, ...asked }), as);
  expect(await page({})).toMatchObject({
    rows: [{ id: 'D-001' }, { id: 'D-012', state: 'abnormal', cause: '电量 9% 未充电', battery: 9 }],
    total: 3,
    counts: { online: 1, abnormal: 1, offline: 1 },
  });
  expect((await page({ offset: 2 })).rows).toMatchObject([{ id: 'D-111' }]);
  expect((await page({ search: '备用' })).rows).toMatchObject([{ id: 'D-012' }]);
  expect((await page({ search: '%' })).total).toBe(0);
  expect((await page({ state: 'offline' })).rows).toMatchObject([{ id: 'D-111' }]);
});
