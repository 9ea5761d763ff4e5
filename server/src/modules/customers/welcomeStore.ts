import type { Ctx } from '../../kernel';

/** A code is good this long after its event (wecom-api.md §10.4). */
const GOOD_SECONDS = 20;

export interface Welcome {
  id: string;
  code: string;
  userid: string;
}

/** null when the code is kept already: its event came twice. */
export async function keepWelcome(
  ctx: Ctx,
  w: { code: string; userid: string; externalUserid: string },
): Promise<string | null> {
  const { insertId, affectedRows } = await ctx.db.query<{ insertId: number | string; affectedRows: number }>(
    'INSERT IGNORE INTO welcomes (code, userid, external_userid) VALUES (?, ?, ?)',
    [w.code, w.userid, w.externalUserid],
  );
  return affectedRows === 1 ? String(insertId) : null;
}

/** What may still be sent. */
export async function openWelcome(ctx: Ctx, id: string): Promise<Welcome | null> {
  const [row] = await ctx.db.query<Welcome[]>(
    `SELECT id, code, userid FROM welcomes
     WHERE id = ? AND state = 'open' AND heard_at > CURRENT_TIMESTAMP(3) - INTERVAL ? SECOND`,
    [id, GOOD_SECONDS],
  );
  return row ?? null;
}

/** What was sent was sent, whatever a second try was told. */
export async function settleWelcome(ctx: Ctx, id: string, errcode: number | null): Promise<void> {
  await ctx.db.query(
    `UPDATE welcomes SET state = ?, errcode = ?, settled_at = CURRENT_TIMESTAMP(3)
     WHERE id = ?${errcode === null ? '' : " AND state = 'open'"}`,
    [errcode === null ? 'sent' : 'refused', errcode, id],
  );
}

/** Open for some seconds: their job was lost. Index ix_welcomes_open. */
export async function waitingWelcomes(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.query<{ id: string }[]>(
    `SELECT id FROM welcomes WHERE state = 'open' AND heard_at < CURRENT_TIMESTAMP(3) - INTERVAL 3 SECOND
       AND heard_at > CURRENT_TIMESTAMP(3) - INTERVAL ? SECOND LIMIT 500`,
    [GOOD_SECONDS],
  );
  return rows.map((r) => r.id);
}

export async function expireWelcomes(ctx: Ctx): Promise<void> {
  await ctx.db.query(
    `UPDATE welcomes SET state = 'late' WHERE state = 'open' AND heard_at < CURRENT_TIMESTAMP(3) - INTERVAL ? SECOND`,
    [GOOD_SECONDS],
  );
}
