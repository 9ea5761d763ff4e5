import type { Ctx } from '../../kernel';

export async function insertTicket(
  ctx: Ctx,
  digest: string,
  createdBy: string,
  expiresAt: Date,
): Promise<void> {
  await ctx.db.query(
    'INSERT INTO pairing_tickets (digest, created_by, created_at, expires_at) VALUES (?, ?, ?, ?)',
    [digest, createdBy, ctx.now, expiresAt],
  );
}

/** Marks a valid ticket as used by this device; null when it is unknown, used or too old. Two phones cannot both get it. */
export async function redeemTicket(
  ctx: Ctx,
  digest: string,
  deviceId: string,
): Promise<{ createdBy: string } | null> {
  const result = await ctx.db.query<{ affectedRows: number }>(
    'UPDATE pairing_tickets SET used_at = ?, device_id = ? WHERE digest = ? AND used_at IS NULL AND expires_at > ?',
    [ctx.now, deviceId, digest, ctx.now],
  );
  if (result.affectedRows === 0) return null;
  const rows = await ctx.db.query<{ created_by: string }[]>(
    'SELECT created_by FROM pairing_tickets WHERE digest = ?',
    [digest],
  );
  return rows[0] ? { createdBy: rows[0].created_by } : null;
}
