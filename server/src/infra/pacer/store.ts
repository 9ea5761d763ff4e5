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

export interface Line {
  deviceId: string;
  delayMs: number;
}

const AT_ONCE = 1000;

/** The pacer's working copy in Redis: when to look at which line, and who looks. All of it may be lost. */
export function makePaceStore(redis: Redis, prefix: string) {
  const key = (shard: number, what: string): string => `${prefix}:pace:{s${shard}}:${what}`;
  const nodes = `${prefix}:pace:nodes`;
  return {
    /** `NX` leaves alone what somebody is to look at already; `LT` keeps the earlier moment of two */
    async put(lines: readonly Line[], how: 'LT' | 'NX' = 'LT'): Promise<void> {
      for (let i = 0; i < lines.length; i += AT_ONCE) {
        const keys: string[] = [];
        const args = lines.slice(i, i + AT_ONCE).flatMap(({ deviceId, delayMs }) => {
          const due = key(shardOf(deviceId), 'due');
          const at = keys.indexOf(due) + 1 || keys.push(due);
          return [at, deviceId, Math.max(0, Math.ceil(delayMs))];
        });
        await redis.eval(PUT, keys.length, ...keys, how, ...args);
      }
    },
    /** of each of these shards, in their order */
    async take(shards: readonly { shard: number; token: string }[], most: number): Promise<Taken[]> {
      const keys = shards.flatMap(({ shard }) => [key(shard, 'due'), key(shard, 'lease')]);
      const tokens = shards.map((s) => s.token);
      const answer = await redis.eval(TAKE, keys.length, ...keys, most, ...tokens);
      return (answer as [string, number | string, ...string[]][]).map(([fate, next, ...devices]) => ({
        mine: fate === 'taken',
        nextInMs: Number(next) < 0 ? null : Number(next),
        devices,
      }));
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
