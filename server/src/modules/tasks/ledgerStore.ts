import type { Outcome } from '@cunkebao/shared/fleet';
import type { ActionState } from '@cunkebao/shared/tasks';
import { In } from 'typeorm';
import type { Ctx } from '../../kernel';
import { Action } from './action.entity';

/** Every change of one ledger line is a compare-and-set: true when this caller made it. */

const DUPLICATE = 1062;

/** Ids are ASCII: MySQL refuses to compare the column with anything else a phone may say. */
export const isActionId = (id: string): boolean => /^[\x21-\x7e]{1,40}$/.test(id);

export function actionOf(ctx: Ctx, id: string): Promise<Action | null> {
  return isActionId(id) ? ctx.db.findOneBy(Action, { id }) : Promise.resolve(null);
}

/** Those of these numbers that still wait, held until the commit. */
export const lockWaiting = (ctx: Ctx, seqs: readonly string[]): Promise<Action[]> =>
  seqs.length === 0
    ? Promise.resolve([])
    : ctx.db.find(Action, {
        where: { seq: In([...seqs]), state: 'ready' },
        order: { seq: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });

/**
 * ready → sent, one epoch on, for rows the caller holds; the ids of those that are. Left out is what another action
 * keeps from the phone's screen: the database keeps two off it.
 */
export async function claimActions(ctx: Ctx, ids: readonly string[], leaseUntil: Date): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const result = await ctx.db.query<{ affectedRows: number }>(
    `UPDATE IGNORE actions SET state = 'sent', epoch = epoch + 1, busy_device = device_id, busy_account = account_id,
        sent_at = ?, lease_until = ?, asked_at = NULL, held_at = NULL, note = NULL
      WHERE id IN (?)`,
    [ctx.now, leaseUntil, ids],
  );
  if (result.affectedRows === ids.length) return new Set(ids);
  const rows = await ctx.db.query<{ id: string }[]>(
    `SELECT id FROM actions WHERE id IN (?) AND state = 'sent'`,
    [ids],
  );
  return new Set(rows.map((r) => r.id));
}

/** sent → ready: the phone was not there, nothing left. */
export function holdAction(ctx: Ctx, id: string, epoch: number): Promise<boolean> {
  return changed(
    ctx,
    `UPDATE actions SET state = 'ready', busy_device = NULL, busy_account = NULL, lease_until = NULL, asked_at = NULL, held_at = ?
      WHERE id = ? AND state = 'sent' AND epoch = ?`,
    [ctx.now, id, epoch],
  );
}

/** It may not go yet: the line looks at it again then, and those behind it go first. */
export function postponeAction(
  ctx: Ctx,
  id: string,
  epoch: number,
  until: Date,
  why: string,
): Promise<boolean> {
  return changed(
    ctx,
    `UPDATE actions SET not_before = ?, note = ? WHERE id = ? AND state = 'ready' AND epoch = ?`,
    [until, why.slice(0, 200), id, epoch],
  );
}

/** Why it waits, for whoever asks. */
export function noteAction(ctx: Ctx, id: string, epoch: number, why: string): Promise<boolean> {
  return changed(ctx, `UPDATE actions SET note = ? WHERE id = ? AND state = 'ready' AND epoch = ?`, [
    why.slice(0, 200),
    id,
    epoch,
  ]);
}

/** What it is to do has become less since it was planned. */
export function storeArgs(
  ctx: Ctx,
  id: string,
  epoch: number,
  args: Record<string, unknown>,
): Promise<boolean> {
  return changed(ctx, `UPDATE actions SET args = ? WHERE id = ? AND state = 'ready' AND epoch = ?`, [
    JSON.stringify(args),
    id,
    epoch,
  ]);
}

/** The phone has never seen it: it may be sent again, whatever we thought. */
export function freeAction(ctx: Ctx, id: string): Promise<boolean> {
  return changed(
    ctx,
    `UPDATE actions SET state = 'ready', busy_device = NULL, busy_account = NULL, lease_until = NULL, asked_at = NULL, held_at = NULL,
        percent = NULL, note = NULL
      WHERE id = ? AND state IN ('ready', 'sent', 'journalled', 'running')`,
    [id],
  );
}

