import type { Ctx } from '../../kernel';
import { MAY_GO, type Waiting } from './lineStore';
import { JOIN_TURN, JOIN_WAIT, PLACE } from './waitStore';

/** What the pacer asks of many lines at once. A shard is CRC32(device_id) % 64, as in infra/pacer. */
const IN_SHARDS = 'CRC32(a.device_id) % 64 IN (?)';
const MOST = 20_000;

/** The action that goes next on each of these phones, where there is one and the screen is free. Index ix_actions_line. */
export async function headsOf(ctx: Ctx, deviceIds: readonly string[]): Promise<Waiting[]> {
  if (deviceIds.length === 0) return [];
  return await ctx.db.query<Waiting[]>(
    `SELECT id, epoch FROM (
        SELECT a.id, a.epoch, ROW_NUMBER() OVER (PARTITION BY a.device_id ORDER BY ${PLACE}) AS place
          FROM actions a JOIN tasks t ON t.id = a.task_id ${JOIN_WAIT} ${JOIN_TURN}
          LEFT JOIN actions b ON b.busy_device = a.device_id
        WHERE a.device_id IN (?) AND ${MAY_GO} AND b.id IS NULL
      ) f WHERE place = 1`,
    [deviceIds, ctx.now, ctx.now],
  );
}

/** Actions that are on phones of these shards now. Index uq_actions_busy. */
export async function openInShards(ctx: Ctx, shards: readonly number[]): Promise<string[]> {
  const rows = await ctx.db.query<{ id: string }[]>(
    `SELECT a.id FROM actions a WHERE a.busy_device IS NOT NULL AND ${IN_SHARDS} ORDER BY a.seq LIMIT ?`,
    [shards, MOST],
  );
  return rows.map((r) => r.id);
}

/** When each line of these shards has to be looked at first: its own time and its account's are over. */
export async function lookTimes(
  ctx: Ctx,
  shards: readonly number[],
): Promise<{ deviceId: string; at: Date }[]> {
  return await ctx.db.query<{ deviceId: string; at: Date }[]>(
    `SELECT a.device_id deviceId, MIN(GREATEST(a.created_at, COALESCE(a.not_before, a.created_at),
        COALESCE(w.until, a.created_at))) at
      FROM actions a JOIN tasks t ON t.id = a.task_id ${JOIN_WAIT}
      WHERE a.state = 'ready' AND t.state NOT IN ('paused', 'stopped') AND a.held_at IS NULL AND ${IN_SHARDS}
      GROUP BY a.device_id ORDER BY MIN(a.seq) LIMIT ?`,
    [shards, MOST],
  );
}
