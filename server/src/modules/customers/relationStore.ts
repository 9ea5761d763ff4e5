import type { Ctx } from '../../kernel';

export interface KnownRelation {
  userid: string;
  externalUserid: string;
  customerId: string;
  digest: string;
}

/** What is kept of these pairs. Primary key. */
export async function knownRelations(
  ctx: Ctx,
  pairs: readonly { userid: string; externalUserid: string }[],
): Promise<KnownRelation[]> {
  if (pairs.length === 0) return [];
  return await ctx.db.query<KnownRelation[]>(
    `SELECT userid, external_userid externalUserid, customer_id customerId, digest
     FROM member_relations WHERE (userid, external_userid) IN (?)`,
    [pairs.map((p) => [p.userid, p.externalUserid])],
  );
}

export async function saveRelations(
  ctx: Ctx,
  rows: readonly (KnownRelation & { tagIds: readonly string[] })[],
): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.query(
    `INSERT INTO member_relations (userid, external_userid, customer_id, digest, tag_ids) VALUES ?
     ON DUPLICATE KEY UPDATE customer_id = VALUES(customer_id), digest = VALUES(digest), tag_ids = VALUES(tag_ids)`,
    [rows.map((r) => [r.userid, r.externalUserid, r.customerId, r.digest, r.tagIds.join(',')])],
  );
}

const READ_AT_ONCE = 2000;

/** Everybody this member is known to serve, read in parts so that a large list is held once. Primary key. */
export async function externalUseridsOf(ctx: Ctx, userid: string): Promise<string[]> {
  const all: string[] = [];
  for (;;) {
    const rows = await ctx.db.query<{ id: string }[]>(
      `SELECT external_userid id FROM member_relations WHERE userid = ? AND external_userid > ?
       ORDER BY external_userid LIMIT ?`,
      [userid, all.at(-1) ?? '', READ_AT_ONCE],
    );
    for (const row of rows) all.push(row.id);
    if (rows.length < READ_AT_ONCE) return all;
  }
}

/** Members known to have customers. */
export async function membersWithCustomers(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.query<{ userid: string }[]>(
    'SELECT userid FROM member_syncs WHERE done_at IS NOT NULL ORDER BY userid',
  );
  return rows.map((r) => r.userid);
}

export async function forgetRelations(
  ctx: Ctx,
  userid: string,
  externalUserids: readonly string[],
): Promise<void> {
  await ctx.db.query('DELETE FROM member_relations WHERE userid = ? AND external_userid IN (?)', [
    userid,
    externalUserids,
  ]);
}

export interface Friendship {
  customerId: string;
  userid: string;
  addedAt: Date;
  source: string;
  remark: string | null;
}

/** An end that is later than the meeting stands: WeCom goes on telling of customers who removed the member. */
export async function saveFriendships(ctx: Ctx, rows: readonly Friendship[]): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.query(
    `INSERT INTO friendships (customer_id, holder, holder_kind, added_at, source, remark) VALUES ?
     ON DUPLICATE KEY UPDATE source = VALUES(source), remark = VALUES(remark),
       state = IF(ended_at >= VALUES(added_at), state, 'active'),
       ended_at = IF(ended_at >= VALUES(added_at), ended_at, NULL), added_at = VALUES(added_at)`,
    [rows.map((r) => [r.customerId, r.userid, 'member', r.addedAt, r.source, r.remark])],
  );
}

export async function endFriendships(
  ctx: Ctx,
  userid: string,
  customerIds: readonly string[],
  end: { state: 'deletedByCustomer' | 'deletedByUs'; at: Date },
): Promise<void> {
  if (customerIds.length === 0) return;
  await ctx.db.query(
    `UPDATE friendships SET state = ?, ended_at = ?
     WHERE customer_id IN (?) AND holder = ? AND state = 'active' AND added_at <= ?`,
    [end.state, end.at, customerIds, userid, end.at],
  );
}

export async function hasActiveFriendship(ctx: Ctx, customerId: string): Promise<boolean> {
  const rows = await ctx.db.query<unknown[]>(
    "SELECT id FROM friendships WHERE customer_id = ? AND state = 'active' LIMIT 1",
    [customerId],
  );
  return rows.length > 0;
}
