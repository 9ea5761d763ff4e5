import { randomUUID } from 'node:crypto';
import type { ServerBody } from '@cunkebao/shared/fleet';
import type Redis from 'ioredis';
import { z } from 'zod';
import { Fault, type Log } from '../../kernel';
import { readStream } from '../redis/stream';

/** The sockets of this process, as the gateway holds them. */
export interface LocalSockets {
  /** false when there is no open socket of this generation */
  send(device: string, generation: number, body: ServerBody): boolean;
  /** lets go of a socket, if it is of this generation or an older one */
  drop(device: string, generation: number, reason: string): void;
}

/** What one process asks of another over its stream. */
const order = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('send'),
    ask: z.string(),
    from: z.string(),
    device: z.string(),
    generation: z.number(),
    body: z.record(z.string(), z.unknown()),
  }),
  z.object({ do: z.literal('drop'), device: z.string(), generation: z.number(), reason: z.string() }),
  z.object({ do: z.literal('answer'), ask: z.string(), taken: z.boolean() }),
]);
const orders = z.array(order);
type Order = z.infer<typeof order>;

const ANSWER_WITHIN_MS = 2_000;
const MOST_WAITING = 20_000;
const STREAM_SECONDS = 120;

export interface Exchange {
  /** reads what others have for this process; safe to call again */
  listen(): void;
  /** the sockets orders are carried out on; null: none any more */
  attach(local: LocalSockets | null): void;
  /** asks another process to send; throws Fault unavailable when it does not answer: nobody knows what happened */
  send(to: string, device: string, generation: number, body: ServerBody): Promise<boolean>;
  drop(to: string, device: string, generation: number, reason: string): Promise<void>;
  stop(): void;
}

/**
 * Orders between processes, a stream each (fleet.md §5). A stream, not pub/sub: a gateway that was away for a moment
 * has lost nothing, and finds its orders in the order they were given.
 */
export function makeExchange(parts: { redis: Redis; prefix: string; node: string; log: Log }): Exchange {
  const { redis, node, log } = parts;
  const streamOf = (n: string): string => `${parts.prefix}:in:${n}`;
  const waiting = new Map<string, (taken: boolean) => void>();
  let local: LocalSockets | null = null;
  let reader: { stop(): void } | null = null;

  const post = gatherOrders(redis, streamOf);
  const obey = async (o: Order): Promise<void> => {
    if (o.do === 'answer') waiting.get(o.ask)?.(o.taken);
    else if (o.do === 'drop') local?.drop(o.device, o.generation, o.reason);
    else {
      const taken = local?.send(o.device, o.generation, o.body as ServerBody) ?? false;
      await post(o.from, { do: 'answer', ask: o.ask, taken });
    }
  };
  const listen = (): void => {
    reader ??= readStream(redis, streamOf(node), (raw) => {
      Promise.resolve(raw)
        .then((text) => Promise.all(orders.parse(JSON.parse(text)).map(obey)))
        .catch((error: unknown) =>
          log.warn({ area: 'phones', error: String(error) }, 'order not understood'),
        );
    });
  };
  return {
    listen,
    attach: (sockets) => (local = sockets),
    async send(to, device, generation, body) {
      listen();
      const ask = randomUUID();
      const [taken] = await Promise.all([
        answerTo(waiting, ask, to),
        post(to, { do: 'send', ask, from: node, device, generation, body: { ...body } }),
      ]);
      return taken;
    },
    drop: (to, device, generation, reason) => post(to, { do: 'drop', device, generation, reason }),
    stop: () => reader?.stop(),
  };
}

/** What is asked of one process within a turn of the loop travels as one entry of its stream. */
function gatherOrders(redis: Redis, streamOf: (node: string) => string) {
  const gathered = new Map<string, { orders: Order[]; sent: Promise<void> }>();
  const write = async (to: string): Promise<void> => {
    await new Promise((r) => setImmediate(r));
    const all = gathered.get(to)?.orders ?? [];
    gathered.delete(to);
    await redis
      .multi()
      .xadd(streamOf(to), 'MAXLEN', '~', MOST_WAITING, '*', 'o', JSON.stringify(all))
      .expire(streamOf(to), STREAM_SECONDS)
      .exec();
  };
  return (to: string, o: Order): Promise<void> => {
    const open = gathered.get(to);
    if (open) {
      open.orders.push(o);
      return open.sent;
    }
    const orders = [o];
    gathered.set(to, { orders, sent: Promise.resolve() });
    const sent = write(to);
    gathered.set(to, { orders, sent });
    return sent;
  };
}

function answerTo(
  waiting: Map<string, (taken: boolean) => void>,
  ask: string,
  node: string,
): Promise<boolean> {
  return new Promise<boolean>((resolve, reject) => {
    waiting.set(ask, resolve);
    const silent = new Fault('unavailable', '网关没有回应', { facts: { node } });
    setTimeout(() => reject(silent), ANSWER_WITHIN_MS).unref();
  }).finally(() => waiting.delete(ask));
}
