import type { Ctx } from '../../kernel';
import type { Condition } from './audienceSql';
import { visibleRows } from './visibleRows';

export interface Found {
  id: string;
  name: string;
  accountId: string | null;
  leadState: string;
  wechatId: string | null;
  phoneTail: string | null;
  /** accounts he is a friend of now, comma separated */
  holders: string | null;
}

const WECHAT = `(SELECT i.value FROM customer_identities i WHERE i.customer_id = c.id AND i.kind = 'wechat'
  ORDER BY i.id LIMIT 1)`;
const TAIL = `(SELECT i.tail FROM customer_identities i WHERE i.customer_id = c.id AND i.kind = 'phone'
  ORDER BY i.id DESC LIMIT 1)`;
const HOLDERS = `(SELECT GROUP_CONCAT(f.holder ORDER BY f.added_at) FROM friendships f
  WHERE f.customer_id = c.id AND f.holder_kind = 'account' AND f.state = 'active')`;

/** Whom a condition means, of those the asker may see; the newest first. */
export async function peopleWhere(ctx: Ctx, condition: Condition, most: number): Promise<Found[]> {
  const seen = visibleRows(ctx.actor);
  return await ctx.db.query<Found[]>(
    `SELECT c.id, c.name, c.account_id accountId, c.lead_state leadState, ${WECHAT} wechatId, ${TAIL} phoneTail,
       ${HOLDERS} holders
     FROM customers c WHERE ${condition.sql}${seen.sql} ORDER BY c.added_at DESC, c.id DESC LIMIT ?`,
    [...condition.values, ...seen.values, most],
  );
}

export async function countWhere(ctx: Ctx, condition: Condition): Promise<number> {
  const seen = visibleRows(ctx.actor);
  const [row] = await ctx.db.query<{ people: string }[]>(
    `SELECT COUNT(*) people FROM customers c WHERE ${condition.sql}${seen.sql}`,
    [...condition.values, ...seen.values],
  );
  return Number(row?.people ?? 0);
}
