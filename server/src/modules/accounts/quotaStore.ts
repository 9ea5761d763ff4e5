import type { QuotaKind } from '@cunkebao/shared/accounts';
import type { Ctx } from '../../kernel';

export interface QuotaUse {
  accountId: string;
  kind: QuotaKind;
  used: number;
  /** of these, how many have no outcome yet */
  open: number;
}

/** Reserved and committed alike count as used. Index ix_quota_account. */
export async function quotaUsesSince(
  ctx: Ctx,
  since: Date,
  accountIds: readonly string[],
): Promise<QuotaUse[]> {
  if (accountIds.length === 0) return [];
  const rows = await ctx.db.query<{ accountId: string; kind: QuotaKind; used: string; open: string }[]>(
    `SELECT account_id accountId, kind, COUNT(*) used, SUM(state = 'reserved') open FROM account_quota_uses
     WHERE account_id IN (?) AND at >= ? AND state <> 'released' GROUP BY account_id, kind`,
    [accountIds, since],
  );
  return rows.map((r) => ({ ...r, used: Number(r.used), open: Number(r.open) }));
}

/** The uses of one quota since then, oldest first, each with whom it reached. Index ix_quota_account. */
export async function usesOf(
  ctx: Ctx,
  accountId: string,
  kind: QuotaKind,
  since: Date,
): Promise<{ at: Date; target: string | null }[]> {
  return await ctx.db.query<{ at: Date; target: string | null }[]>(
    `SELECT at, target FROM account_quota_uses
     WHERE account_id = ? AND kind = ? AND at >= ? AND state <> 'released' ORDER BY at, id`,
    [accountId, kind, since],
  );
}

/** An action that was taken back is reserved anew, as of now; one that still is stays as it was. */
export async function insertUse(
  ctx: Ctx,
  use: { accountId: string; kind: QuotaKind; target: string | null; ref: string },
): Promise<void> {
  await ctx.db.query(
    `INSERT INTO account_quota_uses (account_id, kind, target, at, ref, state) VALUES (?, ?, ?, ?, ?, 'reserved')
     ON DUPLICATE KEY UPDATE at = IF(state = 'released', VALUES(at), at), state = IF(state = 'released', 'reserved', state)`,
    [use.accountId, use.kind, use.target, ctx.now, use.ref],
  );
}

/** Without a reservation there is nothing to change. */
export async function setUse(
  ctx: Ctx,
  ref: string,
  state: 'reserved' | 'committed' | 'released',
): Promise<void> {
  await ctx.db.query('UPDATE account_quota_uses SET state = ? WHERE ref = ? AND state <> ?', [
    state,
    ref,
    state,
  ]);
}
