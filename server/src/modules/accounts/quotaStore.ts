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

/**
 * How much of its quota each of these has used since midnight, and how much of that on the same customer, in the order
 * asked. Index ix_quota_account.
 */
export async function usesToday(
  ctx: Ctx,
  midnight: Date,
  asked: readonly { accountId: string; quota: QuotaKind | null; target: string | null }[],
): Promise<{ today: number; sameCustomer: number }[]> {
  const found = new Map<string, { today: number; sameCustomer: number }>();
  for (const kind of new Set(asked.flatMap((a) => a.quota ?? []))) {
    const those = asked.filter((a) => a.quota === kind);
    const pairs = those.map((a) => [a.accountId, a.target ?? '']);
    const rows = await ctx.db.query<{ accountId: string; today: string; same: string }[]>(
      `SELECT account_id accountId, COUNT(*) today, SUM((account_id, COALESCE(target, '')) IN (?)) same
       FROM account_quota_uses WHERE account_id IN (?) AND kind = ? AND at >= ? AND state <> 'released'
       GROUP BY account_id`,
      [pairs, those.map((a) => a.accountId), kind, midnight],
    );
    for (const r of rows)
      found.set(`${kind} ${r.accountId}`, { today: Number(r.today), sameCustomer: Number(r.same) });
  }
  return asked.map((a) => {
    const use = found.get(`${a.quota ?? ''} ${a.accountId}`) ?? { today: 0, sameCustomer: 0 };
    return a.target === null ? { ...use, sameCustomer: 0 } : use;
  });
}

/** When these accounts asked somebody to be their friend since then, oldest first. Index ix_quota_account. */
export async function addsSince(
  ctx: Ctx,
  accountIds: readonly string[],
  since: Date,
): Promise<Map<string, Date[]>> {
  if (accountIds.length === 0) return new Map();
  const rows = await ctx.db.query<{ accountId: string; at: Date }[]>(
    `SELECT account_id accountId, at FROM account_quota_uses
     WHERE account_id IN (?) AND kind = 'add' AND at >= ? AND state <> 'released' ORDER BY at, id`,
    [accountIds, since],
  );
  const byAccount = new Map<string, Date[]>();
  for (const r of rows) byAccount.set(r.accountId, [...(byAccount.get(r.accountId) ?? []), r.at]);
  return byAccount;
}

/** An action that was taken back is reserved anew, as of now; one that still is stays as it was. */
export async function insertUses(
  ctx: Ctx,
  uses: readonly { accountId: string; kind: QuotaKind; target: string | null; ref: string }[],
): Promise<void> {
  if (uses.length === 0) return;
  await ctx.db.query(
    `INSERT INTO account_quota_uses (account_id, kind, target, at, ref, state) VALUES ?
     ON DUPLICATE KEY UPDATE at = IF(state = 'released', VALUES(at), at), state = IF(state = 'released', 'reserved', state)`,
    [uses.map((u) => [u.accountId, u.kind, u.target, ctx.now, u.ref, 'reserved'])],
  );
}

/** Without a reservation there is nothing to change. */
export async function setUses(
  ctx: Ctx,
  refs: readonly string[],
  state: 'reserved' | 'committed' | 'released',
): Promise<void> {
  if (refs.length === 0) return;
  await ctx.db.query('UPDATE account_quota_uses SET state = ? WHERE ref IN (?) AND state <> ?', [
    state,
    refs,
    state,
  ]);
}
