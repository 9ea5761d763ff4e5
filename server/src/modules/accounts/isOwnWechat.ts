import type { Ctx } from '../../kernel';

/** Whether this WeChat id is one of our accounts. Index uq_accounts_wechat. */
export async function isOwnWechat(ctx: Ctx, wechatId: string): Promise<boolean> {
  const rows = await ctx.db.query<unknown[]>('SELECT 1 FROM accounts WHERE wechat_id = ?', [wechatId]);
  return rows.length > 0;
}
