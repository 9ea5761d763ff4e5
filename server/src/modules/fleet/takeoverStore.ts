import { isIdentityWar, type Takeover } from '@cunkebao/shared/fleet';
import type { Ctx } from '../../kernel';

/** more than a war is made of */
const MOST = 20;

/** Notes that this installation took the phone's line over; true when that makes it a war. Index ix_takeovers_device. */
export async function noteTakeover(ctx: Ctx, deviceId: string, install: string): Promise<boolean> {
  await ctx.db.query('INSERT INTO device_takeovers (device_id, install, at) VALUES (?, ?, ?)', [
    deviceId,
    install,
    ctx.now,
  ]);
  const lately = await ctx.db.query<Takeover[]>(
    'SELECT install, at FROM device_takeovers WHERE device_id = ? ORDER BY at DESC, id DESC LIMIT ?',
    [deviceId, MOST],
  );
  return isIdentityWar(lately, ctx.now);
}

/** A phone that was let out of quarantine begins with a clean record. */
export async function forgetTakeovers(ctx: Ctx, deviceId: string): Promise<void> {
  await ctx.db.query('DELETE FROM device_takeovers WHERE device_id = ?', [deviceId]);
}
