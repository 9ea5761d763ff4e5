import type { Ctx } from '../../kernel';

/** The accounts that are logged in on this phone are on none; the history says since when. Index ix_accounts_device. */
export async function releaseDevice(ctx: Ctx, deviceId: string): Promise<string[]> {
  const rows = await ctx.db.query<{ id: string }[]>(
    'SELECT id FROM accounts WHERE device_id = ? ORDER BY id FOR UPDATE',
    [deviceId],
  );
  await ctx.db.query('UPDATE accounts SET device_id = NULL WHERE device_id = ?', [deviceId]);
  await ctx.db.query(
    'UPDATE account_logins SET logged_out_at = ? WHERE device_id = ? AND logged_out_at IS NULL',
    [ctx.now, deviceId],
  );
  return rows.map((r) => r.id);
}

/** Where an account was logged in, the newest first. Index ix_logins_account. */
export async function loginsOf(
  ctx: Ctx,
  accountId: string,
  most: number,
): Promise<{ deviceId: string; from: Date; to: Date | null }[]> {
  return await ctx.db.query<{ deviceId: string; from: Date; to: Date | null }[]>(
    `SELECT device_id deviceId, logged_in_at \`from\`, logged_out_at \`to\` FROM account_logins
      WHERE account_id = ? ORDER BY logged_in_at DESC, id DESC LIMIT ?`,
    [accountId, most],
  );
}
