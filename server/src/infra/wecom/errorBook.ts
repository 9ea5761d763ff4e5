import type Redis from 'ioredis';
import type { Clock } from '../../kernel';

const MINUTES = 15;
const KEEP_SECONDS = 3600;

/** Failed calls by minute, counted over all processes; kept in Redis because nothing depends on them for long. */
export function makeErrorBook(redis: Redis, key: string, clock: Clock) {
  const minute = (): number => Math.floor(clock.now().getTime() / 60_000);
  return {
    note(): void {
      const name = `${key}:${minute()}`;
      redis
        .multi()
        .incr(name)
        .expire(name, KEEP_SECONDS)
        .exec()
        .catch(() => undefined); // a count that is missing harms nobody
    },
    /** of the last 15 minutes */
    async recent(): Promise<number> {
      const now = minute();
      const counts = await redis.mget(Array.from({ length: MINUTES }, (_, i) => `${key}:${now - i}`));
      return counts.reduce((sum, n) => sum + Number(n ?? 0), 0);
    },
  };
}
