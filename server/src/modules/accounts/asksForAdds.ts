import { tierOf } from '@cunkebao/shared/accounts';
import type { Ctx } from '../../kernel';

/** In the warning tier each batch of adding needs an operator's confirmation (domain.md §2.1). */
export async function asksForAdds(ctx: Ctx, accountId: string): Promise<boolean> {
  const [row] = await ctx.db.query<{ score: number }[]>(
    'SELECT health_score score FROM accounts WHERE id = ?',
    [accountId],
  );
  return row !== undefined && tierOf(row.score) === 'warning';
}
