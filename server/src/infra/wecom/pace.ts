import type Redis from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { WecomFault } from '../../kernel';

const POINTS = 25;
const SECONDS = 60;

/**
 * WeCom silently drops what exceeds 30 messages a minute to one member (wecom-api.md §4.5), so we stop at 25 over all
 * processes. Too soon → `backoff` with the time to wait.
 */
export function makePace(redis: Redis, keyPrefix: string) {
  const budget = { points: POINTS, duration: SECONDS };
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix,
    ...budget,
    insuranceLimiter: new RateLimiterMemory(budget),
  });
  return async (userid: string): Promise<void> => {
    try {
      await limiter.consume(userid.toLowerCase());
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new WecomFault(0, 'backoff', 'message/send: paced', false, Math.max(100, error.msBeforeNext));
    }
  };
}
