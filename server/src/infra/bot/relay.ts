import { randomUUID } from 'node:crypto';
import type Redis from 'ioredis';
import { z } from 'zod';
import { WecomFault, type Log } from '../../kernel';
import { readStream } from '../redis/stream';
import type { Lease } from './lease';
import type { Ack, Frame, Link } from './link';

const order = z.object({
  ask: z.string(),
  from: z.string(),
  frame: z.object({
    cmd: z.string(),
    reqId: z.string(),
    body: z.record(z.string(), z.unknown()).optional(),
  }),
});
/** `missed`: the holder had no connection, nothing was sent; an ack of null: nobody knows */
const answer = z.object({
  ask: z.string(),
  missed: z.boolean(),
  ack: z
    .object({
      errcode: z.number(),
      errmsg: z.string(),
      body: z.record(z.string(), z.unknown()).optional(),
    })
    .nullable(),
});
type Answer = z.infer<typeof answer>;

/** longer than the holder itself waits for an ack */
const ANSWER_MS = 7_000;
const KEEP_SECONDS = 60;
const MOST_KEPT = 1_000;

interface Parts {
  redis: Redis;
  prefix: string;
  node: string;
  log: Log;
  lease: Lease;
  /** the connection, when it is here */
  link: () => Link | null;
}

/**
 * Frames from every process to the one that holds the connection, over a stream of its fence: what was meant for a
 * holder that died is never sent by the next.
 */
export function makeRelay({ redis, prefix, node, log, lease, link }: Parts) {
  const ordersOf = (fence: number): string => `${prefix}:orders:${fence}`;
  const answersOf = (n: string): string => `${prefix}:answers:${n}`;
  const waiting = new Map<string, (a: Answer | null) => void>();
  let reader: { stop(): void } | null = null;

  const post = async (key: string, facts: object): Promise<void> => {
    await redis
      .multi()
      .xadd(key, 'MAXLEN', '~', MOST_KEPT, '*', 'o', JSON.stringify(facts))
      .expire(key, KEEP_SECONDS)
      .exec();
  };
  const obey = async (raw: string): Promise<void> => {
    const o = order.parse(JSON.parse(raw));
    const open = link();
    const ack = open ? await open.ask(frameOf(o.frame)) : null;
    await post(answersOf(o.from), { ask: o.ask, missed: open === null, ack });
  };
  const elsewhere = async (frame: Frame): Promise<Ack> => {
    const fence = await lease.current().catch(() => null);
    if (fence === null) throw nobody();
    reader ??= readStream(redis, answersOf(node), (raw) => {
      const a = answer.parse(JSON.parse(raw));
      waiting.get(a.ask)?.(a);
    });
    const ask = randomUUID();
    const answered = answerTo(waiting, ask);
    await post(ordersOf(fence), { ask, from: node, frame }).catch(() => {
      throw nobody();
    });
    const said = await answered;
    if (said?.missed) throw nobody();
    return known(said?.ack);
  };

  return {
    /** Sends a frame by whichever process holds the connection, and gives its ack. */
    async ask(frame: Frame): Promise<Ack> {
      const here = link();
      return here ? known(await here.ask(frame)) : elsewhere(frame);
    },
    /** reads the orders for the holder of this fence */
    serve: (fence: number): { stop(): void } =>
      readStream(redis, ordersOf(fence), (raw) => {
        obey(raw).catch((error: unknown) =>
          log.warn({ area: 'bot', error: String(error) }, 'order not carried out'),
        );
      }),
    stop: () => reader?.stop(),
  };
}

const frameOf = ({ cmd, reqId, body }: z.infer<typeof order>['frame']): Frame => ({
  cmd,
  reqId,
  ...(body ? { body } : {}),
});

function known(ack: Ack | null | undefined): Ack {
  if (ack) return ack;
  throw new WecomFault(0, 'retry', 'the bot’s connection gave no ack', true);
}

const nobody = (): WecomFault => new WecomFault(0, 'retry', 'nobody holds the bot’s connection');

function answerTo(waiting: Map<string, (a: Answer | null) => void>, ask: string): Promise<Answer | null> {
  return new Promise<Answer | null>((resolve) => {
    const timer = setTimeout(() => resolve(null), ANSWER_MS);
    waiting.set(ask, (a) => {
      clearTimeout(timer);
      resolve(a);
    });
  }).finally(() => waiting.delete(ask));
}
