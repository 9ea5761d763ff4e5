import type { Ctx } from '../../kernel';

/** Accounts whose score is at most this, with what an alert about them says. */
export async function watchedAccounts(
  ctx: Ctx,
  atMost: number,
): Promise<{ id: string; nickname: string; team: string | null; operator: string | null; score: number }[]> {
  return ctx.db.query(
    'SELECT id, nickname, team, operator, health_score score FROM accounts WHERE health_score <= ? ORDER BY id',
    [atMost],
  );
}
