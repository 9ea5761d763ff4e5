import type { Quiet, Subject, Watch } from '@cunkebao/shared/alerts';
import type { Ctx } from '../../kernel';

export interface StoredSubject extends Subject {
  alertId: string;
  gone: boolean;
}

/** Everybody these alerts were ever about, in the order they joined. */
export async function subjectsOf(
  ctx: Ctx,
  alertIds: readonly string[],
): Promise<Map<string, StoredSubject[]>> {
  const found = new Map<string, StoredSubject[]>();
  if (alertIds.length === 0) return found;
  const rows = await ctx.db.query<(Subject & { alertId: string; goneAt: Date | null })[]>(
    `SELECT alert_id alertId, subject_id id, name, operator, gone_at goneAt FROM alert_subjects
      WHERE alert_id IN (?) ORDER BY seq`,
    [alertIds],
  );
  for (const { goneAt, ...row } of rows)
    found.set(row.alertId, [...(found.get(row.alertId) ?? []), { ...row, gone: goneAt !== null }]);
  return found;
}

/** These are what it is about now: new ones join, those who left are marked, those who came back are not. */
export async function setSubjects(ctx: Ctx, alertId: string, now: readonly Subject[]): Promise<void> {
  const ids = now.map((s) => s.id);
  if (ids.length > 0)
    await ctx.db.query(
      `INSERT INTO alert_subjects (alert_id, subject_id, name, operator, joined_at) VALUES ?
        ON DUPLICATE KEY UPDATE gone_at = NULL`,
      [now.map((s) => [alertId, s.id, s.name.slice(0, 60), s.operator, ctx.now])],
    );
  await ctx.db.query(
    `UPDATE alert_subjects SET gone_at = ? WHERE alert_id = ? AND gone_at IS NULL${ids.length > 0 ? ' AND subject_id NOT IN (?)' : ''}`,
    ids.length > 0 ? [ctx.now, alertId, ids] : [ctx.now, alertId],
  );
}

export async function addListeners(ctx: Ctx, alertId: string, userids: readonly string[]): Promise<void> {
  if (userids.length === 0) return;
  await ctx.db.query('INSERT IGNORE INTO alert_listeners (alert_id, userid) VALUES ?', [
    userids.map((u) => [alertId, u]),
  ]);
}

export async function listenersOf(ctx: Ctx, alertId: string): Promise<string[]> {
  const rows = await ctx.db.query<{ userid: string }[]>(
    'SELECT userid FROM alert_listeners WHERE alert_id = ? ORDER BY userid',
    [alertId],
  );
  return rows.map((r) => r.userid);
}

export async function quietNow(ctx: Ctx): Promise<Quiet[]> {
  return ctx.db.query('SELECT field, site, subject FROM alert_quiets WHERE until > ?', [ctx.now]);
}

/** No new alert about these for a while; none at all named: about the cause as such. */
export async function keepQuiet(
  ctx: Ctx,
  cause: { field: string; site: string },
  subjects: readonly string[],
  until: Date,
): Promise<void> {
  const names = subjects.length > 0 ? subjects : [''];
  await ctx.db.query(
    `INSERT INTO alert_quiets (field, site, subject, until) VALUES ?
      ON DUPLICATE KEY UPDATE until = VALUES(until)`,
    [names.map((s) => [cause.field, cause.site, s, until])],
  );
}

export async function endQuiet(ctx: Ctx, cause: { field: string; site: string }): Promise<void> {
  await ctx.db.query('DELETE FROM alert_quiets WHERE field = ? AND site = ?', [cause.field, cause.site]);
}

export async function watchesNow(ctx: Ctx): Promise<Watch[]> {
  return ctx.db.query('SELECT field, site, since FROM alert_watches');
}

export async function beginWatch(ctx: Ctx, cause: { field: string; site: string }): Promise<void> {
  await ctx.db.query('INSERT IGNORE INTO alert_watches (field, site, since) VALUES (?, ?, ?)', [
    cause.field,
    cause.site,
    ctx.now,
  ]);
}

export async function endWatch(ctx: Ctx, cause: { field: string; site: string }): Promise<void> {
  await ctx.db.query('DELETE FROM alert_watches WHERE field = ? AND site = ?', [cause.field, cause.site]);
}

/** Times that are over are of no use. */
export async function forgetQuiets(ctx: Ctx): Promise<void> {
  await ctx.db.query('DELETE FROM alert_quiets WHERE until <= ?', [ctx.now]);
}
