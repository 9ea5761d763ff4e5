import type { Ctx } from '../../kernel';

/** A business account may publish the same again, a persona account never (domain.md §2). */
export async function mayRepeatContent(ctx: Ctx, accountId: string): Promise<boolean> {
  const [row] = await ctx.db.query<{ kind: string }[]>('SELECT kind FROM accounts WHERE id = ?', [accountId]);
  return row?.kind !== 'persona';
}
