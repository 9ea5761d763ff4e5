import type { Ctx } from '../kernel';

const MOST = 60;

/** The friends of each account who spoke last, by their WeChat ids: people whom the sandbox lets live on. */
export async function friendsOfAccounts(ctx: Ctx): Promise<Map<string, { id: string; nickname: string }[]>> {
  const rows = await ctx.db.query<{ account: string; id: string; nickname: string }[]>(
    `SELECT f.holder account, i.value id, c.name nickname
     FROM friendships f JOIN customers c ON c.id = f.customer_id
     JOIN customer_identities i ON i.customer_id = c.id AND i.kind = 'wechat'
     WHERE f.holder_kind = 'account' AND f.state = 'active' AND c.lost_at IS NULL AND c.opted_out_at IS NULL
     ORDER BY c.last_message_at DESC, c.id`,
  );
  const friends = new Map<string, { id: string; nickname: string }[]>();
  for (const { account, id, nickname } of rows) {
    const known = friends.get(account) ?? [];
    friends.set(account, known);
    if (known.length < MOST) known.push({ id, nickname });
  }
  return friends;
}
