import { randomUUID } from 'node:crypto';
import type { Pool } from 'mysql2/promise';

const AT_ONCE = 2000;
/** about as many actions a task */
const PER_TASK = 2000;
let tasks = 0;

interface Planned {
  account: string | null;
  kind: string;
  customer?: string;
  notBefore?: Date;
}

/**
 * Writes actions into the ledger as a planner does and says nothing to anybody: the product finds them. `each` says what
 * the n-th action (from 1) of the i-th phone (from 1) is; a phone's line is of one task.
 */
export async function plan(
  db: Pool,
  phones: number,
  length: number,
  each: (i: number, n: number) => Planned,
): Promise<{ tasks: string[]; actions: number }> {
  const ids: string[] = [];
  const together = Math.max(1, Math.floor(PER_TASK / length));
  const now = new Date();
  const deadline = new Date(now.getTime() + 2 * 86_400_000);
  let task = '';
  for (let from = 0; from < phones * length; from += AT_ONCE) {
    const rows: unknown[][] = [];
    for (let k = from; k < Math.min(from + AT_ONCE, phones * length); k++) {
      const [i, n] = [Math.floor(k / length) + 1, (k % length) + 1];
      if (n === 1 && (i - 1) % together === 0) ids.push((task = await newTask(db, now)));
      const { account, kind, customer, notBefore } = each(i, n);
      const args = JSON.stringify({ n, ...(customer ? { customer } : {}) });
      rows.push([
        ...[randomUUID(), task, `D-${i}`, n, account, kind, account === null ? 0 : 2, args],
        ...[notBefore ?? null, deadline, now],
      ]);
    }
    await db.query(
      `INSERT INTO actions (id, task_id, device_id, step, account_id, kind, lane, args, not_before, deadline_at, created_at)
       VALUES ?`,
      [rows],
    );
  }
  return { tasks: ids, actions: phones * length };
}

async function newTask(db: Pool, now: Date): Promise<string> {
  const id = `T-${++tasks}`;
  await db.query(
    "INSERT INTO tasks (id, kind, title, state, created_at) VALUES (?, 'bench', 'bench', 'queued', ?)",
    [id, now],
  );
  return id;
}

export async function count(db: Pool, sql: string, values: unknown[] = []): Promise<number> {
  const [rows] = await db.query(sql, values);
  return Number((rows as { n: string }[])[0]?.n ?? 0);
}

/** Waits until nothing of these tasks is left to do; false when that took too long. */
export async function settled(db: Pool, of: readonly string[], seconds: number): Promise<boolean> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const open = await count(
      db,
      "SELECT COUNT(*) n FROM actions WHERE task_id IN (?) AND state IN ('ready', 'sent', 'journalled', 'running')",
      [of],
    );
    if (open === 0) return true;
    if (performance.now() > deadline) return false;
    await new Promise((r) => setTimeout(r, open > 5000 ? 500 : 100));
  }
}
