import type { Ctx } from '../../kernel';

/** It took effect, or may have. */
const OUT = `(state IN ('sent', 'journalled', 'running', 'done', 'unknown')
  OR (state = 'failed' AND JSON_EXTRACT(outcome, '$.afterEffect') = true))`;

/** Whether this account has published the same before, or may have. Index ix_actions_content. */
export async function isContentUsed(
  ctx: Ctx,
  of: { accountId: string; contentKey: string; except: string },
): Promise<boolean> {
  const rows = await ctx.db.query<unknown[]>(
    `SELECT 1 FROM actions WHERE account_id = ? AND content_key = ? AND id <> ? AND ${OUT} LIMIT 1`,
    [of.accountId, of.contentKey, of.except],
  );
  return rows.length > 0;
}

/** Which of these contents the account has published, may have, or is about to. Index ix_actions_content. */
export async function contentsTaken(
  ctx: Ctx,
  accountId: string,
  contentKeys: readonly string[],
): Promise<Set<string>> {
  if (contentKeys.length === 0) return new Set();
  const rows = await ctx.db.query<{ contentKey: string }[]>(
    `SELECT DISTINCT content_key contentKey FROM actions
     WHERE account_id = ? AND content_key IN (?) AND (state = 'ready' OR ${OUT})`,
    [accountId, contentKeys],
  );
  return new Set(rows.map((r) => r.contentKey));
}

/** When this account publishes or published moments since then: planned ones by their time, others by their end. */
export async function momentTimes(ctx: Ctx, accountId: string, since: Date): Promise<Date[]> {
  const rows = await ctx.db.query<{ at: Date }[]>(
    `SELECT COALESCE(settled_at, not_before, created_at) at FROM actions
     WHERE account_id = ? AND kind = 'publishMoment' AND (state = 'ready' OR ${OUT})
       AND COALESCE(settled_at, not_before, created_at) >= ? ORDER BY at`,
    [accountId, since],
  );
  return rows.map((r) => r.at);
}
