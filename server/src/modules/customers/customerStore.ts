import type { Ctx } from '../../kernel';
import { visibleRows } from './visibleRows';

export interface Customer {
  id: string;
  name: string;
  region: string | null;
  channel: string | null;
  accountId: string | null;
  addedAt: Date;
  orders: number;
  amountCents: string;
  lastMessageAt: Date | null;
  lastOrderAt: Date | null;
  churn: string | null;
  lostAt: Date | null;
  optedOutAt: Date | null;
  phoneTail: string | null;
}

/** The last phone number somebody gave; only its tail is stored readably. */
const TAIL = `(SELECT i.tail FROM customer_identities i
  WHERE i.customer_id = c.id AND i.kind = 'phone' ORDER BY i.id DESC LIMIT 1)`;
const COLUMNS = `c.id, c.name, c.region, c.channel, c.account_id accountId, c.added_at addedAt, c.orders,
  c.amount_cents amountCents, c.last_message_at lastMessageAt, c.last_order_at lastOrderAt, c.churn, c.lost_at lostAt,
  c.opted_out_at optedOutAt, ${TAIL} phoneTail`;

/** Where a page ended: the moment of the assignment and the customer. */
export interface Cursor {
  at: Date;
  id: string;
}

/** Customers of a tag, the newest assignment first. Index ix_customer_tags_page. */
export async function pageOfTag(
  ctx: Ctx,
  tagId: string,
  after: Cursor | null,
  limit: number,
): Promise<(Customer & { taggedAt: Date })[]> {
  const seen = visibleRows(ctx.actor);
  const beyond = after ? ' AND (ct.at < ? OR (ct.at = ? AND ct.customer_id < ?))' : '';
  return await ctx.db.query<(Customer & { taggedAt: Date })[]>(
    `SELECT ${COLUMNS}, ct.at taggedAt FROM customer_tags ct JOIN customers c ON c.id = ct.customer_id
     WHERE ct.tag_id = ? AND (ct.expires_at IS NULL OR ct.expires_at > ?)${beyond}${seen.sql}
     ORDER BY ct.at DESC, ct.customer_id DESC LIMIT ?`,
    [tagId, ctx.now, ...(after ? [after.at, after.at, after.id] : []), ...seen.values, limit],
  );
}

export async function countOfTag(ctx: Ctx, tagId: string): Promise<number> {
  const seen = visibleRows(ctx.actor);
  const [row] = await ctx.db.query<{ customers: string }[]>(
    `SELECT COUNT(*) customers FROM customer_tags ct JOIN customers c ON c.id = ct.customer_id
     WHERE ct.tag_id = ? AND (ct.expires_at IS NULL OR ct.expires_at > ?)${seen.sql}`,
    [tagId, ctx.now, ...seen.values],
  );
  return Number(row?.customers ?? 0);
}

export interface Wanted {
  /** a name or its beginning, a remark, or the last four digits of a phone number */
  said?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  tag?: string | undefined;
}

/** The newest first, `most` at the most. */
export async function searchCustomers(ctx: Ctx, wanted: Wanted, most: number): Promise<Customer[]> {
  const seen = visibleRows(ctx.actor);
  const said = wanted.said ? saidAs(wanted.said) : { sql: '', values: [] };
  const conditions = [
    ...(wanted.from ? [{ sql: ' AND c.added_at >= ?', values: [wanted.from] }] : []),
    ...(wanted.to ? [{ sql: ' AND c.added_at < ?', values: [wanted.to] }] : []),
    ...(wanted.tag ? [{ sql: TAGGED, values: [wanted.tag, ctx.now] }] : []),
    said,
    seen,
  ];
  return await ctx.db.query<Customer[]>(
    `SELECT ${COLUMNS} FROM customers c WHERE 1 = 1${conditions.map((c) => c.sql).join('')}
     ORDER BY c.added_at DESC, c.id DESC LIMIT ?`,
    [...conditions.flatMap((c) => c.values), most],
  );
}

const TAGGED = ` AND EXISTS (SELECT 1 FROM customer_tags ct JOIN tags t ON t.id = ct.tag_id
  WHERE ct.customer_id = c.id AND t.name = ? AND (ct.expires_at IS NULL OR ct.expires_at > ?))`;

/** `#123` is a row of the last list; four digits are the tail of a number; anything else a name or remark. */
function saidAs(said: string): { sql: string; values: string[] } {
  if (/^#\d+$/.test(said)) return { sql: ' AND c.id = ?', values: [said.slice(1)] };
  if (/^\d{4}$/.test(said))
    return {
      sql: ` AND EXISTS (SELECT 1 FROM customer_identities i
        WHERE i.customer_id = c.id AND i.kind = 'phone' AND i.tail = ?)`,
      values: [said],
    };
  const start = `${said.replace(/[\\%_]/g, '\\$&')}%`;
  return {
    sql: ` AND (c.name LIKE ? OR EXISTS (SELECT 1 FROM friendships f WHERE f.customer_id = c.id AND f.remark LIKE ?))`,
    values: [start, start],
  };
}
