import type { Ctx } from '../../kernel';

/** Which phones in service can be reached now. Phones being paired, unbound, quarantined or in maintenance are not in service. */
export async function reachOfAll(ctx: Ctx): Promise<{ id: string; online: boolean }[]> {
  const rows = await ctx.db.query<{ id: string; reach: string }[]>(
    `SELECT device_id id, reach FROM device_presence
     WHERE state NOT IN ('pairing', 'maintenance', 'quarantined', 'unbound') ORDER BY device_id`,
  );
  return rows.map((r) => ({ id: r.id, online: r.reach === 'online' }));
}
