import type { Ctx } from '../../kernel';

/** The customer behind a WeChat id on a phone; null when nobody is known by it. */
export async function customerByWechat(
  ctx: Ctx,
  wechatId: string,
): Promise<{ id: string; channel: string | null; team: string | null; owner: string | null } | null> {
  const [row] = await ctx.db.query<
    { id: string; channel: string | null; team: string | null; owner: string | null }[]
  >(
    `SELECT c.id, c.channel, c.team, c.owner FROM customer_identities i JOIN customers c ON c.id = i.customer_id
     WHERE i.kind = 'wechat' AND i.value = ?`,
    [wechatId],
  );
  return row ?? null;
}
