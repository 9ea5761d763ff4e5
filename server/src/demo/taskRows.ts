import { after, type Calendar, MINUTE } from '@cunkebao/shared/demo';
import type { Ctx } from '../kernel';
import { insertRows } from './insertRows';

interface DemoTask {
  id: string;
  kind: string;
  title: string;
  action: string;
  by: string;
  daysAgo: number;
  hour: number;
  devices: readonly string[];
  /** what went wrong, by device */
  failed?: Readonly<Record<string, 'OFFLINE' | 'TIMEOUT'>>;
}

/** The last eight tasks, all finished; the next one the company gives is T-88. */
const TASKS: readonly DemoTask[] = [
  { ...restart('T-80', '重启 D-005', ['D-005']), by: 'zhaoqi', daysAgo: 6, hour: 9 },
  {
    ...restart('T-81', '重启 4 台设备', ['D-001', 'D-002', 'D-003', 'D-004']),
    by: 'zhaoqi',
    daysAgo: 5,
    hour: 8,
  },
  {
    ...restart('T-82', '重启 D-009', ['D-009']),
    by: 'sunyue',
    daysAgo: 4,
    hour: 14,
    failed: { 'D-009': 'TIMEOUT' },
  },
  { ...restart('T-83', '重启 D-009', ['D-009']), by: 'sunyue', daysAgo: 4, hour: 15 },
  { ...restart('T-84', '重启 2 台设备', ['D-003', 'D-010']), by: 'linlan', daysAgo: 3, hour: 11 },
  {
    ...restart('T-85', '重启 4 台设备', ['D-005', 'D-006', 'D-007', 'D-008']),
    by: 'zhaoqi',
    daysAgo: 2,
    hour: 8,
  },
  { ...restart('T-86', '重启 D-011', ['D-011']), by: 'zhaoqi', daysAgo: 2, hour: 17 },
  {
    ...restart('T-87', '重启 4 台设备', ['D-009', 'D-010', 'D-011', 'D-012']),
    by: 'zhaoqi',
    daysAgo: 1,
    hour: 9,
  },
];
export const LAST_TASK = 87;

function restart(id: string, title: string, devices: readonly string[]) {
  return { id, kind: 'device.restart', title, action: 'restart', devices };
}

export async function insertTasks(ctx: Ctx, calendar: Calendar): Promise<void> {
  const tasks: unknown[][] = [];
  const actions: unknown[][] = [];
  for (const task of TASKS) {
    const createdAt = calendar.at(task.daysAgo, task.hour, 12);
    const finishedAt = after(createdAt, 2 * MINUTE);
    const state = task.failed ? 'failed' : 'done';
    tasks.push([task.id, task.kind, task.title, state, task.by, createdAt, finishedAt, finishedAt]);
    actions.push(...task.devices.map((device, i) => actionRow(task, device, after(createdAt, i * 9000))));
  }
  const columns = 'id, kind, title, state, created_by, created_at, finished_at, shown_at';
  await insertRows(ctx, 'tasks', columns, tasks);
  await insertRows(ctx, 'actions', ACTION, actions);
}

const ACTION = `id, task_id, device_id, step, kind, args, state, epoch, deadline_at, percent, outcome,
  created_at, sent_at, settled_at`;

function actionRow(task: DemoTask, device: string, at: Date): unknown[] {
  const code = task.failed?.[device];
  const outcome = code ? { state: 'failed', code, afterEffect: false } : { state: 'done' };
  return [
    ...[`demo-${task.id}-${device}`, task.id, device, 1, task.action, '{}', outcome.state, 1],
    ...[
      after(at, 15 * MINUTE),
      code ? null : 100,
      JSON.stringify(outcome),
      at,
      after(at, 300),
      after(at, MINUTE),
    ],
  ];
}
