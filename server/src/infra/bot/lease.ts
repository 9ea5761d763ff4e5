import type Redis from 'ioredis';

/** Longer than a renewal that fails twice; a dead holder's successor comes this much later at most. */
const LEASE_MS = 5_000;

const TAKE = `
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
local fence = redis.call('INCR', KEYS[2])
redis.call('SET', KEYS[1], ARGV[1] .. '|' .. fence, 'PX', ARGV[2])
return fence`;
const RENEW = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;
const RELEASE = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`;

export interface Lease {
  /** a number greater than every one before; null while somebody else holds it */
  take(): Promise<number | null>;
  /** false: it is not ours any more */
  renew(fence: number): Promise<boolean>;
  release(fence: number): Promise<void>;
  /** the fence of whoever holds it now; null: nobody */
  current(): Promise<number | null>;
  /** how long after a renewal began the holder may still act, by its own clock */
  safeMs: number;
}

/** One holder over all processes. Its fence names it: orders for an earlier one are never read by a later one. */
export function makeLease(redis: Redis, key: string, node: string): Lease {
  const mine = (fence: number): string => `${node}|${fence}`;
  return {
    async take() {
      const fence = Number(await redis.eval(TAKE, 2, key, `${key}:fence`, node, LEASE_MS));
      return fence > 0 ? fence : null;
    },
    renew: async (fence) => Number(await redis.eval(RENEW, 1, key, mine(fence), LEASE_MS)) === 1,
    async release(fence) {
      await redis.eval(RELEASE, 1, key, mine(fence));
    },
    async current() {
      const held = await redis.get(key);
      return held === null ? null : Number(held.split('|')[1]);
    },
    safeMs: LEASE_MS - 1_000,
  };
}
