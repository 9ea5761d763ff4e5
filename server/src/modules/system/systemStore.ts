import type { Ctx } from '../../kernel';

/** Milliseconds of one exchange with the database. */
export async function databaseMs(ctx: Ctx): Promise<number> {
  const from = performance.now();
  await ctx.db.query('SELECT 1');
  return performance.now() - from;
}
