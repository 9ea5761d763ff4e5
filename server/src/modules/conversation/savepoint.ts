import type { Ctx } from '../../kernel';

/** After these the whole transaction is gone or must be repeated; the caller's caller decides, nobody here. */
const WHOLE_TRANSACTION = new Set([1213, 1205, 1020]);

export function endsTransaction(error: unknown): boolean {
  const { errno, fatal } = error as { errno?: number; fatal?: boolean };
  return fatal === true || (errno !== undefined && WHOLE_TRANSACTION.has(errno));
}

/** Runs `f`; when it throws, its rows, jobs and after-commit calls are undone and the transaction goes on. */
export async function inSavepoint<T>(ctx: Ctx, f: (ctx: Ctx) => Promise<T>): Promise<T> {
  const later: (() => void)[] = [];
  const inner: Ctx = {
    ...ctx,
    enqueue: (job, data, options) => later.push(() => ctx.enqueue(job, data, options)),
    afterCommit: (g) => later.push(() => ctx.afterCommit(g)),
  };
  await ctx.db.query('SAVEPOINT command');
  try {
    const result = await f(inner);
    for (const g of later) g();
    return result;
  } catch (error) {
    if (!endsTransaction(error)) await ctx.db.query('ROLLBACK TO SAVEPOINT command');
    throw error;
  }
}
