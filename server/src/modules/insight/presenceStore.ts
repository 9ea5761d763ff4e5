import type { Ctx } from '../../kernel';

/** Online share of each device in a run of days, in ten-thousandths. */
export async function devicePresence(ctx: Ctx, days: readonly string[]): Promise<Map<string, number>> {
  const found = await presenceBy(ctx, 'device', days);
  return new Map([...found].map(([id, p]) => [id, Math.round((p.online / p.samples) * 10_000)]));
}

export interface Presence {
  samples: number;
  online: number;
  healthSum: number;
  healthCount: number;
}

/** How often each device or account was looked at and found in a run of days; one never looked at is left out. */
export async function presenceBy(
  ctx: Ctx,
  subject: 'device' | 'account',
  days: readonly string[],
): Promise<Map<string, Presence>> {
  const rows = await ctx.db.query<Record<'id' | keyof Presence, string>[]>(
    `SELECT subject_id id, SUM(samples) samples, SUM(online) online, COALESCE(SUM(health), 0) healthSum,
       COUNT(health) healthCount
     FROM daily_presence WHERE day BETWEEN ? AND ? AND subject = ? AND samples > 0 GROUP BY subject_id`,
    [days[0] ?? '', days.at(-1) ?? '', subject],
  );
  return new Map(
    rows.map((r) => [
      r.id,
      {
        samples: Number(r.samples),
        online: Number(r.online),
        healthSum: Number(r.healthSum),
        healthCount: Number(r.healthCount),
      },
    ]),
  );
}

/** true for the one who takes this sample; every other server gets false. */
export async function claimSample(ctx: Ctx, slot: Date): Promise<boolean> {
  const result = await ctx.db.query<{ affectedRows: number }>(
    'INSERT IGNORE INTO presence_samples (slot) VALUES (?)',
    [slot],
  );
  return result.affectedRows === 1;
}

export interface Seen {
  subject: 'device' | 'account';
  id: string;
  online: boolean;
  health: number | null;
}

export async function addSamples(ctx: Ctx, day: string, seen: readonly Seen[]): Promise<void> {
  if (seen.length === 0) return;
  await ctx.db.query(
    `INSERT INTO daily_presence (day, subject, subject_id, samples, online, health) VALUES ?
     ON DUPLICATE KEY UPDATE samples = samples + 1, online = online + VALUES(online), health = VALUES(health)`,
    [seen.map((s) => [day, s.subject, s.id, 1, s.online ? 1 : 0, s.health])],
  );
}

/** Claims older than this are of no use: the clock never comes back to their slot. */
export async function forgetSamples(ctx: Ctx, before: Date): Promise<void> {
  await ctx.db.query('DELETE FROM presence_samples WHERE slot < ?', [before]);
}
