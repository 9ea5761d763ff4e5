import type { PenaltyLevel } from '@cunkebao/shared/accounts';
import type { Ctx } from '../../kernel';

export interface Penalty {
  accountId: string;
  level: PenaltyLevel;
  at: Date;
  /** null: never over */
  until: Date | null;
  halvedUntil: Date | null;
}

export async function insertPenalty(ctx: Ctx, p: Penalty & { sourceRef: string }): Promise<void> {
  await ctx.db.query(
    `INSERT IGNORE INTO account_penalties (account_id, level, at, until, halved_until, source_ref)
      VALUES (?, ?, ?, ?, ?, ?)`,
    [p.accountId, p.level, p.at, p.until, p.halvedUntil, p.sourceRef],
  );
}

/** What still has an effect on these accounts, the newest first. Index ix_penalties_account. */
export async function penaltiesInForce(ctx: Ctx, accountIds: readonly string[]): Promise<Penalty[]> {
  if (accountIds.length === 0) return [];
  return await ctx.db.query<Penalty[]>(
    `SELECT account_id accountId, level, at, until, halved_until halvedUntil FROM account_penalties
      WHERE account_id IN (?) AND (until IS NULL OR until > ? OR halved_until > ?) ORDER BY at DESC, id DESC`,
    [[...accountIds], ctx.now, ctx.now],
  );
}

/** Which of these have their quotas halved now. */
export async function halvedNow(ctx: Ctx, accountIds: readonly string[]): Promise<ReadonlySet<string>> {
  const all = await penaltiesInForce(ctx, accountIds);
  return new Set(all.filter((p) => p.halvedUntil && p.halvedUntil > ctx.now).map((p) => p.accountId));
}
