import type { LinePort } from '../../kernel';
import { askPhone } from './jobs/askPhone.delivery';
import { enqueueTurns } from './jobs/turn.delivery';
import { idleDevices, lookTimes, openInShards } from './shardStore';

/** What the pacer asks the ledger (fleet.md §4, 3 and “Redis lost”). */
export const lines: LinePort = {
  look: (ctx, deviceIds) => {
    enqueueTurns(ctx, deviceIds);
    return Promise.resolve();
  },
  idle: idleDevices,
  async recover(ctx, shards) {
    for (const action of await openInShards(ctx, shards))
      ctx.enqueue(askPhone, { action }, { key: `ask:${action}` });
    return await lookTimes(ctx, { shards });
  },
};
