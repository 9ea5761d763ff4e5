import { LOST_NAMES } from '@cunkebao/shared/fleet';
import { In, LessThanOrEqual } from 'typeorm';
import type { Beat, Ctx } from '../../kernel';
import { Presence } from './presence.entity';

/** Rows are always locked in the order of their ids: two writers of many phones never wait for each other in a ring. */
export function lockPresences(ctx: Ctx, ids: readonly string[]): Promise<Presence[]> {
  return ctx.db.find(Presence, {
    where: { deviceId: In([...ids]) },
    order: { deviceId: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

export async function insertPresence(ctx: Ctx, deviceId: string): Promise<void> {
  await ctx.db.query(
    `INSERT IGNORE INTO device_presence (device_id, reach, reach_since, state, since) VALUES (?, 'offline', ?, 'pairing', ?)`,
    [deviceId, ctx.now, ctx.now],
  );
}

/** One more for each accepted hello; the row lock makes two at once two numbers. */
export async function nextGeneration(ctx: Ctx, deviceId: string): Promise<number> {
  await ctx.db.query('UPDATE device_presence SET generation = generation + 1 WHERE device_id = ?', [
    deviceId,
  ]);
  const row = await ctx.db.findOneByOrFail(Presence, { deviceId });
  return row.generation;
}

/** The heart of the fleet: one statement for up to 500 phones; a beat of an older generation changes nothing. */
export async function upsertBeats(ctx: Ctx, node: string, beats: readonly Beat[]): Promise<void> {
  await ctx.db.query(
    `INSERT INTO device_presence (device_id, generation, node, last_beat_at, reach, reach_since, since) VALUES ?
      ON DUPLICATE KEY UPDATE
        reach_since = IF(generation = VALUES(generation) AND reach <> 'online', VALUES(reach_since), reach_since),
        reach_cause = IF(generation = VALUES(generation), '', reach_cause),
        stale_at = IF(generation = VALUES(generation), NULL, stale_at),
        offline_at = IF(generation = VALUES(generation), NULL, offline_at),
        node = IF(generation = VALUES(generation), VALUES(node), node),
        last_beat_at = IF(generation = VALUES(generation), VALUES(last_beat_at), last_beat_at),
        reach = IF(generation = VALUES(generation), 'online', reach)`,
    [beats.map((b) => [b.device, b.generation, node, b.at, 'online', b.at, b.at])],
  );
}

/** The loss of a phone that was online; false when a newer socket speaks for it, or it was lost before. */
export async function markLost(
  ctx: Ctx,
  device: { id: string; generation: number },
  lost: { cause: string; offlineAt: Date; seen: boolean },
): Promise<boolean> {
  const result = await ctx.db.query<{ affectedRows: number }>(
    `UPDATE device_presence
      SET reach = 'stale', reach_since = ?, reach_cause = ?, stale_at = NULL, offline_at = ?, draining_at = NULL,
        last_beat_at = IF(?, ?, last_beat_at)
      WHERE device_id = ? AND generation = ? AND reach = 'online'`,
    [ctx.now, lost.cause, lost.offlineAt, lost.seen, ctx.now, device.id, device.generation],
  );
  return result.affectedRows > 0;
}

/** Phones whose time is over, at most `most`. Index ix_presence_lost. */
export async function overdueIds(ctx: Ctx, most: number): Promise<string[]> {
  const rows = await ctx.db.query<{ device_id: string }[]>(
    `SELECT device_id FROM device_presence
      WHERE offline_at IS NOT NULL AND ((reach = 'online' AND stale_at <= ?) OR (reach <> 'offline' AND offline_at <= ?))
      ORDER BY device_id LIMIT ?`,
    [ctx.now, ctx.now, most],
  );
  return rows.map((r) => r.device_id);
}

/**
 * Phones that have been away since these moments and are not yet called abnormal, or missing. Index ix_presence_state.
 */
export async function longOfflineIds(
  ctx: Ctx,
  since: { abnormal: Date; missing: Date },
  most: number,
): Promise<string[]> {
  const rows = await ctx.db.find(Presence, {
    select: { deviceId: true },
    where: [
      { state: 'offline', reachSince: LessThanOrEqual(since.abnormal) },
      { state: 'abnormal', reach: 'offline', reachSince: LessThanOrEqual(since.missing) },
    ],
    take: most,
  });
  return rows.map((r) => r.deviceId);
}

/** Gateways that hold phones according to the table. Index ix_presence_node. */
export async function nodesInUse(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.query<{ node: string }[]>(
    'SELECT DISTINCT node FROM device_presence WHERE node IS NOT NULL',
  );
  return rows.map((r) => r.node);
}

/** Of these gateways, those that nothing has been heard of since this moment. Index ix_presence_node. */
export async function silentNodes(ctx: Ctx, nodes: readonly string[], since: Date): Promise<string[]> {
  const rows = await ctx.db.query<{ node: string }[]>(
    `SELECT node FROM device_presence WHERE node IN (?) GROUP BY node
      HAVING MAX(last_beat_at) IS NULL OR MAX(last_beat_at) <= ?`,
    [[...nodes], since],
  );
  return rows.map((r) => r.node);
}

interface Orphaned {
  staleAt: Date;
  offlineAt: Date;
  cause: string;
}

/** These gateways are gone. Which time their phones get depends on whether the gateway said that it would go. */
export async function orphanPhones(
  ctx: Ctx,
  nodes: readonly string[],
  until: { died: Orphaned; stopped: Orphaned },
): Promise<number> {
  const { died, stopped } = until;
  const result = await ctx.db.query<{ affectedRows: number }>(
    `UPDATE device_presence
      SET node = NULL,
        stale_at = IF(reach = 'online', IF(draining_at IS NULL, ?, ?), NULL),
        offline_at = IF(reach = 'offline', NULL, IF(draining_at IS NULL, ?, ?)),
        reach_cause = IF(reach = 'online', IF(draining_at IS NULL, ?, ?), reach_cause)
      WHERE node IN (?)`,
    [
      ...[died.staleAt, stopped.staleAt, died.offlineAt, stopped.offlineAt, died.cause, stopped.cause],
      [...nodes],
    ],
  );
  return result.affectedRows;
}

/**
 * The server that holds these phones is about to stop: they get nothing new. One statement writes what restate() would
 * write for each, for there may be ten thousand of them. Index ix_presence_node.
 */
export async function beginDraining(ctx: Ctx, node: string): Promise<void> {
  await ctx.db.query(
    `UPDATE device_presence
      SET draining_at = ?, cause = IF(state = 'abnormal', CONCAT(?, '、', cause), ?), since = ?, state = 'draining'
      WHERE node = ? AND draining_at IS NULL AND reach = 'online' AND state IN ('online', 'abnormal')`,
    [ctx.now, LOST_NAMES.serverUpdate, LOST_NAMES.serverUpdate, ctx.now, node],
  );
}

/** It is connected to a server that stays. */
export async function endDraining(ctx: Ctx, deviceId: string): Promise<void> {
  await ctx.db.query(
    'UPDATE device_presence SET draining_at = NULL WHERE device_id = ? AND draining_at IS NOT NULL',
    [deviceId],
  );
}

/** Which of these phones are being sent to another server. */
export async function drainingOf(ctx: Ctx, deviceIds: readonly string[]): Promise<string[]> {
  if (deviceIds.length === 0) return [];
  const rows = await ctx.db.query<{ id: string }[]>(
    'SELECT device_id id FROM device_presence WHERE device_id IN (?) AND draining_at IS NOT NULL',
    [deviceIds],
  );
  return rows.map((r) => r.id);
}
