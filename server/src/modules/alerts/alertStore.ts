import { createHash } from 'node:crypto';
import type { AlertLevel, AlertState } from '@cunkebao/shared/alerts';
import type { Said } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';

export interface Alert {
  id: string;
  field: string;
  site: string;
  level: AlertLevel;
  state: AlertState;
  title: string;
  /** '' of alerts from before it was kept */
  titleEn: string;
  openedAt: Date;
  toldAt: Date;
  toldCount: number;
  escalatedAt: Date | null;
  clearSince: Date | null;
  ackedBy: string | null;
  ackedAt: Date | null;
  resolvedBy: string | null;
  resolvedAt: Date | null;
  reason: string | null;
}

const COLUMNS = `a.id, a.field, a.site, a.level, a.state, a.title, a.title_en titleEn, a.opened_at openedAt, a.told_at toldAt,
  a.told_count toldCount, a.escalated_at escalatedAt, a.clear_since clearSince, a.acked_by ackedBy, a.acked_at ackedAt,
  a.resolved_by resolvedBy, a.resolved_at resolvedAt, a.reason`;

/** Two of one cause cannot live at once: the column is unique. */
const causeKey = (field: string, site: string): string =>
  createHash('sha256').update(`${field}\n${site}`).digest('hex');

/** One server looks at a time; the row is locked until the transaction ends. */
export async function holdLook(ctx: Ctx): Promise<void> {
  await ctx.db.query('SELECT id FROM alert_looks WHERE id = 1 FOR UPDATE');
  await ctx.db.query('UPDATE alert_looks SET looked_at = ? WHERE id = 1', [ctx.now]);
}

export async function insertAlert(
  ctx: Ctx,
  a: Pick<Alert, 'id' | 'field' | 'site' | 'level' | 'toldCount'> & { title: Said },
): Promise<void> {
  await ctx.db.query(
    `INSERT INTO alerts (id, field, site, level, title, title_en, live_cause, opened_at, told_at, told_count)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      a.id,
      a.field,
      a.site,
      a.level,
      a.title.zh.slice(0, 300),
      a.title.en.slice(0, 300),
      causeKey(a.field, a.site),
      ctx.now,
      ctx.now,
      a.toldCount,
    ],
  );
}

/** Everything nobody has ended. Index ix_alerts_state. */
export async function liveAlerts(ctx: Ctx): Promise<Alert[]> {
  return ctx.db.query(`SELECT ${COLUMNS} FROM alerts a WHERE a.state IN ('open', 'acked') ORDER BY a.seq`);
}

/** Locked: two people who press at once are one after the other. */
export async function lockAlert(ctx: Ctx, id: string): Promise<Alert | null> {
  const rows = await ctx.db.query<Alert[]>(`SELECT ${COLUMNS} FROM alerts a WHERE a.id = ? FOR UPDATE`, [id]);
  return rows[0] ?? null;
}

export async function stillOn(ctx: Ctx, id: string, title: Said): Promise<void> {
  await ctx.db.query('UPDATE alerts SET title = ?, title_en = ?, clear_since = NULL WHERE id = ?', [
    title.zh.slice(0, 300),
    title.en.slice(0, 300),
    id,
  ]);
}

export async function noteTold(ctx: Ctx, id: string, count: number): Promise<void> {
  await ctx.db.query('UPDATE alerts SET told_at = ?, told_count = ? WHERE id = ?', [ctx.now, count, id]);
}

export async function noteClearing(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.query('UPDATE alerts SET clear_since = COALESCE(clear_since, ?) WHERE id = ?', [ctx.now, id]);
}

export async function noteEscalated(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.query('UPDATE alerts SET escalated_at = ? WHERE id = ?', [ctx.now, id]);
}

/** by null: taken back. */
export async function setAcked(ctx: Ctx, id: string, by: string | null): Promise<void> {
  await ctx.db.query('UPDATE alerts SET state = ?, acked_by = ?, acked_at = ? WHERE id = ?', [
    by === null ? 'open' : 'acked',
    by,
    by === null ? null : ctx.now,
    id,
  ]);
}

/** by null: it ended by itself. */
export async function setResolved(
  ctx: Ctx,
  id: string,
  by: string | null,
  reason: string | null,
): Promise<void> {
  await ctx.db.query(
    `UPDATE alerts SET state = 'resolved', live_cause = NULL, resolved_by = ?, resolved_at = ?, reason = ? WHERE id = ?`,
    [by, ctx.now, reason?.slice(0, 300) ?? null, id],
  );
}

export async function setReason(ctx: Ctx, id: string, reason: string): Promise<void> {
  await ctx.db.query('UPDATE alerts SET reason = ? WHERE id = ?', [reason.slice(0, 300), id]);
}

/** Brings an ended alert back; false when the same cause has rung again since. */
export async function reopen(ctx: Ctx, a: Alert): Promise<boolean> {
  const key = causeKey(a.field, a.site);
  const taken = await ctx.db.query<unknown[]>('SELECT id FROM alerts WHERE live_cause = ?', [key]);
  if (taken.length > 0) return false;
  await ctx.db.query(
    `UPDATE alerts SET state = ?, live_cause = ?, resolved_by = NULL, resolved_at = NULL, reason = NULL WHERE id = ?`,
    [a.ackedBy === null ? 'open' : 'acked', key, a.id],
  );
  return true;
}

export interface AlertQuery {
  /** whose alerts the asker may see; null = all. One without subjects is about the whole company */
  people: readonly string[] | null;
  id?: string;
  states?: readonly AlertState[];
  level?: AlertLevel;
  opened?: { from: Date; to: Date };
  most: number;
}

/** Newest first. Indexes ix_alerts_state, ix_alerts_opened. */
export async function findAlerts(ctx: Ctx, q: AlertQuery): Promise<Alert[]> {
  const parts: [sql: string, values: unknown[]][] = [['1 = 1', []]];
  if (q.people)
    parts.push([
      'EXISTS (SELECT 1 FROM alert_subjects s WHERE s.alert_id = a.id AND s.operator IN (?))',
      [q.people],
    ]);
  if (q.id !== undefined) parts.push(['a.id = ?', [q.id]]);
  if (q.states) parts.push(['a.state IN (?)', [q.states]]);
  if (q.level) parts.push(['a.level = ?', [q.level]]);
  if (q.opened) parts.push(['a.opened_at >= ? AND a.opened_at < ?', [q.opened.from, q.opened.to]]);
  return ctx.db.query(
    `SELECT ${COLUMNS} FROM alerts a WHERE ${parts.map(([sql]) => sql).join(' AND ')} ORDER BY a.seq DESC LIMIT ?`,
    [...parts.flatMap(([, values]) => values), q.most],
  );
}
