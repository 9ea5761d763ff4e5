import type { Ctx } from '../../kernel';

/** reports of one look, the newest */
const LOOKED_AT = 200;

/**
 * Whether phones are still telling of the past: among the reports stored in the last five seconds is one of something
 * that happened more than a minute before. So it is after an outage, and after a turn of the sandbox's clock.
 */
export async function catchingUp(ctx: Ctx): Promise<boolean> {
  const rows = await ctx.db.query<unknown[]>(
    `SELECT 1 FROM (SELECT at, stored_at FROM device_events ORDER BY id DESC LIMIT ${LOOKED_AT}) e
      WHERE e.stored_at > ? AND e.at < e.stored_at - INTERVAL 60 SECOND LIMIT 1`,
    [new Date(ctx.now.getTime() - 5000)],
  );
  return rows.length > 0;
}
