import { addLimits, type AddLimits } from '@cunkebao/shared/accounts';
import type { Ctx } from '../../kernel';
import { halvedNow } from './penaltyStore';
import type { Account } from './store';

/** What these accounts may do a day: by health and age, halved after a penalty (domain.md §2.1, §2.4). */
export async function limitsOfAll(ctx: Ctx, accounts: readonly Account[]): Promise<Map<string, AddLimits>> {
  const halved = await halvedNow(
    ctx,
    accounts.map((a) => a.id),
  );
  return new Map(
    accounts.map((a) => [a.id, addLimits(a.healthScore, a.registeredAt, ctx.now, halved.has(a.id))]),
  );
}

export async function limitsOf(ctx: Ctx, a: Account): Promise<AddLimits> {
  return addLimits(a.healthScore, a.registeredAt, ctx.now, (await halvedNow(ctx, [a.id])).has(a.id));
}
