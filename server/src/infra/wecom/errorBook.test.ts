import Redis from 'ioredis';
import { makeErrorBook } from './errorBook';

const redis = new Redis(process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379/10');
afterAll(() => redis.quit());

test('failed calls of the last 15 minutes are counted, older ones are not', async () => {
  let now = new Date('2026-03-02T02:00:00Z');
  const clock = { now: () => now, onJump: () => undefined };
  const key = `ckb-errors-${process.pid}`;
  const book = makeErrorBook(redis, key, clock);
  book.note();
  book.note();
  now = new Date('2026-03-02T02:14:00Z');
  book.note();
  expect(await book.recent()).toBe(3);
  now = new Date('2026-03-02T02:15:00Z');
  expect(await book.recent()).toBe(1);
});
