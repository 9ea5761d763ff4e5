import type { LinePort } from '../../kernel';
import { askPhone } from './jobs/askPhone.delivery';
import { enqueueTurn } from './jobs/turn.delivery';
import { headsOf, lookTimes, openInShards } from './shardStore';

/** What the pacer asks the ledger (fleet.md §4, 3 and “Redis lost”). */
export const lines: LinePort = {
  async look(ctx, deviceIds) {
    for (const head of await headsOf(ctx, deviceIds)) enqueueTurn(ctx, head);
  },
  async recover(ctx, shards) {
    for (const action of await openInShards(ctx, shards))
      ctx.enqueue(askPhone, { action }, { key: `ask:${action}` });
    return (await lookTimes(ctx, shards)).map(({ deviceId, at }) => ({
      deviceId,
      delayMs: Math.max(0, at.getTime() - ctx.now.getTime()),
    }));
  },
};
