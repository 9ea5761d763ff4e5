import type Redis from 'ioredis';
import { JOIN, LEASE, PUT, RELEASE, TAKE } from './scripts';
import { shardOf } from './shards';

export interface Taken {
  /** false: somebody else has the shard by now */
  mine: boolean;
  /** null: nothing waits */
  nextInMs: number | null;
  devices: string[];
}

/** The pacer's working copy in Redis: when to look at which line, and who looks. All of it may be lost. */
export function makePaceStore(redis: Redis, prefix: string) {
  const key = (shard: number, what: string): string => `${prefix}:pace:{s${shard}}:${what}`;
  const nodes = `${prefix}:pace:nodes`;
  return {
    async put(lines: readonly { deviceId: string; delayMs: number }[]): Promise<void> {
      const byShard = new Map<number, (string | number)[]>();
      for (const { deviceId, delayMs } of lines) {
        const shard = shardOf(deviceId);
        const args = byShard.get(shard) ?? [];
        args.push(deviceId, Math.max(0, Math.ceil(delayMs)));
        byShard.set(shard, args);
      }
      for (const [shard, args] of byShard)
        for (let i = 0; i < args.length; i += 1000)
          await redis.eval(PUT, 1, key(shard, 'due'), ...args.slice(i, i + 1000));
    },
    async take(shard: number, token: string, most: number): Promise<Taken> {
      const [fate, next, ...devices] = (await redis.eval(
        ...([TAKE, 2, key(shard, 'due'), key(shard, 'lease')] as const),
        ...[token, most],
      )) as [string, number | string, ...string[]];
      return { mine: fate === 'taken', nextInMs: Number(next) < 0 ? null : Number(next), devices };
    },
    async lease(shard: number, node: string, ms: number): Promise<{ token: string; isNew: boolean } | null> {
      const keys = [key(shard, 'lease'), key(shard, 'fence')] as const;
      const [token, isNew] = (await redis.eval(LEASE, 2, ...keys, node, ms)) as [string, number];
      return token === '' ? null : { token, isNew: isNew === 1 };
    },
    async release(shard: number, token: string): Promise<void> {
      await redis.eval(RELEASE, 1, key(shard, 'lease'), token);
    },
    /** how many dispatchers are alive, this one included */
    async join(node: string, ms: number): Promise<number> {
      return (await redis.eval(JOIN, 1, nodes, node, ms)) as number;
    },
    async leave(node: string): Promise<void> {
      await redis.zrem(nodes, node);
    },
  };
}

export type PaceStore = ReturnType<typeof makePaceStore>;
