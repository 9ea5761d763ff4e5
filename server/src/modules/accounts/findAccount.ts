import { nearestIds } from '@cunkebao/shared/kernel';
import { Fault, type Ctx } from '../../kernel';
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
  const hint = near.length > 0 ? `，是不是 ${near.join('、')}？` : '，说「微信号」看全部';
  throw new Fault('notFound', `没有微信号 ${id}${hint}`, { facts: { account: id }, field: 'account' });
}
