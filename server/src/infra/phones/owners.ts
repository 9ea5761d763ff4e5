import type Redis from 'ioredis';

export interface Owner {
  node: string;
  generation: number;
}

const LEASE_MS = 10_000;
const RENEW_MS = 3_000;
/** renewed with every beat, so a key outlives its phone by minutes and no more */
const OWN_MS = 300_000;

/** Nobody takes a phone from a living owner of a newer generation: a late gateway must not win. */
const TAKE = `
local before = redis.call('GET', KEYS[1])
if before then
  local node, generation = string.match(before, '^(.*)|(%d+)$')
  if tonumber(generation) > tonumber(ARGV[2]) and redis.call('EXISTS', ARGV[4] .. node) == 1 then return 'newer' end
end
redis.call('SET', KEYS[1], ARGV[1] .. '|' .. ARGV[2], 'PX', ARGV[3])
return before or ''`;

/** Who holds which phone, and which gateways are alive: Redis keys that may be lost and come back with the next beat. */
export function makeOwners(redis: Redis, prefix: string, node: string) {
  const own = (device: string): string => `${prefix}:own:${device}`;
  const lease = (n: string): string => `${prefix}:lease:${n}`;
  let timer: NodeJS.Timeout | null = null;
  const aliveOf = async (nodes: readonly string[]): Promise<string[]> => {
    if (nodes.length === 0) return [];
    const leases = await redis.mget(nodes.map(lease));
    return nodes.filter((_, i) => leases[i] !== null);
  };

  return {
    /** of these phones, in their order; null where nobody alive holds it */
    async of(devices: readonly string[]): Promise<(Owner | null)[]> {
      const found = (await redis.mget(devices.map(own))).map(parse);
      const others = [...new Set(found.flatMap((o) => (o && o.node !== node ? o.node : [])))];
      const alive = new Set([node, ...(await aliveOf(others))]);
      return found.map((o) => (o && alive.has(o.node) ? o : null));
    },
    /** the owner before, if there was one */
    async take(device: string, generation: number): Promise<Owner | null | 'newer'> {
      const before = (await redis.eval(TAKE, 1, own(device), node, generation, OWN_MS, lease(''))) as string;
      return before === 'newer' ? 'newer' : parse(before);
    },
    alive: aliveOf,
    async holdLease(): Promise<void> {
      const renew = (): Promise<unknown> => redis.set(lease(node), '1', 'PX', LEASE_MS);
      timer ??= setInterval(() => void renew().catch(() => undefined), RENEW_MS);
      await renew();
    },
    async endLease(): Promise<void> {
      if (!timer) return;
      clearInterval(timer);
      timer = null;
      await redis.del(lease(node)).catch(() => undefined);
    },
  };
}

function parse(value: string | null): Owner | null {
  if (!value) return null;
  const [node = '', generation = '0'] = value.split('|');
  return { node, generation: Number(generation) };
}
