import {
  DEFAULT_TARGETS,
  isMetric,
  type MetricId,
  type TargetGrain,
  type Targets,
} from '@cunkebao/shared/insight';
import type { Ctx } from '../../kernel';

/** What was set, over what an installation starts with. */
export async function targetsOf(ctx: Ctx, grain: TargetGrain): Promise<Targets> {
  const rows = await ctx.db.query<{ metric: string; value: string }[]>(
    'SELECT metric, value FROM targets WHERE grain = ?',
    [grain],
  );
  const set = rows.filter((r) => isMetric(r.metric)).map((r) => [r.metric, Number(r.value)]);
  return { ...DEFAULT_TARGETS[grain], ...(Object.fromEntries(set) as Targets) };
}

/** null takes back what was set: the default holds again. */
export async function setTarget(
  ctx: Ctx,
  metric: MetricId,
  grain: TargetGrain,
  value: number | null,
): Promise<void> {
  if (value === null) {
    await ctx.db.query('DELETE FROM targets WHERE metric = ? AND grain = ?', [metric, grain]);
    return;
  }
  await ctx.db.query(
    `INSERT INTO targets (metric, grain, value, set_by, set_at) VALUES (?, ?, ?, ?, ?)
     ON DUPLICATE KEY UPDATE value = VALUES(value), set_by = VALUES(set_by), set_at = VALUES(set_at)`,
    [metric, grain, value, ctx.actor?.userid ?? null, ctx.now],
  );
}

/** What was set by somebody; null = the default holds. */
export async function ownTarget(ctx: Ctx, metric: MetricId, grain: TargetGrain): Promise<number | null> {
  const [row] = await ctx.db.query<{ value: string }[]>(
    'SELECT value FROM targets WHERE metric = ? AND grain = ?',
    [metric, grain],
  );
  return row ? Number(row.value) : null;
}
