import type { Ctx } from '../../kernel';

export interface Walk {
  position: string;
  turn: number;
}

/** Begins a walk for each of these members; one that is under way goes on. */
export async function openWalks(ctx: Ctx, userids: readonly string[]): Promise<void> {
  if (userids.length === 0) return;
  await ctx.db.query(
    `INSERT INTO member_syncs (userid, open, begun_at) VALUES ?
     ON DUPLICATE KEY UPDATE begun_at = IF(open = 1, begun_at, VALUES(begun_at)),
       position = IF(open = 1, position, ''), moved_at = CURRENT_TIMESTAMP(3), open = 1`,
    [userids.map((userid) => [userid, 1, ctx.now])],
  );
}

export async function openWalk(ctx: Ctx, userid: string): Promise<Walk | null> {
  const [row] = await ctx.db.query<Walk[]>(
    'SELECT position, turn FROM member_syncs WHERE userid = ? AND open = 1',
    [userid],
  );
  return row ?? null;
}

/** False when another job has taken this step already. '' closes the walk. */
export async function moveWalk(ctx: Ctx, userid: string, turn: number, next: string): Promise<boolean> {
  const { affectedRows } = await ctx.db.query<{ affectedRows: number }>(
    `UPDATE member_syncs SET position = ?, open = ?, turn = turn + 1, moved_at = CURRENT_TIMESTAMP(3),
       done_at = IF(? = '', ?, done_at) WHERE userid = ? AND turn = ? AND open = 1`,
    [next, next === '' ? 0 : 1, next, ctx.now, userid, turn],
  );
  return affectedRows === 1;
}

/** Not read to the end: from the beginning, or not at all any more. */
export async function breakWalk(ctx: Ctx, userid: string, turn: number, again: boolean): Promise<void> {
  await ctx.db.query(
    "UPDATE member_syncs SET position = '', turn = turn + 1, open = ? WHERE userid = ? AND turn = ?",
    [again ? 1 : 0, userid, turn],
  );
}

/** Walks nobody goes on with: a crash, or a queue that lost its job. Index ix_member_syncs_open. */
export async function standingWalks(ctx: Ctx, seconds: number): Promise<string[]> {
  const rows = await ctx.db.query<{ userid: string }[]>(
    `SELECT userid FROM member_syncs
     WHERE open = 1 AND moved_at < CURRENT_TIMESTAMP(3) - INTERVAL ? SECOND ORDER BY moved_at LIMIT 100`,
    [seconds],
  );
  return rows.map((r) => r.userid);
}

export async function lastWalkBegan(ctx: Ctx): Promise<Date | null> {
  const [row] = await ctx.db.query<{ at: Date | null }[]>('SELECT MAX(begun_at) at FROM member_syncs');
  return row?.at ?? null;
}
