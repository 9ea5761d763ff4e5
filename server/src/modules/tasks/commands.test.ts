import { openDesk, type Desk } from '../../testing/desk';
import type { Actor, AnyCommand, PhonesPort, Plan, Reply } from '../../kernel';
import { conversation } from '../conversation';
import { operators } from '../operators';
import { listTasks } from './commands/listTasks.command';
import { pauseTask } from './commands/pauseTask.command';
import { resumeTask } from './commands/resumeTask.command';
import { retryTask } from './commands/retryTask.command';
import { showTaskCommand } from './commands/showTask.command';
import { stopTask } from './commands/stopTask.command';
import { createTask, tasks } from './index';
import { settle } from './settle';
import { actionOf } from './ledgerStore';

const jobs = [operators, conversation, tasks].flatMap((m) => [...(m.jobs ?? [])]);
let desk: Desk;
let delivered: { device: string; t: string }[];
let present: boolean;
const phones: PhonesPort = {
  deliver: async (device, body) => {
    if (present) delivered.push({ device, t: body.t });
    return present;
  },
  drop: async () => undefined,
  alive: async () => [],
};
const actor: Actor = {
  userid: 'zhaoqi',
  name: '赵琪',
  roles: ['matrixOps'],
  scope: 'own',
  department: null,
  language: 'zh',
};

beforeAll(async () => {
  desk = await openDesk('fleet_tasks', [operators, conversation, tasks]);
});
beforeEach(async () => {
  for (const table of ['tasks', 'actions', 'sequences']) await desk.source.query(`DELETE FROM ${table}`);
  desk.enqueued.length = 0;
  delivered = [];
  present = true;
  desk.at('2026-03-02T02:00:00Z');
});
afterAll(() => desk.close());

const create = (devices: string[], by = 'zhaoqi') =>
  desk.transact((ctx) =>
    createTask(ctx, {
      kind: 'device.restart',
      title: '重启',
      by,
      actions: devices.map((deviceId) => ({ deviceId, kind: 'restart' })),
    }),
  );
const work = () => desk.runAll(jobs, { phones });
const run = (c: AnyCommand, args: object): Promise<Reply> =>
  desk.transact(async (ctx) => c.run(ctx, args, c.plan ? await c.plan(ctx, args) : undefined), { actor });
const plan = (c: AnyCommand, args: object): Promise<Plan | undefined> =>
  desk.transact(async (ctx) => c.plan?.(ctx, args), { actor });
const states = async (): Promise<string[]> => {
  const rows: { state: string }[] = await desk.source.query('SELECT state FROM actions ORDER BY seq');
  return rows.map((r) => r.state);
};
const outcome = async (device: string, state: 'done' | 'before' | 'after'): Promise<void> => {
  const [{ id }] = await desk.source.query('SELECT id FROM actions WHERE device_id = ?', [device]);
  await desk.transact(async (ctx) => {
    const action = await actionOf(ctx, id);
    if (!action) throw new Error('no action');
    const failed = { state: 'failed', code: 'TIMEOUT', afterEffect: state === 'after' } as const;
    await settle(ctx, action, action.epoch, state === 'done' ? { state: 'done' } : failed);
  });
};

test('任务 lists what the asker may see, newest first; 任务 T-1 shows one', async () => {
  await create(['D-001']);
  await create(['D-001'], 'somebody');
  desk.at('2026-03-02T02:05:00Z');
  await create(['D-002']);
  expect((await run(listTasks, {})).list?.rows).toEqual([
    { id: 'T-3', text: 'T-3 重启 · 排队中 · 03-02 10:05' },
    { id: 'T-1', text: 'T-1 重启 · 排队中 · 03-02 10:00' },
  ]);
  expect((await run(listTasks, { state: 'failed' })).headline).toBe('没有失败的任务');
  expect((await run(showTaskCommand, { task: 't-1' })).headline).toBe('T-1 重启：执行中');
  for (const task of ['T-2', 'T-4', '任务'])
    await expect(run(showTaskCommand, { task })).rejects.toMatchObject({ code: 'notFound' });
});

test('a paused task sends nothing until it goes on', async () => {
  await create(['D-001']);
  const paused = await run(pauseTask, { task: 'T-1' });
  await work();
  expect(delivered).toEqual([]);
  await run(resumeTask, { task: 'T-1' });
  await work();
  expect(delivered).toEqual([{ device: 'D-001', t: 'act' }]);
  await expect(run(resumeTask, { task: 'T-1' })).rejects.toMatchObject({ code: 'conflict' });
  expect(paused.receipt?.data).toEqual({ task: 'T-1' });
});

test('停止 cancels what has not begun, calls back what has, and records what came of it', async () => {
  await create(['D-001', 'D-002']);
  present = false;
  await work();
  present = true;
  await desk.source.query("UPDATE actions SET held_at = NULL WHERE device_id = 'D-001'");
  const turn = jobs.find((j) => j.name === 'tasks.turn');
  if (turn) await desk.run(turn, { devices: ['D-001'] }, { phones });
  expect(await states()).toEqual(['sent', 'ready']);
  expect(await plan(stopTask, { task: 'T-1' })).toMatchObject({
    lines: ['还没做的 1 个取消', '已在手机上的 1 个尽量收回，做到一半的会做完'],
    targets: [{ id: 'D-001' }, { id: 'D-002' }],
  });
  expect((await run(stopTask, { task: 'T-1' })).lines).toEqual(['取消 1 个，正在收回 1 个']);
  await work();
  expect(delivered.map((d) => d.t)).toEqual(['act', 'stop']);
  await outcome('D-001', 'done');
  expect(await states()).toEqual(['done', 'cancelled']);
  expect((await run(showTaskCommand, { task: 'T-1' })).headline).toBe('T-1 重启：已停止（1/2）');
});

test('重试 repeats what surely had no effect and leaves the rest to a person', async () => {
  await create(['D-001', 'D-002', 'D-003']);
  await work();
  await outcome('D-001', 'done');
  await outcome('D-002', 'before');
  await outcome('D-003', 'after');
  const reply = await run(retryTask, { task: 'T-1' });
  expect(reply).toMatchObject({
    headline: '已受理 T-2：重试 T-1 的 1 个动作',
    lines: ['⚠️ 另有 1 个可能已经生效，没有重试'],
    task: { id: 'T-2' },
  });
  expect(await desk.source.query("SELECT device_id FROM actions WHERE task_id = 'T-2'")).toEqual([
    { device_id: 'D-002' },
  ]);
  await expect(run(retryTask, { task: 'T-2' })).rejects.toMatchObject({ message: 'T-2 没有失败的动作' });
});
