import Redis from 'ioredis';
import type { LinePort, Log, Transact } from '../../kernel';
import { SHARDS } from './shards';
import { makePaceStore, type PaceStore } from './store';

interface Timing {
  tickMs: number;
  leaseMs: number;
  /** a line put down by another process is noticed within this */
  pollMs: number;
}

interface Parts {
  redisUrl: string;
  prefix: string;
  node: string;
  log: Log;
  timing?: Partial<Timing>;
}

interface Work {
  lines: LinePort;
  transact: Transact;
}

export interface Pacer {
  /** any process may say that a line has to be looked at later */
  wake(deviceId: string, delayMs: number): void;
  /** this process looks, for its share of the shards */
  start(work: Work): void;
  /** the shards it has */
  shards(): number[];
  /** hands its shards back, unless it is to die as a killed process does */
  stop(how?: { killed: boolean }): Promise<void>;
}

const TIMING: Timing = { tickMs: 25, leaseMs: 3000, pollMs: 250 };
const MOST = 500;

/**
 * Says when to look at a phone's line (fleet.md §4, 3): the ledger then decides. Shards move by a lease with a fence;
 * whoever gets one reads from the ledger what waits in it, so that Redis may be lost at any time.
 */
export function makePacer(parts: Parts): Pacer {
  const time = { ...TIMING, ...parts.timing };
  const redis = new Redis(parts.redisUrl, { maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined); // reconnects by itself; /readyz tells
  const store = makePaceStore(redis, parts.prefix);
  let dispatcher: Dispatcher | null = null;
  return {
    wake: (deviceId, delayMs) => void store.put([{ deviceId, delayMs }]).catch(() => undefined),
    start: (work) => (dispatcher ??= dispatch({ ...parts, ...work, store, time })),
    shards: () => dispatcher?.shards() ?? [],
    async stop(how = { killed: false }) {
      await dispatcher?.stop(how);
      await redis.quit().catch(() => redis.disconnect());
    },
  };
}

type Dispatcher = Pick<Pacer, 'shards'> & { stop(how: { killed: boolean }): Promise<void> };
type Dispatching = Parts & Work & { store: PaceStore; time: Timing };

/** A shard this process has, and when to look into it next, on the process's steady clock. */
interface Held {
  token: string;
  lookAt: number;
}

function dispatch(parts: Dispatching): Dispatcher {
  const held = new Map<number, Held>();
  let stopping = false;
  const beats = (ms: number, step: () => Promise<void>): Promise<void> =>
    (async () => {
      while (!stopping) {
        await step().catch((error: unknown) => {
          parts.log.warn({ area: 'pacer', error: String(error) }, 'pacer could not look');
        });
        await new Promise((r) => setTimeout(r, ms).unref());
      }
    })();
  const running = [
    beats(parts.time.leaseMs / 3, () => holdShare(parts, held)),
    beats(parts.time.tickMs, () => lookIntoAll(parts, held)),
  ];
  return {
    shards: () => [...held.keys()],
    async stop({ killed }) {
      stopping = true;
      await Promise.all(running);
      if (killed) return;
      for (const [shard, { token }] of held) await parts.store.release(shard, token).catch(() => undefined);
      await parts.store.leave(parts.node).catch(() => undefined);
    },
  };
}

/** Renews what it has, gives back what is above its share, takes what nobody has. */
async function holdShare(parts: Dispatching, held: Map<number, Held>): Promise<void> {
  const { store, node, time } = parts;
  const share = Math.ceil(SHARDS / (await store.join(node, time.leaseMs)));
  for (const [shard, { token }] of [...held].slice(share)) {
    held.delete(shard);
    await store.release(shard, token);
  }
  const fresh: number[] = [];
  for (let shard = 0; shard < SHARDS; shard++) {
    if (!held.has(shard) && held.size >= share) continue;
    const lease = await store.lease(shard, node, time.leaseMs);
    if (!lease) held.delete(shard);
    else if (lease.isNew || held.get(shard)?.token !== lease.token) {
      held.set(shard, { token: lease.token, lookAt: 0 });
      fresh.push(shard);
    }
  }
  if (fresh.length > 0) await readIn(parts, held, fresh);
}

/** What waits in these shards, out of the ledger; when that fails they count as new again the next time. */
async function readIn(parts: Dispatching, held: Map<number, Held>, fresh: readonly number[]): Promise<void> {
  try {
    await parts.store.put(await parts.transact((ctx) => parts.lines.recover(ctx, fresh)));
  } catch (error) {
    for (const shard of fresh) held.delete(shard);
    throw error;
  }
  parts.log.info({ area: 'pacer', node: parts.node, fresh: fresh.length, held: held.size }, 'shards taken');
}

async function lookIntoAll(parts: Dispatching, held: Map<number, Held>): Promise<void> {
  const now = performance.now();
  const ripe = [...held].filter(([, h]) => h.lookAt <= now);
  const found = await Promise.all(ripe.map(([shard, h]) => lookInto(parts, held, shard, h)));
  const devices = found.flat();
  for (let i = 0; i < devices.length; i += MOST) {
    const slice = devices.slice(i, i + MOST);
    await parts.transact((ctx) => parts.lines.look(ctx, slice));
  }
}

async function lookInto(
  { store, time }: Dispatching,
  held: Map<number, Held>,
  shard: number,
  h: Held,
): Promise<string[]> {
  const taken = await store.take(shard, h.token, MOST);
  if (!taken.mine) {
    if (held.get(shard) === h) held.delete(shard);
    return [];
  }
  h.lookAt = performance.now() + Math.min(taken.nextInMs ?? time.pollMs, time.pollMs);
  return taken.devices;
}
