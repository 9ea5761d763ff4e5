import { randomUUID } from 'node:crypto';
import type { World } from './world';

/** The steps of an action, as they stand when something is killed (fleet.md §4). */
export const STEPS = ['planned', 'ready', 'sent', 'carried', 'got', 'running', 'res'] as const;
export type Step = (typeof STEPS)[number];

export interface Row {
  id: string;
  seq: number;
  deviceId: string;
  accountId: string | null;
  taskId: string;
  kind: string;
  state: string;
  createdAt: Date;
}

/** Written so late before the kill, its planner can have told nobody. */
const FRESH_MS = 400;
let tasks = 0;

/** A task in the ledger and not a word to anybody: as a planner leaves it that dies right after its commit. */
export async function plan({ db, devices }: World, perPhone: number): Promise<void> {
  const [task, now] = [`T-${++tasks}`, new Date()];
  const deadline = new Date(now.getTime() + 3_600_000);
  const rows = devices.flatMap((device, i) =>
    Array.from({ length: perPhone }, (_, n) => {
      const message = (i + n) % 3 === 0;
      const args = JSON.stringify(message ? { customer: `wx_${task}_${i}_${n}`, text: '你好' } : {});
      return [
        ...[
          randomUUID(),
          task,
          device,
          n + 1,
          message ? `A-${i + 1}` : null,
          message ? 'sendMessage' : 'log',
        ],
        ...[message ? 2 : 0, args, deadline, now],
      ];
    }),
  );
  await db.query(
    "INSERT INTO tasks (id, kind, title, state, created_at) VALUES (?, 'chaos', 'chaos', 'queued', ?)",
    [...[task, now]],
  );
  await db.query(
    `INSERT INTO actions (id, task_id, device_id, step, account_id, kind, lane, args, deadline_at, created_at) VALUES ?`,
    [rows],
  );
}

export async function rowsOf({ db }: World, where: string, values: unknown[] = []): Promise<Row[]> {
  const [rows] = await db.query(
    `SELECT id, seq, device_id deviceId, account_id accountId, task_id taskId, kind, state, created_at createdAt
      FROM actions WHERE ${where} ORDER BY seq`,
    values,
  );
  return rows as Row[];
}

export const OPEN = "state IN ('ready', 'sent', 'journalled', 'running')";

/** Where each unfinished action stands now: the ledger's word, and the phone's where it knows more. */
export async function standing(world: World): Promise<Map<string, Step>> {
  const now = Date.now();
  const rows = await rowsOf(world, OPEN);
  return new Map(rows.map((r) => [r.id, stepOf(world, r, now)]));
}

function stepOf({ sandbox }: World, row: Row, now: number): Step {
  if (row.state === 'ready') return now - row.createdAt.getTime() < FRESH_MS ? 'planned' : 'ready';
  const known = sandbox.journalled(row.deviceId, row.id);
  if (known === 'done') return 'res';
  if (row.state === 'sent') return known ? 'carried' : 'sent';
  return row.state === 'journalled' && known === 'journalled' ? 'got' : 'running';
}
