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
  /** abnormal while it is connected; one that is away is told of as away */
  abnormal: boolean;
}

/** Every phone in service with what an alert may be about. Those paired, unbound or in maintenance just now are not. */
export async function watchedDevices(ctx: Ctx): Promise<DeviceWatch[]> {
  const rows = await ctx.db.query<
    (Omit<DeviceWatch, 'charging' | 'abnormal'> & { charging: number; state: string })[]
  >(
    `SELECT d.id, d.name, d.group_name \`group\`, d.operator, p.reach, p.reach_since reachSince, d.battery, d.charging,
        d.free_mb freeMb, p.state
      FROM device_presence p JOIN devices d ON d.id = p.device_id
      WHERE p.state NOT IN ('pairing', 'maintenance', 'quarantined', 'unbound') ORDER BY d.id`,
  );
  return rows.map(({ state, ...r }) => ({
    ...r,
    charging: r.charging === 1,
    abnormal: state === 'abnormal' && r.reach === 'online',
  }));
}

/** Phones that are shut out because two claim to be the same. Index ix_presence_state. */
export async function quarantinedDevices(
  ctx: Ctx,
): Promise<Pick<DeviceWatch, 'id' | 'name' | 'group' | 'operator'>[]> {
  return await ctx.db.query<Pick<DeviceWatch, 'id' | 'name' | 'group' | 'operator'>[]>(
    `SELECT d.id, d.name, d.group_name \`group\`, d.operator FROM device_presence p JOIN devices d ON d.id = p.device_id
      WHERE p.state = 'quarantined' ORDER BY d.id`,
  );
}
