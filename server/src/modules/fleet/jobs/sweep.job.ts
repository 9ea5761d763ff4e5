import { ABNORMAL_OFFLINE_HOURS } from '@cunkebao/shared/fleet';
import { z } from 'zod';
import { job, type Ctx } from '../../../kernel';
import { lockPresences, longOfflineIds, nodesInUse, overdueIds } from '../presenceStore';
import { restate } from '../restate';
import { findOrphans } from './findOrphans.delivery';

const MOST = 500;

/**
 * Lost phones become stale and offline when their time is over, and abnormal after a day. Time alone makes nobody
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
    const dayAgo = new Date(ctx.now.getTime() - ABNORMAL_OFFLINE_HOURS * 3_600_000);
    await restate(ctx, [...new Set([...overdue, ...(await longOfflineIds(ctx, dayAgo, MOST))])].sort());
    if ((await nodesInUse(ctx)).length > 0) ctx.enqueue(findOrphans, {}, { key: 'fleet.findOrphans' });
  },
});

async function moveOn(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const p of await lockPresences(ctx, ids)) {
    if (p.offlineAt && p.offlineAt <= ctx.now && p.reach !== 'offline') {
      Object.assign(p, { reach: 'offline', reachSince: ctx.now, staleAt: null, offlineAt: null });
    } else if (p.staleAt && p.staleAt <= ctx.now && p.reach === 'online') {
      Object.assign(p, { reach: 'stale', reachSince: ctx.now, staleAt: null });
    } else continue;
    await ctx.db.save(p);
  }
}
