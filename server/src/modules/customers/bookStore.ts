import type { CustomerCounters } from '@cunkebao/shared/customers';
import type { Ctx } from '../../kernel';

/** Holds the customer until the transaction ends; null when there is none. */
export async function holdCounters(ctx: Ctx, customerId: string): Promise<CustomerCounters | null> {
  const [row] = await ctx.db.query<(Omit<CustomerCounters, 'amountCents'> & { amountCents: string })[]>(
    `SELECT lead_state leadState, added_at addedAt, orders, amount_cents amountCents,
       last_message_at lastMessageAt, last_order_at lastOrderAt, lost_at lostAt, opted_out_at optedOutAt
     FROM customers WHERE id = ? FOR UPDATE`,
    [customerId],
  );
  return row ? { ...row, amountCents: Number(row.amountCents) } : null;
}

export async function saveCounters(ctx: Ctx, customerId: string, c: CustomerCounters): Promise<void> {
  await ctx.db.query(
    `UPDATE customers SET lead_state = ?, added_at = ?, orders = ?, amount_cents = ?, last_message_at = ?,
       last_order_at = ?, lost_at = ?, opted_out_source = IF(opted_out_at IS NULL AND ? IS NOT NULL, '客户回复退订',
       opted_out_source), opted_out_at = ? WHERE id = ?`,
    [
      ...[c.leadState, c.addedAt, c.orders, c.amountCents, c.lastMessageAt, c.lastOrderAt, c.lostAt],
      ...[c.optedOutAt, c.optedOutAt, customerId],
    ],
  );
}

/** A customer with a WeChat identity; null when somebody else has just entered the same id. */
export async function insertMet(
  ctx: Ctx,
  met: {
    wechatId: string;
    name: string;
    accountId: string;
    at: Date;
    channel: string | null;
    team: string | null;
    owner: string | null;
  },
): Promise<string | null> {
  const { insertId } = await ctx.db.query<{ insertId: number | string }>(
    `INSERT INTO customers (name, channel, team, owner, lead_state, account_id, added_at, created_at)
     VALUES (?, ?, ?, ?, 'new', ?, ?, ?)`,
    [met.name, met.channel, met.team, met.owner, met.accountId, met.at, ctx.now],
  );
  const identity = await ctx.db.query<{ affectedRows: number }>(
    `INSERT IGNORE INTO customer_identities (customer_id, kind, value, created_at) VALUES (?, 'wechat', ?, ?)`,
    [insertId, met.wechatId, ctx.now],
  );
  if (identity.affectedRows === 1) return String(insertId);
  await ctx.db.query('DELETE FROM customers WHERE id = ?', [insertId]);
  return null;
}

/** From now on a friend of this account; whoever adds us says yes to being written to. True the first time only. */
export async function befriend(
  ctx: Ctx,
  f: { customerId: string; accountId: string; at: Date; source: string | null },
): Promise<boolean> {
  const result = await ctx.db.query<{ affectedRows: number }>(
    `INSERT IGNORE INTO friendships (customer_id, holder, holder_kind, added_at, source)
     VALUES (?, ?, 'account', ?, ?)`,
    [f.customerId, f.accountId, f.at, f.source],
  );
  if (result.affectedRows === 0) return false;
  await ctx.db.query(
    `UPDATE customers SET consent_basis = '主动添加', consent_at = ?, consent_source = ?
     WHERE id = ? AND consent_basis IS NULL`,
    [f.at, f.source, f.customerId],
  );
  return true;
}

/** Friends again after an end, or the end itself; what is told late about an earlier time changes nothing. */
export async function renewFriendship(
  ctx: Ctx,
  customerId: string,
  accountId: string,
  at: Date,
): Promise<void> {
  await ctx.db.query(
    `UPDATE friendships SET state = 'active', added_at = ?, ended_at = NULL
     WHERE customer_id = ? AND holder = ? AND state <> 'active' AND ended_at < ?`,
    [at, customerId, accountId, at],
  );
}

export async function endFriendship(
  ctx: Ctx,
  customerId: string,
  accountId: string,
  at: Date,
): Promise<void> {
  await ctx.db.query(
    `UPDATE friendships SET state = 'deletedByCustomer', ended_at = ?
     WHERE customer_id = ? AND holder = ? AND state = 'active' AND added_at <= ?`,
    [at, customerId, accountId, at],
  );
}
