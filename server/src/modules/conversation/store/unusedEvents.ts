import { dayOf } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../../kernel';

/** One more of them today. */
export async function noteUnused(ctx: Ctx, name: string): Promise<void> {
  await ctx.db.query(
    `INSERT INTO unused_events (day, name, events, last_at) VALUES (?, ?, 1, ?)
     ON DUPLICATE KEY UPDATE events = events + 1, last_at = VALUES(last_at)`,
    [dayOf(ctx.now, ctx.tz), name, ctx.now],
  );
}
