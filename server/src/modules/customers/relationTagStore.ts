import type { Ctx } from '../../kernel';

/** Every tag a member put on one of these customers in WeCom. Index ix_member_relations_customer. */
export async function wornTags(
  ctx: Ctx,
  customerIds: readonly string[],
): Promise<{ customerId: string; userid: string; wecomId: string }[]> {
  const rows = await ctx.db.query<{ customerId: string; userid: string; tagIds: string }[]>(
    `SELECT customer_id customerId, userid, tag_ids tagIds FROM member_relations
     WHERE customer_id IN (?) AND tag_ids <> '' ORDER BY userid`,
    [customerIds],
  );
  return rows.flatMap(({ customerId, userid, tagIds }) =>
    tagIds.split(',').map((wecomId) => ({ customerId, userid, wecomId })),
  );
}

/** WeCom's id → ours. */
export async function ourTags(ctx: Ctx, wecomIds: readonly string[]): Promise<Map<string, string>> {
  if (wecomIds.length === 0) return new Map();
  const rows = await ctx.db.query<{ wecomId: string; tagId: string }[]>(
    'SELECT wecom_id wecomId, tag_id tagId FROM wecom_tags WHERE wecom_id IN (?)',
    [wecomIds],
  );
  return new Map(rows.map((r) => [r.wecomId, r.tagId]));
}

/** What is wished about these customers and not yet so in WeCom. */
export async function wishesOf(
  ctx: Ctx,
  customerIds: readonly string[],
): Promise<{ customerId: string; userid: string; tagId: string; wanted: boolean }[]> {
  const rows = await ctx.db.query<{ customerId: string; userid: string; tagId: string; wanted: 0 | 1 }[]>(
    `SELECT r.customer_id customerId, m.userid, m.tag_id tagId, m.wanted FROM member_relations r
     JOIN tag_marks m ON m.userid = r.userid AND m.external_userid = r.external_userid
     WHERE r.customer_id IN (?) AND m.state IN ('planned', 'reserved', 'submitted')`,
    [customerIds],
  );
  return rows.map((r) => ({ ...r, wanted: r.wanted === 1 }));
}

export async function wecomTagsOf(
  ctx: Ctx,
  customerIds: readonly string[],
): Promise<{ customerId: string; tagId: string }[]> {
  return await ctx.db.query<{ customerId: string; tagId: string }[]>(
    `SELECT ct.customer_id customerId, ct.tag_id tagId FROM customer_tags ct
     JOIN wecom_tags w ON w.tag_id = ct.tag_id WHERE ct.customer_id IN (?) AND ct.source = 'wecom'`,
    [customerIds],
  );
}

