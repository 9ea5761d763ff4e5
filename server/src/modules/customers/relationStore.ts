import type { Ctx } from '../../kernel';

export interface KnownRelation {
  userid: string;
  externalUserid: string;
  customerId: string;
  digest: string;
  /** WeCom's ids of the tags this member put on the customer */
  tagIds: readonly string[];
}

/** What is kept of these pairs. Primary key. */
export async function knownRelations(
  ctx: Ctx,
  pairs: readonly { userid: string; externalUserid: string }[],
): Promise<KnownRelation[]> {
  if (pairs.length === 0) return [];
  const rows = await ctx.db.query<Told[]>(
    `SELECT userid, external_userid externalUserid, customer_id customerId, digest, tag_ids tagIds
     FROM member_relations WHERE (userid, external_userid) IN (?)`,
    [pairs.map((p) => [p.userid, p.externalUserid])],
  );
  return rows.map((r) => ({ ...r, tagIds: idsIn(r.tagIds) }));
}

type Told = Omit<KnownRelation, 'tagIds'> & { tagIds: string };
const idsIn = (list: string): string[] => (list === '' ? [] : list.split(','));

export async function saveRelations(ctx: Ctx, rows: readonly KnownRelation[]): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.query(
    `INSERT INTO member_relations (userid, external_userid, customer_id, digest, tag_ids) VALUES ?
     ON DUPLICATE KEY UPDATE customer_id = VALUES(customer_id), digest = VALUES(digest), tag_ids = VALUES(tag_ids)`,
    [rows.map((r) => [r.userid, r.externalUserid, r.customerId, r.digest, r.tagIds.join(',')])],
  );
}

/** Who of these still has the relation. */
export async function relationsStanding(
  ctx: Ctx,
  pairs: readonly { userid: string; externalUserid: string }[],
): Promise<Set<string>> {
  const known = await knownRelations(ctx, pairs);
  return new Set(known.map((k) => `${k.userid} ${k.externalUserid}`));
}

/** Every member's relation to these customers, and whether WeCom says that he put this tag on. */
export async function relationsOfCustomers(
  ctx: Ctx,
  customerIds: readonly string[],
  tagId: string,
): Promise<{ userid: string; externalUserid: string; worn: boolean }[]> {
  const rows = await ctx.db.query<{ userid: string; externalUserid: string; worn: number | string }[]>(
    `SELECT r.userid, r.external_userid externalUserid, EXISTS (SELECT 1 FROM wecom_tags w
        WHERE w.tag_id = ? AND FIND_IN_SET(w.wecom_id, r.tag_ids)) worn
     FROM member_relations r WHERE r.customer_id IN (?)`, // ix_member_relations_customer
    [tagId, customerIds],
  );
  return rows.map((r) => ({ ...r, worn: Number(r.worn) === 1 }));
}

/** What was marked in WeCom is known of it; the next reading, which shows it, is looked at whatever its digest. */
export async function takeOverMarks(
  ctx: Ctx,
  { userid, externalUserid }: { userid: string; externalUserid: string },
  marks: { add: readonly string[]; remove: readonly string[] },
): Promise<void> {
  const [row] = await ctx.db.query<{ tagIds: string }[]>(
    'SELECT tag_ids tagIds FROM member_relations WHERE userid = ? AND external_userid = ? FOR UPDATE',
    [userid, externalUserid],
  );
  if (!row) return;
  const off = new Set(marks.remove);
  const worn = new Set([...idsIn(row.tagIds), ...marks.add].filter((id) => !off.has(id)));
  await ctx.db.query(
    "UPDATE member_relations SET tag_ids = ?, digest = '' WHERE userid = ? AND external_userid = ?",
    [[...worn].sort().join(','), userid, externalUserid],
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
