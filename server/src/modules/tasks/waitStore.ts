import type { ActionKind } from '@cunkebao/shared/fleet';
import { laneOf, type Ended, type Purpose } from '@cunkebao/shared/tasks';
import type { Ctx } from '../../kernel';

/** What accounts wait for: one row for all actions of a kind and lane, so that no line is walked through (fleet.md §4, 3). */

/** SQL that joins what an action `a` waits for as `w`. */
export const JOIN_WAIT = `LEFT JOIN line_waits w ON w.account_id = a.account_id AND w.kind = a.kind
  AND w.lane = IF(a.purpose = 'answer', 'reply', 'campaign')`;

/** SQL that joins when the phone last took something of the task of `a`, as `s`. */
export const JOIN_TURN = `LEFT JOIN line_turns s ON s.device_id = a.device_id AND s.task_id = a.task_id`;

/** What is done to the phone itself, then answers, then the rest: control, reply, campaign (fleet.md §4, 2). */
const LANE = `IF(a.account_id IS NULL, 0, IF(a.purpose = 'answer', 1, 2))`;

/** Who goes first in a line. Campaigns take turns: the one served longest ago, or never, is next (fleet.md §4, 2). */
export const PLACE = `${LANE}, IF(${LANE} = 2, s.served_at, NULL), a.seq`;

/** This phone takes something of this task now. */
export async function noteServed(ctx: Ctx, of: { deviceId: string; taskId: string }): Promise<void> {
  await ctx.db.query(
    `INSERT INTO line_turns (device_id, task_id, served_at) VALUES (?, ?, ?)
     ON DUPLICATE KEY UPDATE served_at = VALUES(served_at)`,
    [of.deviceId, of.taskId, ctx.now],
  );
}

export async function putWait(
  ctx: Ctx,
  of: { accountId: string; kind: ActionKind; purpose: Purpose },
  wait: { until: Date; why: string },
): Promise<void> {
  await ctx.db.query(
    `INSERT INTO line_waits (account_id, kind, lane, until, why) VALUES (?, ?, ?, ?, ?)
     ON DUPLICATE KEY UPDATE until = VALUES(until), why = VALUES(why)`,
    [of.accountId, of.kind, laneOf(of.purpose), wait.until, wait.why.slice(0, 200)],
  );
}

/** Why the waiting actions of a task wait, by action. */
export async function waitsOfTask(ctx: Ctx, taskId: string): Promise<Map<string, string>> {
  const rows = await ctx.db.query<{ id: string; why: string }[]>(
    `SELECT a.id, w.why FROM actions a ${JOIN_WAIT}
     WHERE a.task_id = ? AND a.state = 'ready' AND w.until > ?`,
    [taskId, ctx.now],
  );
  return new Map(rows.map((r) => [r.id, r.why]));
}

/** An action that expires keeps the reason its account waited for, if it has none of its own. */
export async function keepReason(ctx: Ctx, actionId: string): Promise<void> {
  await ctx.db.query(
    `UPDATE actions a ${JOIN_WAIT} SET a.note = w.why
     WHERE a.id = ? AND a.state = 'ready' AND a.note IS NULL AND w.why IS NOT NULL`,
    [actionId],
  );
}

/** What an account was at lately: the gaps are counted from there. Index ix_actions_account. */
export async function endedSince(ctx: Ctx, accountId: string, since: Date): Promise<Ended[]> {
  return await ctx.db.query<Ended[]>(
    `SELECT id, kind, JSON_UNQUOTE(JSON_EXTRACT(args, '$.customer')) customer, settled_at at FROM actions
     WHERE account_id = ? AND settled_at > ? AND sent_at IS NOT NULL ORDER BY settled_at DESC LIMIT 200`,
    [accountId, since],
  );
}

/** An account does one thing at a time, also when it has just moved to another phone. Index ix_actions_account. */
export async function isAccountBusy(ctx: Ctx, accountId: string): Promise<boolean> {
  const rows = await ctx.db.query<unknown[]>(
    'SELECT 1 FROM actions WHERE account_id = ? AND settled_at IS NULL AND busy_device IS NOT NULL LIMIT 1',
    [accountId],
  );
  return rows.length > 0;
}
