import type { ActionKind, Outcome } from '@cunkebao/shared/fleet';
import type { ActionState, Purpose } from '@cunkebao/shared/tasks';
import type { Ctx } from '../../kernel';
import { isActionId } from './ledgerStore';

/** Changes of many ledger lines at once. Whoever calls has locked the rows and looked at them: nothing is compared again. */

export interface Locked {
  id: string;
  taskId: string;
  deviceId: string;
  accountId: string | null;
  kind: ActionKind;
  purpose: Purpose;
  state: ActionState;
  epoch: number;
}

/** In the order of their ids; unknown ones are left out. */
export async function lockActions(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Locked>> {
  const valid = ids.filter(isActionId);
  if (valid.length === 0) return new Map();
  const rows = await ctx.db.query<Locked[]>(
    `SELECT id, task_id taskId, device_id deviceId, account_id accountId, kind, purpose, state, epoch
      FROM actions WHERE id IN (?) ORDER BY id FOR UPDATE`,
    [valid],
  );
  return new Map(rows.map((r) => [r.id, r]));
}

/** The phones have them in their journals. */
export async function journalTogether(ctx: Ctx, ids: readonly string[], leaseUntil: Date): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db.query(
    `UPDATE actions SET state = 'journalled', lease_until = ?, asked_at = NULL, held_at = NULL WHERE id IN (?)`,
    [leaseUntil, ids],
  );
}

/** The phones work on them. */
export async function runTogether(
  ctx: Ctx,
  steps: readonly { id: string; percent: number; note: string | null }[],
  leaseUntil: Date,
): Promise<void> {
  for (const [{ percent, note }, ids] of alike(steps, (s) => JSON.stringify([s.percent, s.note])))
    await ctx.db.query(
      `UPDATE actions SET state = 'running', lease_until = ?, asked_at = NULL, held_at = NULL, percent = ?, note = ?
        WHERE id IN (?)`,
      [leaseUntil, Math.round(percent), note, ids],
    );
}

/** The phones' word on what became of them. */
export async function settleTogether(
  ctx: Ctx,
  ends: readonly { id: string; state: ActionState; outcome: Outcome }[],
): Promise<void> {
  for (const [{ state, outcome }, ids] of alike(ends, (e) => JSON.stringify(e.outcome)))
    await ctx.db.query(
      `UPDATE actions SET state = ?, outcome = ?, settled_at = ?, busy_device = NULL, busy_account = NULL,
          lease_until = NULL, asked_at = NULL, held_at = NULL, percent = NULL, note = NULL
        WHERE id IN (?)`,
      [state, JSON.stringify(outcome), ctx.now, ids],
    );
}

/** Those of which the same is to be written, as one statement each. */
function alike<T extends { id: string }>(all: readonly T[], key: (one: T) => string): [T, string[]][] {
  const groups = new Map<string, [T, string[]]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group[1].push(one.id);
    else groups.set(key(one), [one, [one.id]]);
  }
  return [...groups.values()];
}