/** The phone has it in its journal. */
export function journalAction(ctx: Ctx, id: string, epoch: number, leaseUntil: Date): Promise<boolean> {
  return changed(
    ctx,
    `UPDATE actions SET state = 'journalled', busy_device = device_id, busy_account = account_id, lease_until = ?, asked_at = NULL, held_at = NULL
      WHERE id = ? AND epoch = ? AND epoch > 0 AND state IN ('ready', 'sent')`,
    [leaseUntil, id, epoch],
  );
}

/** The phone works on it. */
export function runAction(
  ctx: Ctx,
  id: string,
  epoch: number,
  at: { leaseUntil: Date; percent: number; note: string | null },
): Promise<boolean> {
  return changed(
    ctx,
    `UPDATE actions SET state = 'running', busy_device = device_id, busy_account = account_id, lease_until = ?, asked_at = NULL, held_at = NULL,
        percent = ?, note = ?
      WHERE id = ? AND epoch = ? AND epoch > 0 AND state IN ('ready', 'sent', 'journalled', 'running')`,
    [at.leaseUntil, Math.round(at.percent), at.note, id, epoch],
  );
}

/** The phone answered that it still has it: it gets more time. */
export function renewLease(
  ctx: Ctx,
  id: string,
  state: 'journalled' | 'running',
  until: Date,
): Promise<boolean> {
  return changed(
    ctx,
    `UPDATE actions SET state = ?, lease_until = ?, asked_at = NULL
      WHERE id = ? AND state IN ('sent', 'journalled', 'running')`,
    [state, until, id],
  );
}

export function noteAsked(ctx: Ctx, id: string, answerBy: Date): Promise<boolean> {
  return changed(
    ctx,
    `UPDATE actions SET asked_at = COALESCE(asked_at, ?), lease_until = ?
      WHERE id = ? AND state IN ('sent', 'journalled', 'running')`,
    [ctx.now, answerBy, id],
  );
}

/**
 * What a phone says became of it. A result is final; what we only concluded ourselves (unknown, expired, cancelled)
 * gives way to the phone's own word. `epoch` null: the phone answered our question about this id.
 */
export function settleByPhone(
  ctx: Ctx,
  id: string,
  epoch: number | null,
  state: ActionState,
  outcome: Outcome,
): Promise<boolean> {
  return changed(
    ctx,
    `UPDATE actions SET state = ?, outcome = ?, settled_at = ?, busy_device = NULL, busy_account = NULL, lease_until = NULL,
        asked_at = NULL, held_at = NULL, percent = NULL, note = NULL
      WHERE id = ? AND epoch = COALESCE(?, epoch) AND epoch > 0 AND state NOT IN ('done', 'failed', 'refused')
        AND NOT (state = 'unknown' AND ? = 'unknown')`,
    [state, JSON.stringify(outcome), ctx.now, id, epoch, state],
  );
}

/** What we conclude without the phone: only from the state we looked at. */
export function concludeAction(
  ctx: Ctx,
  id: string,
  from: ActionState,
  to: { as: 'expired' | 'cancelled' | 'unknown' | 'skipped'; why: string | null },
): Promise<boolean> {
  return changed(
    ctx,
    `UPDATE actions SET state = ?, settled_at = ?, note = COALESCE(?, note), busy_device = NULL, busy_account = NULL,
        lease_until = NULL, held_at = NULL
      WHERE id = ? AND state = ?`,
    [to.as, ctx.now, to.why?.slice(0, 200) ?? null, id, from],
  );
}

async function changed(ctx: Ctx, sql: string, values: unknown[]): Promise<boolean> {
  try {
    const result = await ctx.db.query<{ affectedRows: number }>(sql, values);
    return result.affectedRows > 0;
  } catch (error) {
    if ((error as { errno?: number }).errno === DUPLICATE) return false;
    throw error;
  }
}
