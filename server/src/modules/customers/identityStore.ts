import type { Ctx } from '../../kernel';

/** The WeChat ids each of these customers is known by. */
export async function wechatIdsOf(ctx: Ctx, customerIds: readonly string[]): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>();
  if (customerIds.length === 0) return ids;
  const rows = await ctx.db.query<{ customerId: string; value: string }[]>(
    "SELECT customer_id customerId, value FROM customer_identities WHERE kind = 'wechat' AND customer_id IN (?) ORDER BY id",
    [customerIds],
  );
  for (const { customerId, value } of rows) ids.set(customerId, [...(ids.get(customerId) ?? []), value]);
  return ids;
}