/** What somebody put on here before stays as it is. */
export async function addWecomTags(
  ctx: Ctx,
  rows: readonly { customerId: string; tagId: string; userid: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.query('INSERT IGNORE INTO customer_tags (tag_id, customer_id, source, author, at) VALUES ?', [
    rows.map((r) => [r.tagId, r.customerId, 'wecom', r.userid, ctx.now]),
  ]);
}

export async function dropWecomTags(
  ctx: Ctx,
  rows: readonly { customerId: string; tagId: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.query("DELETE FROM customer_tags WHERE source = 'wecom' AND (tag_id, customer_id) IN (?)", [
    rows.map((r) => [r.tagId, r.customerId]),
  ]);
}

/** The tag of this name in the group of this name, made when it is missing. */
export async function tagNamed(ctx: Ctx, group: string, name: string): Promise<string> {
  await ctx.db.query(
    `INSERT IGNORE INTO tag_groups (name, choice, position, created_at)
     SELECT ?, 'multi', COUNT(*), ? FROM tag_groups`,
    [group, ctx.now],
  );
  await ctx.db.query(
    `INSERT IGNORE INTO tags (group_id, name, position, created_at)
     SELECT g.id, ?, (SELECT COUNT(*) FROM tags t WHERE t.group_id = g.id), ? FROM tag_groups g WHERE g.name = ?`,
    [name, ctx.now, group],
  );
  const [row] = await ctx.db.query<{ id: string }[]>(
    'SELECT t.id FROM tags t JOIN tag_groups g ON g.id = t.group_id WHERE g.name = ? AND t.name = ?',
    [group, name],
  );
  if (!row) throw new Error('a tag without its row');
  return row.id;
}

/** `toldName`: as WeCom calls it now. */
export async function bindTag(
  ctx: Ctx,
  wecomId: string,
  { tagId, toldName }: { tagId: string; toldName: string },
): Promise<void> {
  await ctx.db.query(
    `INSERT INTO wecom_tags (wecom_id, tag_id, told_name) VALUES (?, ?, ?)
     ON DUPLICATE KEY UPDATE tag_id = VALUES(tag_id), told_name = VALUES(told_name)`,
    [wecomId, tagId, toldName],
  );
}

export interface BoundTag {
  wecomId: string;
  tagId: string;
  name: string;
  toldName: string | null;
}

/** Every tag of WeCom we know, what ours is called, and what WeCom called it last. */
export const boundTags = (ctx: Ctx): Promise<BoundTag[]> =>
  ctx.db.query<BoundTag[]>(
    `SELECT w.wecom_id wecomId, w.tag_id tagId, t.name, w.told_name toldName
     FROM wecom_tags w JOIN tags t ON t.id = w.tag_id`,
  );

export async function isBound(ctx: Ctx, tagId: string): Promise<boolean> {
  return (await wecomIdsOf(ctx, [tagId])).has(tagId);
}

/** Ours → WeCom's ids; a tag may stand for several of them. Index ix_wecom_tags_tag. */
export async function wecomIdsOf(ctx: Ctx, tagIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (tagIds.length === 0) return found;
  const rows = await ctx.db.query<{ wecomId: string; tagId: string }[]>(
    'SELECT wecom_id wecomId, tag_id tagId FROM wecom_tags WHERE tag_id IN (?) ORDER BY wecom_id',
    [tagIds],
  );
  for (const { wecomId, tagId } of rows) found.set(tagId, [...(found.get(tagId) ?? []), wecomId]);
  return found;
}

/** What WeCom calls it now. */
export async function noteToldName(ctx: Ctx, wecomId: string, name: string): Promise<void> {
  await ctx.db.query('UPDATE wecom_tags SET told_name = ? WHERE wecom_id = ?', [name.slice(0, 40), wecomId]);
}

export async function bindGroup(ctx: Ctx, wecomId: string, groupId: string): Promise<void> {
  await ctx.db.query('INSERT IGNORE INTO wecom_tag_groups (wecom_id, group_id) VALUES (?, ?)', [
    wecomId,
    groupId,
  ]);
}

/** A group that was renamed there is renamed here; one nobody knows is the one of its name. */
export async function followGroup(ctx: Ctx, wecomId: string, name: string): Promise<void> {
  const called = name.slice(0, 40);
  await ctx.db.query(
    `INSERT IGNORE INTO wecom_tag_groups (wecom_id, group_id) SELECT ?, id FROM tag_groups WHERE name = ?`,
    [wecomId, called],
  );
  await ctx.db.query(
    `UPDATE IGNORE tag_groups g JOIN wecom_tag_groups w ON w.group_id = g.id SET g.name = ?
     WHERE w.wecom_id = ? AND g.name <> ?`,
    [called, wecomId, called],
  );
}

/** The tag itself stays: people may have put it on here too. */
export async function dropWecomTag(ctx: Ctx, gone: { wecomId: string; tagId: string }): Promise<void> {
  await ctx.db.query('DELETE FROM wecom_tags WHERE wecom_id = ?', [gone.wecomId]);
  await ctx.db.query("DELETE FROM customer_tags WHERE tag_id = ? AND source = 'wecom'", [gone.tagId]);
}

/** Customers who were read with a tag of WeCom before we knew it. Reads the whole table: only for a tag that is new. */
export async function wearersOf(ctx: Ctx, wecomId: string): Promise<string[]> {
  const rows = await ctx.db.query<{ id: string }[]>(
    'SELECT DISTINCT customer_id id FROM member_relations WHERE FIND_IN_SET(?, tag_ids)',
    [wecomId],
  );
  return rows.map((r) => r.id);
}
