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

export async function bindTag(ctx: Ctx, wecomId: string, tagId: string): Promise<void> {
  await ctx.db.query(
    'INSERT INTO wecom_tags (wecom_id, tag_id) VALUES (?, ?) ON DUPLICATE KEY UPDATE tag_id = VALUES(tag_id)',
    [wecomId, tagId],
  );
}

/** Every tag of WeCom we know, and what ours is called. */
export async function boundTags(ctx: Ctx): Promise<{ wecomId: string; tagId: string; name: string }[]> {
  return await ctx.db.query<{ wecomId: string; tagId: string; name: string }[]>(
    'SELECT w.wecom_id wecomId, w.tag_id tagId, t.name FROM wecom_tags w JOIN tags t ON t.id = w.tag_id',
  );
}

/** Where the group has a tag of that name already, both stay as they are. */
export async function renameTag(ctx: Ctx, tagId: string, name: string): Promise<void> {
  await ctx.db.query('UPDATE IGNORE tags SET name = ? WHERE id = ?', [name.slice(0, 40), tagId]);
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
