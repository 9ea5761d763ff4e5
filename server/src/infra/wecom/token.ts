import { randomUUID } from 'node:crypto';
import type Redis from 'ioredis';
import { z } from 'zod';
import { WecomFault, type Clock, type Log } from '../../kernel';

const Stored = z.object({ token: z.string().min(1), expiresAt: z.number() });
type Stored = z.infer<typeof Stored>;

interface Parts {
  redis: Redis;
  key: string;
  clock: Clock;
  log: Log;
  /** gettoken */
  fetch(): Promise<{ token: string; seconds: number }>;
}

const EARLY_MS = 5 * 60_000;
const LOCK_MS = 12_000;
const WAIT_MS = 50;

/**
 * The access token of this app. All processes share it through Redis; however many calls notice at once that it is
 * stale, one of them asks for a new one. Without Redis each process keeps its own.
 */
export function makeToken(parts: Parts) {
  let mine: Stored | null = null;
  let flight: Promise<string> | null = null;

  const usable = (s: Stored | null, bad: string | null): s is Stored =>
    s !== null && s.token !== bad && s.expiresAt - EARLY_MS > parts.clock.now().getTime();

  const shared = async (): Promise<Stored | null> => {
    const text = await parts.redis.get(parts.key).catch(() => null);
    return text === null ? null : (Stored.safeParse(JSON.parse(text)).data ?? null);
  };

  const renew = async (): Promise<Stored> => {
    const { token, seconds } = await parts.fetch();
    const stored = { token, expiresAt: parts.clock.now().getTime() + seconds * 1000 };
    await parts.redis
      .set(parts.key, JSON.stringify(stored), 'PX', seconds * 1000)
      .catch(() => parts.log.warn({ area: 'wecom' }, 'token could not be shared'));
    parts.log.info({ area: 'wecom' }, 'token renewed');
    return stored;
  };

  const find = async (bad: string | null): Promise<string> => {
    const until = Date.now() + LOCK_MS;
    while (Date.now() < until) {
      const found = await shared();
      if (usable(found, bad)) return (mine = found).token;
      const lock = await takeLock(parts);
      if (lock)
        try {
          // Somebody may have renewed it between the look and the lock.
          const again = await shared();
          mine = usable(again, bad) ? again : await renew();
          return mine.token;
        } finally {
          await lock.release();
        }
      await new Promise((r) => setTimeout(r, WAIT_MS));
    }
    throw new WecomFault(0, 'retry', 'gettoken: another process holds the lock and brings nothing');
  };

  const locate = (bad: string | null): Promise<string> =>
    (flight ??= find(bad).finally(() => {
      flight = null;
    }));

  return {
    /** A token good for some minutes more. */
    current: (): Promise<string> => (usable(mine, null) ? Promise.resolve(mine.token) : locate(null)),
    /** Another token than this one, which WeCom refused. */
    async replace(bad: string): Promise<string> {
      if (mine?.token === bad) mine = null;
      const found = await locate(bad);
      return found === bad ? locate(bad) : found;
    },
  };
}

/** null: another process has it. Without Redis there is nobody to wait for. */
async function takeLock({ redis, key }: Parts): Promise<{ release(): Promise<void> } | null> {
  const name = `${key}:lock`;
  const id = randomUUID();
  try {
    if ((await redis.set(name, id, 'PX', LOCK_MS, 'NX')) === null) return null;
  } catch {
    return { release: () => Promise.resolve() };
  }
  return {
    release: async () => {
      await redis.eval(RELEASE, 1, name, id).catch(() => undefined);
    },
  };
}

const RELEASE =
  "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";
