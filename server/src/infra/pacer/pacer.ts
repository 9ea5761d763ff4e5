import Redis from 'ioredis';
import type { LinePort, Log, Transact } from '../../kernel';
import { SHARDS, shardOf } from './shards';
import { makePaceStore, type PaceStore } from './store';

interface Timing {
  tickMs: number;
  leaseMs: number;
  /** a line put down by another process is noticed within this */
  pollMs: number;
  /** a line nobody is to look at is noticed within this */
  forgottenMs: number;
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

const TIMING: Timing = { tickMs: 25, leaseMs: 3000, pollMs: 50, forgottenMs: 2000 };
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
  const wakes = gather(store, parts.log);
  let dispatcher: Dispatcher | null = null;
  return {
    wake: (deviceId, delayMs) => wakes(deviceId, performance.now() + delayMs),
    start: (work) => (dispatcher ??= dispatch({ ...parts, ...work, store, time })),
    shards: () => dispatcher?.shards() ?? [],
    async stop(how = { killed: false }) {
      await dispatcher?.stop(how);
      await redis.quit().catch(() => redis.disconnect());
    },
  };
}

/** What is to be looked at later goes to Redis together. What could not be noted the dispatcher finds by itself. */
function gather(store: PaceStore, log: Log): (deviceId: string, at: number) => void {
  const waiting = new Map<string, number>();
  let busy = false;
  const send = async (): Promise<void> => {
    const now = performance.now();
    const lines = [...waiting].map(([deviceId, at]) => ({ deviceId, delayMs: at - now }));
    waiting.clear();
    try {
      await store.put(lines);
    } catch (error) {
      log.warn({ area: 'pacer', lines: lines.length, error: String(error) }, 'lines not noted');
    }
    busy = false;
    if (waiting.size > 0) start();
  };
  const start = (): void => {
    busy = true;
    setImmediate(() => void send());
  };
  return (deviceId, at) => {
    waiting.set(deviceId, Math.min(at, waiting.get(deviceId) ?? at));
    if (!busy) start();
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
    beats(parts.time.forgottenMs, forgottenFinder(parts, held)),
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
    const lines = await parts.transact(async (ctx) =>
      (await parts.lines.recover(ctx, fresh)).map(({ deviceId, at }) => ({
        deviceId,
        delayMs: at.getTime() - ctx.now.getTime(),
      })),
    );
    await parts.store.put(lines);
  } catch (error) {
    for (const shard of fresh) held.delete(shard);
    throw error;
  }
  parts.log.info({ area: 'pacer', node: parts.node, fresh: fresh.length, held: held.size }, 'shards taken');
}

async function lookIntoAll(parts: Dispatching, held: Map<number, Held>): Promise<void> {
  const now = performance.now();
  const ripe = [...held].filter(([, h]) => h.lookAt <= now);
  if (ripe.length === 0) return;
  const devices = await takeDue(parts, held, ripe);
  for (let i = 0; i < devices.length; i += MOST) {
    const slice = devices.slice(i, i + MOST);
    await parts.transact((ctx) => parts.lines.look(ctx, slice));
  }
}

async function takeDue(
  { store, time }: Dispatching,
  held: Map<number, Held>,
  ripe: readonly [number, Held][],
): Promise<string[]> {
  const taken = await store.take(
    ripe.map(([shard, { token }]) => ({ shard, token })),
    MOST,
  );
  for (const [i, [shard, h]] of ripe.entries()) {
    const { mine, nextInMs } = taken[i] ?? { mine: false, nextInMs: null };
    if (mine) h.lookAt = performance.now() + Math.min(nextInMs ?? time.pollMs, time.pollMs);
    else if (held.get(shard) === h) held.delete(shard);
  }
  return taken.flatMap((t) => t.devices);
}

/**
 * Looks at lines that nobody is to look at: whoever should have said so died, or could not reach Redis. After the
 * database was away everything is read anew: nobody knows what of it was still written.
 */
function forgottenFinder(parts: Dispatching, held: Map<number, Held>): () => Promise<void> {
  const { store, lines, transact } = parts;
  let ledgerAway = false;
  return async () => {
    if (held.size === 0) return;
    const idle = await transact((ctx) => lines.idle(ctx)).catch((error: unknown) => {
      ledgerAway = true;
      throw error;
    });
    if (ledgerAway) await readIn(parts, held, [...held.keys()]);
    ledgerAway = false;
    const mine = idle.filter((deviceId) => held.has(shardOf(deviceId)));
    await store.put(
      mine.map((deviceId) => ({ deviceId, delayMs: 0 })),
      'NX',
    );
  };
}
