import { healthScore, type Health } from '@cunkebao/shared/accounts';
import { wordsOf, type Words } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { factsOf, ledgerOf, lockAccount, storeHealth, type Account } from './store';

/** The score of this moment with its explanation, straight from the ledger. */
export async function healthOf(ctx: Ctx, account: Account, w: Words = wordsOf('zh')): Promise<Health> {
  return healthScore(factsOf(account), await ledgerOf(ctx, account.id), ctx.now, ctx.tz, w);
}

/** Writes the score of this moment to the account; null when there is no such account. Safe to call any number of times. */
export async function reckonHealth(ctx: Ctx, accountId: string): Promise<number | null> {
  const account = await lockAccount(ctx, accountId);
  if (!account) return null;
  const { score } = await healthOf(ctx, account);
  await storeHealth(ctx, accountId, score);
  return score;
}
