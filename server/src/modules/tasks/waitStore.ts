import type { ActionKind } from '@cunkebao/shared/fleet';
import { laneOf, type Ended, type Purpose } from '@cunkebao/shared/tasks';
import type { Ctx } from '../../kernel';

/** What accounts wait for: one row for all actions of a kind and lane, so that no line is walked through (fleet.md §4, 3). */

/** SQL that joins what an action `a` waits for as `w`. */
export const JOIN_WAIT = `LEFT JOIN line_waits w ON w.account_id = a.account_id AND w.kind = a.kind
  AND w.lane = IF(a.purpose = 'answer', 'reply', 'campaign')`;

/** These phones take something of these tasks now: campaigns take turns (fleet.md §4, 2). */
export async function noteServed(
  ctx: Ctx,
  served: readonly { deviceId: string; taskId: string }[],
): Promise<void> {
  if (served.length === 0) return;
  await ctx.db.query(
    `INSERT INTO line_turns (device_id, task_id, served_at) VALUES ?
     ON DUPLICATE KEY UPDATE served_at = VALUES(served_at)`,
    [served.map((s) => [s.deviceId, s.taskId, ctx.now])],
  );
}

export interface LineWait {
  accountId: string;
  kind: ActionKind;
  purpose: Purpose;
  until: Date;
  why: string;
}

/** In the order of the accounts, so that two writers never wait for each other in a ring. */
export async function putWaits(ctx: Ctx, waits: readonly LineWait[]): Promise<void> {
  if (waits.length === 0) return;
  const rows = waits
    .map((w) => [w.accountId, w.kind, laneOf(w.purpose), w.until, w.why.slice(0, 200)] as const)
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
  await ctx.db.query(
    `INSERT INTO line_waits (account_id, kind, lane, until, why) VALUES ?
     ON DUPLICATE KEY UPDATE until = VALUES(until), why = VALUES(why)`,
    [rows],
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

/** What these accounts were at since then, of these kinds or of all: gaps are counted from there. Index ix_actions_account. */
export async function endedSince(
  ctx: Ctx,
  accountIds: readonly string[],
  since: Date,
  kinds: readonly ActionKind[] | null = null,
): Promise<(Ended & { accountId: string })[]> {
  if (accountIds.length === 0) return [];
  return await ctx.db.query<(Ended & { accountId: string })[]>(
    `SELECT account_id accountId, id, kind, settled_at at,
        IF(kind = 'sendMessage', JSON_UNQUOTE(JSON_EXTRACT(args, '$.customer')), NULL) customer
      FROM actions WHERE account_id IN (?) AND settled_at > ? AND sent_at IS NOT NULL ${kinds ? 'AND kind IN (?)' : ''}`,
    kinds ? [accountIds, since, kinds] : [accountIds, since],
  );
}

/** An account does one thing at a time, also when it has just moved to another phone. Index ix_actions_busy_account. */
export async function busyAccounts(ctx: Ctx, accountIds: readonly string[]): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set();
  const rows = await ctx.db.query<{ id: string }[]>(
    'SELECT busy_account id FROM actions WHERE busy_account IN (?)',
    [accountIds],
  );
  return new Set(rows.map((r) => r.id));
}
