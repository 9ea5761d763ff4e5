import type { Ctx } from '../../kernel';
import { visibleRows } from './visibleRows';

/** Those of these customers the asker may see. */
export async function idsInScope(ctx: Ctx, customerIds: readonly string[]): Promise<string[]> {
  if (customerIds.length === 0) return [];
  const seen = visibleRows(ctx.actor);
  const rows = await ctx.db.query<{ id: string }[]>(
    `SELECT c.id FROM customers c WHERE c.id IN (?)${seen.sql} ORDER BY c.id`,
    [customerIds, ...seen.values],
  );
  return rows.map((r) => r.id);
}

/** The newest assignment is kept with its source and author. Tells how many did not wear it. */
export async function assignTag(
  ctx: Ctx,
  customerIds: readonly string[],
  tagId: string,
  source: 'manual' | 'rule' | 'import' | 'sop',
): Promise<number> {
  const [before] = await ctx.db.query<{ n: string }[]>(
    'SELECT COUNT(*) n FROM customer_tags WHERE tag_id = ? AND customer_id IN (?)',
    [tagId, customerIds],
  );
  await ctx.db.query(
    `INSERT INTO customer_tags (tag_id, customer_id, source, author, at) VALUES ?
     ON DUPLICATE KEY UPDATE source = VALUES(source), author = VALUES(author), at = VALUES(at), expires_at = NULL`,
    [customerIds.map((id) => [tagId, id, source, ctx.actor?.userid ?? null, ctx.now])],
  );
  return customerIds.length - Number(before?.n);
}

export async function unassignTags(
  ctx: Ctx,
  customerIds: readonly string[],
  tagIds: readonly string[],
): Promise<number> {
  const { affectedRows } = await ctx.db.query<{ affectedRows: number }>(
    'DELETE FROM customer_tags WHERE tag_id IN (?) AND customer_id IN (?)',
    [tagIds, customerIds],
  );
  return affectedRows;
}

/** Put on before this moment, whoever did; what was put on later stays. */
export async function unassignOlder(
  ctx: Ctx,
  off: readonly { customerId: string; tagId: string }[],
  than: Date,
): Promise<void> {
  if (off.length === 0) return;
  await ctx.db.query('DELETE FROM customer_tags WHERE (tag_id, customer_id) IN (?) AND at <= ?', [
    off.map((o) => [o.tagId, o.customerId]),
    than,
  ]);
}

export async function wearing(
  ctx: Ctx,
  of: readonly { customerId: string; tagId: string }[],
): Promise<{ customerId: string; tagId: string; at: Date }[]> {
  if (of.length === 0) return [];
  return await ctx.db.query<{ customerId: string; tagId: string; at: Date }[]>(
    `SELECT customer_id customerId, tag_id tagId, at FROM customer_tags WHERE (tag_id, customer_id) IN (?)`,
    [of.map((o) => [o.tagId, o.customerId])],
  );
}

/** The other tags of its group. */
export async function otherTagsOfGroup(ctx: Ctx, tagId: string): Promise<string[]> {
  const rows = await ctx.db.query<{ id: string }[]>(
    `SELECT t.id FROM tags t JOIN tags mine ON mine.group_id = t.group_id
     WHERE mine.id = ? AND t.id <> mine.id ORDER BY t.id`,
    [tagId],
  );
  return rows.map((r) => r.id);
}
