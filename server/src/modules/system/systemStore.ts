import type { Ctx } from '../../kernel';

/** Milliseconds of one exchange with the database. */
export async function databaseMs(ctx: Ctx): Promise<number> {
  const from = performance.now();
  await ctx.db.query('SELECT 1');
  return performance.now() - from;
}

/** How many callbacks were refused in the last 24 hours and the hour they began in. */
export async function refusedCallbacks(ctx: Ctx): Promise<number> {
  const rows = await ctx.db.query<{ n: string | null }[]>(
    'SELECT SUM(callbacks) n FROM refused_callbacks WHERE hour > ?',
    [new Date(ctx.now.getTime() - 25 * 3_600_000)],
  );
  return Number(rows[0]?.n ?? 0);
}
