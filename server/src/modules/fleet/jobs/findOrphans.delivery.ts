import { LOST_NAMES, lostDeadlines } from '@cunkebao/shared/fleet';
import { z } from 'zod';
import { delivery } from '../../../kernel';
import { nodesInUse, orphanPhones } from '../presenceStore';

/**
 * Finds gateways that are gone. That their server stopped or died says nothing about the phones: they get the time of
 * a silent phone to come back, here or elsewhere, before their presence changes (fleet.md §3).
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
  async record(ctx, _, dead) {
    if (dead.length === 0) return;
    const phones = await orphanPhones(ctx, dead, {
      ...lostDeadlines('gatewayGone', ctx.now),
      cause: LOST_NAMES.gatewayGone,
    });
    ctx.log.warn({ area: 'fleet', verb: 'findOrphans', nodes: dead, phones }, 'gateway gone');
  },
});
