import { randomUUID } from 'node:crypto';
import Redis from 'ioredis';
import { TurnedClock } from '../clock/clock';
import type { Spend } from './limits';
import { makePace } from './pace';
import { count, waitFor, type Counts } from './slidingCount';

const redis = new Redis(process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379/7');
afterAll(() => redis.quit());

const MINUTE = { spanMs: 60_000, most: 20 };
const START = Date.parse('2026-03-02T02:00:00Z');

test('twenty fit into a minute, and the next waits until the first are older than a minute', () => {
  const counts: Counts = new Map();
  for (let n = 0; n < 20; n++) {
    expect(waitFor(counts, MINUTE, 1, START)).toBe(0);
    count(counts, MINUTE, 1, START);
  }
  expect(waitFor(counts, MINUTE, 1, START)).toBe(65_000);
  expect(waitFor(counts, MINUTE, 1, START + 64_999)).toBe(1);
  expect(waitFor(counts, MINUTE, 1, START + 65_000)).toBe(0);
});

test('no minute, wherever it begins, holds more than its limit', () => {
  const counts: Counts = new Map();
  const sent: number[] = [];
  let x = 7;
  for (let now = START; now < START + 600_000; now += (x = (x * 16_807) % 2_147_483_647) % 1_500)
    if (waitFor(counts, MINUTE, 1, now) === 0) {
      count(counts, MINUTE, 1, now);
      sent.push(now);
    }
  const most = Math.max(...sent.map((from) => sent.filter((at) => at >= from && at < from + 60_000).length));
  expect(most).toBe(20);
  expect(sent.length).toBeGreaterThan(150);
});

test('what is larger than the limit waits the whole span, and a clock turned back forgets', () => {
  const counts: Counts = new Map();
  expect(waitFor(counts, MINUTE, 21, START)).toBe(60_000);
  count(counts, MINUTE, 20, START + 3_600_000);
  expect(waitFor(counts, MINUTE, 1, START)).toBe(0);
});

describe.each(['redis://127.0.0.1:6379/7', 'redis://127.0.0.1:1/0'])('counted in %s', (url) => {
  const clock = new TurnedClock();
  const own = new Redis(url, { maxRetriesPerRequest: 0, retryStrategy: () => null });
  own.on('error', () => undefined);
  const pace = makePace({ redis: own, keyPrefix: `ckb-pace-${randomUUID()}`, clock });
  afterAll(() => own.disconnect());
  const robot = (n = 1): Spend => ({ of: 'robot', windows: [MINUTE, { spanMs: 3_600_000, most: 50 }], n });

  test('the tightest of several windows decides, and a refusal counts nothing', async () => {
    clock.moveTo(new Date(START));
    await pace.spend('send', [robot(20)]);
    await expect(pace.spend('send', [robot()])).rejects.toMatchObject({
      action: 'backoff',
      uncertain: false,
    });
    await pace.spend('send', [{ ...robot(), of: 'other' }]);
    clock.moveTo(new Date(START + 66_000));
    await pace.spend('send', [robot(20)]);
    clock.moveTo(new Date(START + 140_000));
    await pace.spend('send', [robot(10)]);
    const refused = pace.spend('send', [robot()]);
    await expect(refused).rejects.toMatchObject({ action: 'backoff' });
    const { waitMs } = (await refused.catch((e: unknown) => e)) as { waitMs: number };
    expect(waitMs).toBeGreaterThan(3_300_000);
    expect(waitMs).toBeLessThan(3_900_000);
  });

  test('what is blocked is blocked until its time, and nothing else is', async () => {
    clock.moveTo(new Date(START + 86_400_000));
    await pace.block('send', 60_000);
    await expect(pace.spend('send', [])).rejects.toMatchObject({ action: 'backoff' });
    await pace.spend('get', []);
    clock.moveTo(new Date(START + 86_400_000 + 60_001));
    await pace.spend('send', []);
  });
});

test('two processes spend the same budget', async () => {
  const clock = new TurnedClock();
  const keyPrefix = `ckb-pace-${randomUUID()}`;
  const [a, b] = [makePace({ redis, keyPrefix, clock }), makePace({ redis, keyPrefix, clock })];
  const one: Spend = { of: 'x', windows: [MINUTE] };
  const all = await Promise.allSettled(
    Array.from({ length: 40 }, (_, i) => (i % 2 ? a : b).spend('s', [one])),
  );
  expect(all.filter((r) => r.status === 'fulfilled')).toHaveLength(20);
});
