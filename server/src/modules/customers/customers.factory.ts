import type { Ctx } from '../../kernel';

const SOMEBODY = {
  name: '张三',
  channel: '抖音A',
  team: '1组',
  owner: 'sunyue',
  account: 'A-0031',
  addedAt: new Date('2026-02-01T02:00:00Z'),
  orders: 0,
  amountCents: 0,
  lastMessageAt: null as Date | null,
  lostAt: null as Date | null,
  optedOutAt: null as Date | null,
  tail: null as string | null,
  remark: null as string | null,
};

/** A customer who is a friend of one account. */
export async function aCustomer(ctx: Ctx, given: Partial<typeof SOMEBODY> = {}): Promise<string> {
  const c = { ...SOMEBODY, ...given };
  const { insertId } = await ctx.db.query<{ insertId: number | string }>(
    `INSERT INTO customers (name, channel, team, owner, lead_state, account_id, added_at, orders, amount_cents,
       last_message_at, lost_at, opted_out_at, created_at) VALUES (?, ?, ?, ?, 'passed', ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[c.name, c.channel, c.team, c.owner, c.account, c.addedAt, c.orders, c.amountCents, c.lastMessageAt],
      ...[c.lostAt, c.optedOutAt, ctx.now],
    ],
  );
  const id = String(insertId);
  await ctx.db.query(
    "INSERT INTO friendships (customer_id, holder, holder_kind, added_at, remark) VALUES (?, ?, 'account', ?, ?)",
    [id, c.account, c.addedAt, c.remark],
  );
  if (c.tail)
    await ctx.db.query(
      "INSERT INTO customer_identities (customer_id, kind, value, tail, created_at) VALUES (?, 'phone', ?, ?, ?)",
      [id, `digest-of-${id}`, c.tail, ctx.now],
    );
  return id;
}

/** A tag in a group; the group is made when it is missing. */
export async function aTag(
  ctx: Ctx,
  name: string,
  group = '客户价值',
  choice: 'single' | 'multi' = 'multi',
): Promise<string> {
  await ctx.db.query(
    `INSERT IGNORE INTO tag_groups (name, choice, position, created_at)
     SELECT ?, ?, COUNT(*), ? FROM tag_groups`,
    [group, choice, ctx.now],
  );
  const { insertId } = await ctx.db.query<{ insertId: number | string }>(
    'INSERT INTO tags (group_id, name, created_at) SELECT id, ?, ? FROM tag_groups WHERE name = ?',
    [name, ctx.now, group],
  );
  return String(insertId);
}

export async function tagged(
  ctx: Ctx,
  customerId: string,
  tagId: string,
  at: Date = ctx.now,
  expiresAt: Date | null = null,
): Promise<void> {
  await ctx.db.query(
    "INSERT INTO customer_tags (tag_id, customer_id, source, author, at, expires_at) VALUES (?, ?, 'manual', 'sunyue', ?, ?)",
    [tagId, customerId, at, expiresAt],
  );
}
