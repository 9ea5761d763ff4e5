import type { Ctx } from '../../kernel';
import { visibleRows } from './visibleRows';

interface TagRow {
  id: string;
  name: string;
  groupId: string;
  groupName: string;
  choice: 'single' | 'multi';
}

/** All tags in the order people arranged them. */
export async function allTags(ctx: Ctx): Promise<TagRow[]> {
  return await ctx.db.query<TagRow[]>(
    `SELECT t.id, t.name, g.id groupId, g.name groupName, g.choice FROM tags t
     JOIN tag_groups g ON g.id = t.group_id ORDER BY g.position, g.id, t.position, t.id`,
  );
}

export async function tagById(ctx: Ctx, id: string): Promise<TagRow | null> {
  const [row] = await ctx.db.query<TagRow[]>(
    `SELECT t.id, t.name, g.id groupId, g.name groupName, g.choice FROM tags t
     JOIN tag_groups g ON g.id = t.group_id WHERE t.id = ?`,
    [id],
  );
  return row ?? null;
}

/** How many customers this person may see carry each tag; an assignment that has expired does not count. */
export async function countsByTag(ctx: Ctx): Promise<Map<string, number>> {
  const seen = visibleRows(ctx.actor);
  const rows = await ctx.db.query<{ id: string; customers: string }[]>(
    `SELECT ct.tag_id id, COUNT(*) customers FROM customer_tags ct JOIN customers c ON c.id = ct.customer_id
     WHERE (ct.expires_at IS NULL OR ct.expires_at > ?)${seen.sql} GROUP BY ct.tag_id`,
    [ctx.now, ...seen.values],
  );
  return new Map(rows.map((r) => [r.id, Number(r.customers)]));
}

export async function countTagged(ctx: Ctx): Promise<number> {
  const seen = visibleRows(ctx.actor);
  const [row] = await ctx.db.query<{ customers: string }[]>(
    `SELECT COUNT(DISTINCT ct.customer_id) customers FROM customer_tags ct
     JOIN customers c ON c.id = ct.customer_id
     WHERE (ct.expires_at IS NULL OR ct.expires_at > ?)${seen.sql}`,
    [ctx.now, ...seen.values],
  );
  return Number(row?.customers ?? 0);
}

/** Names of the tags a customer carries now, the newest assignment first. */
export async function tagNamesOf(ctx: Ctx, customerId: string): Promise<string[]> {
  const rows = await ctx.db.query<{ name: string }[]>(
    `SELECT t.name FROM customer_tags ct JOIN tags t ON t.id = ct.tag_id
     WHERE ct.customer_id = ? AND (ct.expires_at IS NULL OR ct.expires_at > ?) ORDER BY ct.at DESC, t.id`,
    [customerId, ctx.now],
  );
  return rows.map((r) => r.name);
}

/** False when the group has a tag of that name already: both stay as they are. */
export async function renameTagRow(ctx: Ctx, tagId: string, name: string): Promise<boolean> {
  const called = name.slice(0, 40);
  await ctx.db.query('UPDATE IGNORE tags SET name = ? WHERE id = ?', [called, tagId]);
  const rows = await ctx.db.query<unknown[]>('SELECT id FROM tags WHERE id = ? AND name = ?', [
    tagId,
    called,
  ]);
  return rows.length === 1;
}

/** Takes it off everybody and forgets it. */
export async function deleteTagRows(ctx: Ctx, tagId: string): Promise<void> {
  await ctx.db.query('DELETE FROM customer_tags WHERE tag_id = ?', [tagId]);
  await ctx.db.query('DELETE FROM wecom_tags WHERE tag_id = ?', [tagId]);
  await ctx.db.query('DELETE FROM tags WHERE id = ?', [tagId]);
}
