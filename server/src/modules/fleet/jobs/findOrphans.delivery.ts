import { LOST_NAMES, lostDeadlines, type LostBy } from '@cunkebao/shared/fleet';
import { z } from 'zod';
import { delivery, type Ctx } from '../../../kernel';
import { nodesInUse, orphanPhones, silentNodes } from '../presenceStore';

/** A lease without its key may be Redis that forgot; a gateway that stores beats is alive all the same. */
const HEARD_MS = 10_000;

/**
 * Finds gateways that are gone (fleet.md §3). That one died says nothing about its phones: they are stale, not offline,
 * and have 90 s to come back, here or elsewhere. Phones of one that was stopped on purpose know when to come back.
 */
export const findOrphans = delivery({
  name: 'fleet.findOrphans',
  queue: 'work',
  data: z.object({}),
  attempts: 1,

  async prepare(ctx) {
    const nodes = await nodesInUse(ctx);
    return nodes.length > 0 ? { nodes } : null;
  },
  async send(outside, { nodes }) {
    const alive = new Set(await outside.phones.alive(nodes));
    return nodes.filter((n) => !alive.has(n));
  },
  async record(ctx, _, unleased) {
    if (unleased.length === 0) return;
    const dead = await silentNodes(ctx, unleased, new Date(ctx.now.getTime() - HEARD_MS));
    if (dead.length === 0) return;
    const phones = await orphanPhones(ctx, dead, {
      died: orphaned(ctx, 'gatewayGone'),
      stopped: orphaned(ctx, 'serverUpdate'),
    });
    ctx.log.warn({ area: 'fleet', verb: 'findOrphans', nodes: dead, phones }, 'gateway gone');
  },
});

const orphaned = (ctx: Ctx, by: LostBy) => ({ ...lostDeadlines(by, ctx.now), cause: LOST_NAMES[by] });
