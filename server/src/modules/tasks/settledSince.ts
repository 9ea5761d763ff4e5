import type { Ctx } from '../../kernel';

/** How many actions ended since this moment, and how many of them not well. Index ix_actions_settled. */
export async function settledSince(ctx: Ctx, since: Date): Promise<{ settled: number; failed: number }> {
  const rows = await ctx.db.query<{ state: string; ended: string }[]>(
    `SELECT state, COUNT(*) ended FROM actions WHERE settled_at > ? AND state NOT IN ('cancelled', 'skipped') GROUP BY state`,
    [since],
  );
  const sum = (fits: (state: string) => boolean): number =>
    rows.filter((r) => fits(r.state)).reduce((n, r) => n + Number(r.ended), 0);
  return { settled: sum(() => true), failed: sum((s) => s !== 'done') };
}
