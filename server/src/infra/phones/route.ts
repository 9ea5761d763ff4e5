import Redis from 'ioredis';
import type { Config } from '../../config';
import type { Log, PhonesPort } from '../../kernel';
import { makeExchange, type LocalSockets } from './exchange';
import { makeOwners } from './owners';

export type { LocalSockets } from './exchange';

export interface Phones extends PhonesPort {
  /** this process holds sockets from now on: it takes its lease and reads what others have for its phones */
  serve(local: LocalSockets): Promise<void>;
  /** makes this process the owner of the phone and tells the former one to let go; false: somebody newer owns it */
  own(device: string, generation: number): Promise<boolean>;
  /** the gateway stops: its lease ends at once, so that others need not wait for it */
  retire(): Promise<void>;
  close(): Promise<void>;
}

/** Finds the process that holds a phone's socket and hands it the frame: here if it is here, else over its stream. */
export function makePhones(parts: {
  config: Pick<Config, 'REDIS_URL' | 'REDIS_PREFIX'>;
  node: string;
  log: Log;
}): Phones {
  const { node } = parts;
  const prefix = `${parts.config.REDIS_PREFIX}:phones`;
  const redis = new Redis(parts.config.REDIS_URL, { maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined); // reconnects by itself; /readyz tells
  const owners = makeOwners(redis, prefix, node);
  const exchange = makeExchange({ ...parts, redis, prefix });
  const ownerOf = together((devices) => owners.of(devices));
  let local: LocalSockets | null = null;

  return {
    async deliver(device, body) {
      const owner = await ownerOf(device);
      if (!owner) return false;
      if (owner.node === node) return local?.send(device, owner.generation, body) ?? false;
      return exchange.send(owner.node, device, owner.generation, body);
    },
    async drop(device, reason) {
      const owner = await ownerOf(device);
      if (!owner) return;
      if (owner.node === node) local?.drop(device, owner.generation, reason);
      else await exchange.drop(owner.node, device, owner.generation, reason);
    },
    alive: (nodes) => owners.alive(nodes),
    async serve(sockets) {
      local = sockets;
      exchange.attach(sockets);
      exchange.listen();
      await owners.holdLease();
    },
    async own(device, generation) {
      const before = await owners.take(device, generation);
      if (before === 'newer') return false;
      if (before && before.node !== node)
        await exchange.drop(before.node, device, before.generation, 'takeover');
      return true;
    },
    retire: () => owners.endLease(),
    async close() {
      local = null;
      exchange.attach(null);
      exchange.stop();
      await owners.endLease();
      await redis.quit().catch(() => redis.disconnect());
    },
  };
}

/** Questions of one turn of the loop are asked at once. */
function together<T>(ask: (keys: readonly string[]) => Promise<T[]>): (key: string) => Promise<T | null> {
  let open: { keys: string[]; answers: Promise<T[]> } | null = null;
  return async (key) => {
    if (!open) {
      const keys: string[] = [];
      const answers = new Promise((r) => setImmediate(r)).then(() => {
        open = null;
        return ask(keys);
      });
      open = { keys, answers };
    }
    const place = open.keys.push(key) - 1;
    return (await open.answers)[place] ?? null;
  };
}
