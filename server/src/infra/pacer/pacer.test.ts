import { randomUUID } from 'node:crypto';
import Redis from 'ioredis';
import { makeLog } from '../log/log';
import type { Ctx, LinePort, Transact } from '../../kernel';
import { makePacer, type Pacer } from './pacer';
import { SHARDS, shardOf } from './shards';

const REDIS = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379/12';
const PATIENCE_MS = 20_000;
const timing = { tickMs: 10, leaseMs: 900, pollMs: 60, forgottenMs: 40 };
const NOW = new Date('2026-03-02T02:00:00Z');
const transact: Transact = (f) => f({ now: NOW } as Ctx);

let prefix: string;
let redis: Redis;
let pacers: Pacer[];
/** what the ledger says is waiting, and for how long still */
let ledger: { deviceId: string; delayMs: number }[];
/** what waits although nobody is to look at it, and what the pacer knows of */
let forgotten: string[];
let looks: { node: string; deviceId: string; at: number }[];
let recovered: { node: string; shards: number[] }[];

beforeEach(() => {
  prefix = `test-${randomUUID().slice(0, 8)}`;
  redis = new Redis(REDIS);
  [pacers, ledger, forgotten, looks, recovered] = [[], [], [], [], []];
});
afterEach(async () => {
  await Promise.all(pacers.map((p) => p.stop()));
  await redis.quit();
});

function pacer(node: string): Pacer {
  const made = makePacer({ redisUrl: REDIS, prefix, node, log: makeLog('silent'), timing });
  pacers.push(made);
  const lines: LinePort = {
    async look(_ctx, deviceIds) {
      for (const deviceId of deviceIds) looks.push({ node, deviceId, at: performance.now() });
    },
    async recover(_ctx, shards) {
      recovered.push({ node, shards: [...shards] });
      return ledger
        .filter((l) => shards.includes(shardOf(l.deviceId)))
        .map(({ deviceId, delayMs }) => ({ deviceId, at: new Date(NOW.getTime() + delayMs) }));
    },
    idle: () => Promise.resolve(forgotten),
  };
  made.start({ lines, transact });
  return made;
}
const until = async (what: string, holds: () => boolean): Promise<void> => {
  const deadline = performance.now() + PATIENCE_MS;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`it did not come to that: ${what}`);
    await new Promise((r) => setTimeout(r, 5));
  }
};
const ids = (n: number): string[] => Array.from({ length: n }, (_, i) => `D-${i + 1}`);
const hasAll = (p: Pacer) => () => p.shards().length === SHARDS;

test('a line is looked at when its time has come, not before, and once', async () => {
  const p = pacer('a');
  await until('all shards', hasAll(p));
  const from = performance.now();
  p.wake('D-012', 300);
  await until('a look', () => looks.length > 0);
  expect(looks[0]?.deviceId).toBe('D-012');
  expect((looks[0]?.at ?? 0) - from).toBeGreaterThanOrEqual(299);
  p.wake('D-013', 0);
  await until('another', () => looks.length > 1);
  expect(looks.map((l) => l.deviceId)).toEqual(['D-012', 'D-013']);
});

test('of two moments the earlier one counts', async () => {
  const p = pacer('a');
  await until('all shards', hasAll(p));
  p.wake('D-012', 3_600_000);
  p.wake('D-012', 20);
  p.wake('D-012', 3_600_000);
  await until('a look', () => looks.length === 1);
});

test('two dispatchers share the shards, and every line is looked at by one of them, once', async () => {
  const [a, b] = [pacer('a'), pacer('b')];
  await until('half each', () => a.shards().length === SHARDS / 2 && b.shards().length === SHARDS / 2);
  expect(new Set([...a.shards(), ...b.shards()]).size).toBe(SHARDS);
  const devices = ids(400);
  for (const d of devices) a.wake(d, 100);
  await until('all looked at', () => looks.length >= devices.length);
  expect(looks.map((l) => l.deviceId).sort()).toEqual([...devices].sort());
  expect(new Set(looks.map((l) => l.node)).size).toBe(2);
});

test('when a dispatcher dies, another reads its lines from the ledger', async () => {
  const a = pacer('a');
  await until('all shards', hasAll(a));
  const b = pacer('b');
  await until('half', () => b.shards().length === SHARDS / 2);
  ledger = ids(100).map((deviceId) => ({ deviceId, delayMs: 0 }));
  recovered = [];
  await a.stop({ killed: true });
  const taken = (): number[] => recovered.flatMap((r) => r.shards);
  await until('takeover', () => hasAll(b)() && taken().length >= SHARDS / 2);
  expect(taken()).toHaveLength(SHARDS / 2);
  const theirs = ledger.map((l) => l.deviceId).filter((id) => taken().includes(shardOf(id)));
  await until('all looked at', () => theirs.every((id) => looks.some((l) => l.deviceId === id)));
  expect(recovered.every((r) => r.node === 'b')).toBe(true);
});

test('one that stops hands its shards over at once', async () => {
  const a = pacer('a');
  await until('all shards', hasAll(a));
  await a.stop();
  const keys = await redis.keys(`${prefix}:pace:*lease`);
  expect(keys).toEqual([]);
});

test('Redis is lost: the lines come back from the ledger', async () => {
  const p = pacer('a');
  await until('all shards', hasAll(p));
  p.wake('D-012', 3_600_000);
  ledger = [{ deviceId: 'D-012', delayMs: 50 }];
  const keys = await redis.keys(`${prefix}:*`);
  await redis.del(keys);
  await until('a look', () => looks.some((l) => l.deviceId === 'D-012'));
  await until('all shards', hasAll(p));
});

test('a dispatcher that lost its lease without knowing takes nothing', async () => {
  const p = pacer('a');
  await until('all shards', hasAll(p));
  const shard = shardOf('D-012');
  const lease = `${prefix}:pace:{s${shard}}:lease`;
  await redis.set(lease, 'b|99');
  await until('it let go', () => !p.shards().includes(shard));
  p.wake('D-012', 0);
  p.wake('D-012x', 0);
  await until(
    'the due line is there',
    () => looks.some((l) => l.deviceId === 'D-012x') || shardOf('D-012x') === shard,
  );
  expect(looks.some((l) => l.deviceId === 'D-012')).toBe(false);
  const due = `${prefix}:pace:{s${shard}}:due`;
  while ((await redis.zscore(due, 'D-012')) === null) await new Promise((r) => setTimeout(r, 5));
  expect(looks.some((l) => l.deviceId === 'D-012')).toBe(false);
});

test('a line nobody said anything about is found; one that has its time is left alone', async () => {
  const p = pacer('a');
  await until('all shards', hasAll(p));
  p.wake('D-013', 3_600_000);
  await until('noted', () => looks.length === 0);
  const shard = shardOf('D-013');
  const due = `${prefix}:pace:{s${shard}}:due`;
  while ((await redis.zscore(due, 'D-013')) === null) await new Promise((r) => setTimeout(r, 5));
  forgotten = ['D-012', 'D-013'];
  await until('a look', () => looks.length > 2);
  expect(new Set(looks.map((l) => l.deviceId))).toEqual(new Set(['D-012']));
});
