import type { Ctx } from '../../kernel';
import { JOIN_WAIT } from './waitStore';

/** What is asked of many lines at once. A shard is CRC32(device_id) % 64, as in infra/pacer. */
const IN_SHARDS = 'CRC32(a.device_id) % 64 IN (?)';
const MOST = 20_000;

/** A line's first action of one task that may go now. */
interface Candidate {
  deviceId: string;
  lane: number;
  /** when the phone last took something of the task */
  servedAt: Date | null;
  seq: string | null;
}

/**
 * The action that goes next on each of these phones, by its number, where there is one and the screen is free: the first
 * lane goes first; within it campaigns take turns, and each in its order (fleet.md §4, 2). One step of ix_actions_line a
 * task, however long the line is.
 */
export async function headsOf(ctx: Ctx, deviceIds: readonly string[]): Promise<string[]> {
  if (deviceIds.length === 0) return [];
  const rows = await ctx.db.query<Candidate[]>(
    `SELECT d.device_id deviceId, d.lane, s.served_at servedAt,
        (SELECT a.seq FROM actions a FORCE INDEX (ix_actions_line) ${JOIN_WAIT}
          WHERE a.device_id = d.device_id AND a.state = 'ready' AND a.lane = d.lane AND a.task_id = d.task_id
            AND a.deadline_at > ? AND (a.not_before IS NULL OR a.not_before <= ?)
            AND (w.until IS NULL OR w.until <= ?)
          ORDER BY a.seq LIMIT 1) seq
      FROM (SELECT DISTINCT device_id, lane, task_id FROM actions FORCE INDEX (ix_actions_line)
          WHERE device_id IN (?) AND state = 'ready') d
      JOIN tasks t ON t.id = d.task_id AND t.state NOT IN ('paused', 'stopped')
      LEFT JOIN line_turns s ON s.device_id = d.device_id AND s.task_id = d.task_id
      LEFT JOIN actions b ON b.busy_device = d.device_id
      WHERE b.id IS NULL`,
    [ctx.now, ctx.now, ctx.now, deviceIds],
  );
  const heads = new Map<string, Candidate & { seq: string }>();
  for (const { seq, ...c } of rows) {
    const head = heads.get(c.deviceId);
    if (seq !== null && (!head || goesBefore({ ...c, seq }, head))) heads.set(c.deviceId, { ...c, seq });
  }
  return [...heads.values()].map((h) => h.seq);
}

const CAMPAIGNS = 2;

function goesBefore(a: Candidate & { seq: string }, b: Candidate & { seq: string }): boolean {
  if (a.lane !== b.lane) return a.lane < b.lane;
  const [served, other] = [a.servedAt?.getTime() ?? 0, b.servedAt?.getTime() ?? 0];
  if (a.lane === CAMPAIGNS && served !== other) return served < other;
  return BigInt(a.seq) < BigInt(b.seq);
}

/** Phones that something waits for while their screen is free. Index ix_actions_line, one step a phone. */
export async function idleDevices(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.query<{ id: string }[]>(
    `SELECT d.device_id id FROM (SELECT DISTINCT device_id FROM actions FORCE INDEX (ix_actions_line)) d
      LEFT JOIN actions b ON b.busy_device = d.device_id
      WHERE b.id IS NULL AND EXISTS (SELECT 1 FROM actions a FORCE INDEX (ix_actions_line)
        WHERE a.device_id = d.device_id AND a.state = 'ready') LIMIT ?`,
    [MOST],
  );
  return rows.map((r) => r.id);
}

/** Of these phones, those with something waiting that no account does: it waits for no gap. Index ix_actions_line. */
export async function awaitingControl(ctx: Ctx, deviceIds: readonly string[]): Promise<string[]> {
  if (deviceIds.length === 0) return [];
  const rows = await ctx.db.query<{ id: string }[]>(
    `SELECT DISTINCT device_id id FROM actions FORCE INDEX (ix_actions_line) WHERE device_id IN (?) AND state = 'ready' AND lane = 0`,
    [deviceIds],
  );
  return rows.map((r) => r.id);
}

/** Actions that are on phones of these shards now. Index uq_actions_busy. */
export async function openInShards(ctx: Ctx, shards: readonly number[]): Promise<string[]> {
  const rows = await ctx.db.query<{ id: string }[]>(
    `SELECT a.id FROM actions a WHERE a.busy_device IS NOT NULL AND ${IN_SHARDS} ORDER BY a.seq LIMIT ?`,
    [shards, MOST],
  );
  return rows.map((r) => r.id);
}

/**
 * When each line has to be looked at first: its own time and its account's are over. What waits for its phone is left
 * out, for its return wakes the line.
 */
export async function lookTimes(
  ctx: Ctx,
  of: { shards: readonly number[] } | { devices: readonly string[] },
): Promise<{ deviceId: string; at: Date }[]> {
  const [which, values, index] =
    'shards' in of
      ? [IN_SHARDS, of.shards, '']
      : ['a.device_id IN (?)', of.devices, 'FORCE INDEX (ix_actions_line)'];
  if (values.length === 0) return [];
  return await ctx.db.query<{ deviceId: string; at: Date }[]>(
    `SELECT a.device_id deviceId, MIN(GREATEST(a.created_at, COALESCE(a.not_before, a.created_at),
        COALESCE(w.until, a.created_at))) at
      FROM actions a ${index} JOIN tasks t ON t.id = a.task_id ${JOIN_WAIT}
      WHERE a.state = 'ready' AND a.deadline_at > ? AND t.state NOT IN ('paused', 'stopped') AND a.held_at IS NULL
        AND ${which}
      GROUP BY a.device_id ORDER BY MIN(a.seq) LIMIT ?`,
    [ctx.now, values, MOST],
  );
}
