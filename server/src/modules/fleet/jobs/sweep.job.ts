import { ABNORMAL_OFFLINE_HOURS, MISSING_OFFLINE_DAYS } from '@cunkebao/shared/fleet';
import { z } from 'zod';
import { job, type Ctx } from '../../../kernel';
import { lockPresences, longOfflineIds, nodesInUse, overdueIds } from '../presenceStore';
import { restate } from '../restate';
import { findOrphans } from './findOrphans.delivery';

const MOST = 500;

/**
 * Lost phones become stale and offline when their time is over, abnormal after a day, missing after a week. Time alone makes nobody
 * offline: only the gateway that held a phone, or the loss of that gateway, starts the count.
 */
export const sweep = job({
  name: 'fleet.sweep',
  queue: 'work',
  data: z.object({}),
  everySeconds: 5,

  async run(ctx) {
    const overdue = await overdueIds(ctx, MOST);
    await moveOn(ctx, overdue);
    const hoursAgo = (hours: number): Date => new Date(ctx.now.getTime() - hours * 3_600_000);
    const since = {
      abnormal: hoursAgo(ABNORMAL_OFFLINE_HOURS),
      missing: hoursAgo(MISSING_OFFLINE_DAYS * 24),
    };
    await restate(ctx, [...new Set([...overdue, ...(await longOfflineIds(ctx, since, MOST))])].sort());
    if ((await nodesInUse(ctx)).length > 0) ctx.enqueue(findOrphans, {}, { key: 'fleet.findOrphans' });
  },
});

async function moveOn(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const p of await lockPresences(ctx, ids)) {
    if (p.offlineAt && p.offlineAt <= ctx.now && p.reach !== 'offline') {
      Object.assign(p, {
        reach: 'offline',
        reachSince: ctx.now,
        staleAt: null,
        offlineAt: null,
        drainingAt: null,
      });
    } else if (p.staleAt && p.staleAt <= ctx.now && p.reach === 'online') {
      Object.assign(p, { reach: 'stale', reachSince: ctx.now, staleAt: null, drainingAt: null });
    } else continue;
    await ctx.db.save(p);
  }
}
