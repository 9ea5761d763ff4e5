import type { Ctx } from '../../kernel';
import { searchCustomers } from './customerStore';
import { customerText } from './customerWords';
import { wechatIdsOf } from './identityStore';

/** A customer as other areas speak of him, and the WeChat ids by which phones know him. */
export interface NamedCustomer {
  id: string;
  text: string;
  optedOut: boolean;
  wechatIds: string[];
}

/** The customers the asker may see and may mean; those of exactly this name alone, when there are any. */
export async function customersNamed(ctx: Ctx, said: string, most: number): Promise<NamedCustomer[]> {
  const found = await searchCustomers(ctx, { said }, most);
  const exact = found.filter((c) => c.name === said);
  const meant = exact.length > 0 ? exact : found;
  const ids = await wechatIdsOf(
    ctx,
    meant.map((c) => c.id),
  );
  return meant.map((c) => ({
    id: c.id,
    text: customerText(ctx, c),
    optedOut: c.optedOutAt !== null,
    wechatIds: ids.get(c.id) ?? [],
  }));
}
