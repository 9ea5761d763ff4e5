import type { Ctx } from '../../kernel';

export interface TagChange {
  id: string;
  kind: 'create' | 'rename' | 'delete';
  tagId: string;
  wecomId: string | null;
  name: string;
  oldName: string | null;
  author: string | null;
  attempts: number;
}

const OPEN = "state IN ('planned', 'reserved', 'submitted')";
const COLUMNS = 'id, kind, tag_id tagId, wecom_id wecomId, name, old_name oldName, author, attempts';

export async function planTagChange(
  ctx: Ctx,
  change: Pick<TagChange, 'kind' | 'tagId' | 'wecomId' | 'name' | 'oldName'>,
): Promise<void> {
  const { kind, tagId, wecomId, name, oldName } = change;
  await ctx.db.query(
    `INSERT INTO tag_changes (kind, tag_id, wecom_id, name, old_name, author, at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [kind, tagId, wecomId, name, oldName, ctx.actor?.userid ?? null, ctx.now],
  );
}

const LEASE_SECONDS = 60;

/** The oldest changes that are due, of different tags, reserved. Index ix_tag_changes_due. */
export async function takeTagChanges(ctx: Ctx, most: number): Promise<TagChange[]> {
  const rows = await ctx.db.query<TagChange[]>(
    `SELECT ${COLUMNS} FROM tag_changes WHERE ${OPEN} AND (not_before IS NULL OR not_before <= ?)
       AND (reserved_until IS NULL OR reserved_until <= NOW(3)) ORDER BY id LIMIT 100 FOR UPDATE SKIP LOCKED`,
    [ctx.now],
  );
  const first = new Map<string, TagChange>();
  for (const row of rows) if (!first.has(row.tagId)) first.set(row.tagId, row);
  const mine = [...first.values()].slice(0, most);
  if (mine.length > 0)
    await ctx.db.query(
      `UPDATE tag_changes SET state = 'reserved', attempts = attempts + 1,
         reserved_until = NOW(3) + INTERVAL ${LEASE_SECONDS} SECOND WHERE id IN (?)`,
      [mine.map((c) => c.id)],
    );
  return mine;
}

export async function tagChangesDue(ctx: Ctx): Promise<boolean> {
  const rows = await ctx.db.query<unknown[]>(
    `SELECT 1 FROM tag_changes WHERE ${OPEN} AND (not_before IS NULL OR not_before <= ?)
       AND (reserved_until IS NULL OR reserved_until <= NOW(3)) LIMIT 1`,
    [ctx.now],
  );
  return rows.length > 0;
}

export async function endTagChange(
  ctx: Ctx,
  id: string,
  end: {
    state: 'planned' | 'submitted' | 'confirmed' | 'failed' | 'skipped';
    error: string | null;
    waitMs: number;
  },
): Promise<void> {
  const ended = end.state !== 'planned' && end.state !== 'submitted';
  await ctx.db.query(
    `UPDATE tag_changes SET state = ?, error = ?, reserved_until = NULL, not_before = ?, settled_at = ?
     WHERE id = ? AND ${OPEN}`,
    [
      ...[end.state, end.error?.slice(0, 300) ?? null, new Date(ctx.now.getTime() + end.waitMs)],
      ...[ended ? ctx.now : null, id],
    ],
  );
}

export interface OpenTagChange {
  id: string;
  kind: TagChange['kind'];
  tagId: string;
  wecomId: string | null;
  at: Date;
}

/** All that WeCom has not confirmed. */
export const openTagChanges = (ctx: Ctx): Promise<OpenTagChange[]> =>
  ctx.db.query<OpenTagChange[]>(
    `SELECT id, kind, tag_id tagId, wecom_id wecomId, at FROM tag_changes WHERE ${OPEN}`,
  );

export async function skipTagChangesOf(
  ctx: Ctx,
  tagId: string,
  kinds: readonly TagChange['kind'][],
  why: string,
): Promise<void> {
  await ctx.db.query(
    `UPDATE tag_changes SET state = 'skipped', error = ?, settled_at = ?
     WHERE tag_id = ? AND kind IN (?) AND ${OPEN}`,
    [why, ctx.now, tagId, kinds],
  );
}

/** Whether WeCom's tags were written to since then, or are just being written. */
export async function tagsChangedSince(ctx: Ctx, since: Date): Promise<boolean> {
  const rows = await ctx.db.query<unknown[]>(
    `SELECT 1 FROM tag_changes WHERE (state = 'reserved' AND reserved_until > NOW(3))
       OR (state = 'confirmed' AND settled_at >= ?) LIMIT 1`,
    [since],
  );
  return rows.length > 0;
}
