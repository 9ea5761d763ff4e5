import type { Ctx } from '../../kernel';

export interface DeviceWatch {
  id: string;
  name: string;
  group: string | null;
  operator: string | null;
  reach: 'online' | 'stale' | 'offline';
  reachSince: Date;
  battery: number | null;
  charging: boolean;
  freeMb: number | null;
}

/** Every phone in service with what an alert may be about. Those paired, unbound or in maintenance just now are not. */
export async function watchedDevices(ctx: Ctx): Promise<DeviceWatch[]> {
  const rows = await ctx.db.query<(Omit<DeviceWatch, 'charging'> & { charging: number })[]>(
    `SELECT d.id, d.name, d.group_name \`group\`, d.operator, p.reach, p.reach_since reachSince, d.battery, d.charging,
        d.free_mb freeMb
      FROM device_presence p JOIN devices d ON d.id = p.device_id
      WHERE p.state NOT IN ('pairing', 'maintenance', 'unbound') ORDER BY d.id`,
  );
  return rows.map((r) => ({ ...r, charging: r.charging === 1 }));
}
