import { nearestIds } from '@cunkebao/shared/kernel';
import { Fault, wordsIn, type Ctx } from '../../kernel';
import { visibleAccount, visibleAccounts, type Account } from './store';

/** The account of this id, or a Fault that names the nearest ones. */
export async function findAccount(ctx: Ctx, id: string): Promise<Account> {
  const account = await visibleAccount(ctx, id);
  if (account) return account;
  const known = await visibleAccounts(ctx);
  const near = nearestIds(
    id,
    known.map((a) => a.id),
  );
  const w = wordsIn(ctx);
  const hint =
    near.length > 0
      ? w(`，是不是 ${near.join('、')}？`, `, did you mean ${near.join(', ')}?`)
      : w('，说「微信号」看全部', ', say "accounts" to see all');
  const message = w(`没有微信号 ${id}`, `There is no account ${id}`) + hint;
  throw new Fault('notFound', message, { facts: { account: id }, field: 'account' });
}
