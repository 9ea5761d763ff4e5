import type { Ctx } from '../../kernel';

export interface TagMark {
  userid: string;
  externalUserid: string;
  tagId: string;
  wanted: boolean;
  author: string | null;
  turn: number;
  attempts: number;
}

const COLUMNS =
  'm.userid, m.external_userid externalUserid, m.tag_id tagId, m.wanted, m.author, m.turn, m.attempts';
type Raw = Omit<TagMark, 'wanted'> & { wanted: 0 | 1 };
const toMark = (r: Raw): TagMark => ({ ...r, wanted: r.wanted === 1 });

const OPEN = "m.state IN ('planned', 'reserved', 'submitted')";

/** Plans what each of these pairs is to wear; an older wish about the same tag is forgotten. */
export async function planMarks(
  ctx: Ctx,
  marks: readonly { userid: string; externalUserid: string; tagId: string; wanted: boolean; at: Date }[],
): Promise<void> {
  if (marks.length === 0) return;
  await ctx.db.query(
    `INSERT INTO tag_marks (userid, external_userid, tag_id, wanted, author, at) VALUES ?
     ON DUPLICATE KEY UPDATE wanted = VALUES(wanted), author = VALUES(author), at = VALUES(at), turn = turn + 1,
       state = 'planned', attempts = 0, not_before = NULL, reserved_until = NULL, error = NULL, settled_at = NULL`,
    [
      marks.map((m) => [
        ...[m.userid, m.externalUserid, m.tagId, m.wanted ? 1 : 0, ctx.actor?.userid ?? null, m.at],
      ]),
    ],
  );
}

const LEASE_SECONDS = 60;
const READ_AT_ONCE = 400;

/**
 * Takes what is due of some pairs, whole pairs only, and reserves it; what another worker holds is left to it. A mark
 * whose tag WeCom does not have yet waits for the tag. Index ix_tag_marks_due.
 */
export async function takeMarks(ctx: Ctx, pairs: number): Promise<TagMark[]> {
  const rows = await ctx.db.query<Raw[]>(
    `SELECT ${COLUMNS} FROM tag_marks m
     WHERE ${OPEN} AND (m.not_before IS NULL OR m.not_before <= ?)
       AND (m.reserved_until IS NULL OR m.reserved_until <= NOW(3))
       AND (m.wanted = 0 OR EXISTS (SELECT 1 FROM wecom_tags w WHERE w.tag_id = m.tag_id))
     ORDER BY m.userid, m.external_userid LIMIT ${READ_AT_ONCE} FOR UPDATE SKIP LOCKED`,
    [ctx.now],
  );
  const taken = new Set<string>();
  const mine = rows.filter((r) => {
    const pair = `${r.userid} ${r.externalUserid}`;
    if (!taken.has(pair) && taken.size === pairs) return false;
    taken.add(pair);
    return true;
  });
  if (mine.length > 0)
    await ctx.db.query(
      `UPDATE tag_marks SET state = 'reserved', attempts = attempts + 1,
         reserved_until = NOW(3) + INTERVAL ${LEASE_SECONDS} SECOND
       WHERE (userid, external_userid, tag_id) IN (?)`,
      [mine.map((r) => [r.userid, r.externalUserid, r.tagId])],
    );
  return mine.map(toMark);
}

/** Whether anything could be sent now. */
export async function marksDue(ctx: Ctx): Promise<boolean> {
  const rows = await ctx.db.query<unknown[]>(
    `SELECT 1 FROM tag_marks m WHERE ${OPEN} AND (m.not_before IS NULL OR m.not_before <= ?)
       AND (m.reserved_until IS NULL OR m.reserved_until <= NOW(3))
       AND (m.wanted = 0 OR EXISTS (SELECT 1 FROM wecom_tags w WHERE w.tag_id = m.tag_id)) LIMIT 1`,
    [ctx.now],
  );
  return rows.length > 0;
}

export interface MarkEnd {
  state: 'planned' | 'submitted' | 'confirmed' | 'failed' | 'skipped';
  error: string | null;
  /** until another try */
  waitMs: number;
}

/** Only the wish that was sent: one that came meanwhile is still to be done. False then. */
export async function endMark(ctx: Ctx, mark: TagMark, end: MarkEnd): Promise<boolean> {
  const ended = end.state !== 'planned' && end.state !== 'submitted';
  const { affectedRows } = await ctx.db.query<{ affectedRows: number }>(
    `UPDATE tag_marks SET state = ?, error = ?, reserved_until = NULL, not_before = ?, settled_at = ?
     WHERE userid = ? AND external_userid = ? AND tag_id = ? AND turn = ? AND state = 'reserved'`,
    [
      ...[end.state, end.error?.slice(0, 300) ?? null, new Date(ctx.now.getTime() + end.waitMs)],
      ...[ended ? ctx.now : null, mark.userid, mark.externalUserid, mark.tagId, mark.turn],
    ],
  );
  return affectedRows === 1;
}

/** Nothing of these is to be done any more: what WeCom says is newer, or there is nothing left to mark. */
export async function skipMarks(
  ctx: Ctx,
  marks: readonly { userid: string; externalUserid: string; tagId: string }[],
  why: string,
): Promise<void> {
  if (marks.length === 0) return;
  await ctx.db.query(
    `UPDATE tag_marks m SET m.state = 'skipped', m.turn = m.turn + 1, m.error = ?, m.settled_at = ?
     WHERE (m.userid, m.external_userid, m.tag_id) IN (?) AND ${OPEN}`,
    [why, ctx.now, marks.map((m) => [m.userid, m.externalUserid, m.tagId])],
  );
}

/** Of a tag that is gone there or here. */
export async function skipMarksOf(ctx: Ctx, tagId: string, why: string): Promise<void> {
  await ctx.db.query(
    `UPDATE tag_marks m SET m.state = 'skipped', m.turn = m.turn + 1, m.error = ?, m.settled_at = ?
     WHERE m.tag_id = ? AND ${OPEN}`,
    [why, ctx.now, tagId],
  );
}

export interface OpenWish {
  userid: string;
  externalUserid: string;
  tagId: string;
  wanted: boolean;
  at: Date;
}

/** What is still to be done about these pairs. Primary key. */
export async function openWishes(
  ctx: Ctx,
  pairs: readonly { userid: string; externalUserid: string }[],
): Promise<OpenWish[]> {
  if (pairs.length === 0) return [];
  const rows = await ctx.db.query<(Omit<OpenWish, 'wanted'> & { wanted: 0 | 1 })[]>(
    `SELECT m.userid, m.external_userid externalUserid, m.tag_id tagId, m.wanted, m.at FROM tag_marks m
     WHERE (m.userid, m.external_userid) IN (?) AND ${OPEN}`,
    [pairs.map((p) => [p.userid, p.externalUserid])],
  );
  return rows.map((r) => ({ ...r, wanted: r.wanted === 1 }));
}

/** Which of these pairs were written to since then: what was read before may be older than that. */
export async function markedSince(
  ctx: Ctx,
  pairs: readonly { userid: string; externalUserid: string }[],
  since: Date,
): Promise<Set<string>> {
  if (pairs.length === 0) return new Set();
  const rows = await ctx.db.query<{ userid: string; externalUserid: string }[]>(
    `SELECT DISTINCT userid, external_userid externalUserid FROM tag_marks
     WHERE (userid, external_userid) IN (?) AND (settled_at >= ? OR reserved_until >= NOW(3))`,
    [pairs.map((p) => [p.userid, p.externalUserid]), since],
  );
  return new Set(rows.map((r) => `${r.userid} ${r.externalUserid}`));
}
