import type Redis from 'ioredis';
import { WecomFault, type Clock } from '../../kernel';
import type { Spend } from './limits';
import { count, PARTS, waitFor, type Counts, type Window } from './slidingCount';

interface Parts {
  redis: Redis;
  keyPrefix: string;
  /** WeCom's windows are on the product's clock */
  clock: Clock;
}

/** WeCom's frequency limits, counted before they are hit and over all processes; without Redis by each for itself. */
export function makePace({ redis, keyPrefix, clock }: Parts) {
  const alone = makeAlone();

  const shared = async (scope: string, all: readonly Counted[], now: number): Promise<number> => {
    const keys = [`${keyPrefix}:block:${scope}`, ...all.map((c) => `${keyPrefix}:${c.key}`)];
    const numbers = all.flatMap(({ window, n }) => [window.spanMs / PARTS, window.most, n]);
    return Number(await redis.eval(SPEND, keys.length, ...keys, now, PARTS, ...numbers));
  };

  return {
    /** Counts a call, or throws `backoff` with the time to wait and counts nothing. `scope` is what `block` blocks. */
    async spend(scope: string, spends: readonly Spend[]): Promise<void> {
      const now = clock.now().getTime();
      const all = spends.flatMap(({ of, windows, n = 1 }) =>
        windows.map((window) => ({ key: `${of}:${window.spanMs}`, window, n })),
      );
      const waitMs = await shared(scope, all, now).catch(() => alone.spend(scope, all, now));
      if (waitMs <= 0) return;
      throw new WecomFault(0, 'backoff', `${scope}: paced`, false, Math.max(100, Math.ceil(waitMs)));
    },
    /** WeCom said that it was too often: nobody calls it for so long. */
    async block(scope: string, ms: number): Promise<void> {
      const until = clock.now().getTime() + ms;
      alone.block(scope, until);
      await redis.set(`${keyPrefix}:block:${scope}`, until, 'PX', ms).catch(() => undefined);
    },
  };
}

interface Counted {
  key: string;
  window: Window;
  n: number;
}

const MOST_KEYS = 10_000;

/** The same rule in this process alone. */
function makeAlone() {
  const counts = new Map<string, Counts>();
  const blocked = new Map<string, number>();
  const of = (key: string): Counts => {
    const known = counts.get(key) ?? new Map<number, number>();
    counts.delete(key);
    counts.set(key, known); // the one used last is forgotten last
    if (counts.size > MOST_KEYS) counts.delete(counts.keys().next().value ?? '');
    return known;
  };
  return {
    spend(scope: string, all: readonly Counted[], now: number): number {
      const waits = all.map(({ key, window, n }) => waitFor(of(key), window, n, now));
      const waitMs = Math.max((blocked.get(scope) ?? 0) - now, 0, ...waits);
      if (waitMs === 0) for (const { key, window, n } of all) count(of(key), window, n, now);
      return waitMs;
    },
    block: (scope: string, until: number) => void blocked.set(scope, until),
  };
}

/** `waitFor` and `count` of slidingCount.ts for all keys at once; the first key is the block. Returns ms to wait. */
const SPEND = `
local now, parts = tonumber(ARGV[1]), tonumber(ARGV[2])
local wait = math.max(0, (tonumber(redis.call('get', KEYS[1]) or '0')) - now)
for i = 2, #KEYS do
  local a = 3 * (i - 2) + 3
  local width, most, n = tonumber(ARGV[a]), tonumber(ARGV[a + 1]), tonumber(ARGV[a + 2])
  local current = math.floor(now / width)
  local flat = redis.call('hgetall', KEYS[i])
  local counts, over = {}, n - most
  for j = 1, #flat, 2 do
    local part = tonumber(flat[j])
    if part < current - parts or part > current + 1 then
      redis.call('hdel', KEYS[i], flat[j])
    else
      counts[part] = tonumber(flat[j + 1])
      over = over + counts[part]
    end
  end
  if over > 0 then
    local mine = width * parts
    for part = current - parts, current + 1 do
      over = over - (counts[part] or 0)
      if over <= 0 then mine = (part + parts + 1) * width - now break end
    end
    wait = math.max(wait, mine)
  end
end
if wait > 0 then return math.ceil(wait) end
for i = 2, #KEYS do
  local a = 3 * (i - 2) + 3
  local width = tonumber(ARGV[a])
  redis.call('hincrby', KEYS[i], string.format('%d', math.floor(now / width)), ARGV[a + 2])
  redis.call('pexpire', KEYS[i], math.ceil(width * (parts + 2)))
end
return 0`;
