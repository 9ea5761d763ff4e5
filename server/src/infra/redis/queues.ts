import Queue from 'bull';
import Redis, { type RedisOptions } from 'ioredis';
import type { QueueFigures, QueueName } from '../../kernel';
import type { Enqueued } from '../mysql/transact';

const NAMES: readonly QueueName[] = ['chat', 'phones', 'outbox', 'work', 'sync', 'welcome'];

export type Queues = ReturnType<typeof makeQueues>;

/** Bull's queues over shared connections: one client, one subscriber, one blocking connection per consumed queue. */
export function makeQueues(redisUrl: string, prefix: string) {
  const options: RedisOptions = { maxRetriesPerRequest: null, enableReadyCheck: false };
  const client = new Redis(redisUrl, options);
  const subscriber = new Redis(redisUrl, options);
  const blocking: Redis[] = [];
  for (const c of [client, subscriber]) share(c);
  const createClient = (type: 'client' | 'subscriber' | 'bclient'): Redis => {
    if (type === 'client') return client;
    if (type === 'subscriber') return subscriber;
    const c = new Redis(redisUrl, options);
    c.on('error', () => undefined);
    blocking.push(c);
    return c;
  };
  const make = (name: QueueName): Queue.Queue =>
    new Queue(name, {
      prefix: `${prefix}:bull`,
      createClient,
      defaultJobOptions: {
        backoff: { type: 'exponential', delay: 500 },
        removeOnComplete: true,
        removeOnFail: 1000,
      },
    });
  const queues = Object.fromEntries(NAMES.map((n) => [n, make(n)])) as Record<QueueName, Queue.Queue>;

  return {
    queues,
    names: NAMES,
    /** A `key` is a jobId: while a job of that key waits or runs, another is not added. */
    async add(all: readonly Enqueued[]): Promise<void> {
      for (const name of NAMES) {
        const mine = all.filter((e) => e.job.queue === name);
        if (mine.length > 0) await queues[name].addBulk(mine.map(toBull));
      }
    },
    figures: (): Promise<QueueFigures[]> => Promise.all(NAMES.map((n) => figuresOf(n, queues[n]))),
    async ping(): Promise<void> {
      await Promise.race([
        client.ping(),
        new Promise((_, reject) =>
          setTimeout(() => reject(new Error('redis does not answer')), 1000).unref(),
        ),
      ]);
    },
    async close(): Promise<void> {
      await Promise.all(NAMES.map((n) => queues[n].close()));
      for (const c of blocking) c.disconnect(); // with createClient Bull closes none of them
      await Promise.allSettled([client.quit(), subscriber.quit()]);
    },
  };
}

function share(connection: Redis): void {
  connection.on('error', () => undefined); // reconnects by itself; /readyz tells
  connection.setMaxListeners(10 * NAMES.length); // every queue listens for itself
}

function toBull(e: Enqueued): { name: string; data: unknown; opts: Queue.JobOptions } {
  return {
    name: e.job.name,
    data: e.data,
    opts: {
      attempts: e.job.attempts ?? 3,
      ...(e.delayMs > 0 ? { delay: e.delayMs } : {}),
      ...(e.key ? { jobId: e.key.replaceAll(':', '_') } : {}),
    },
  };
}

async function figuresOf(name: QueueName, queue: Queue.Queue): Promise<QueueFigures> {
  const [{ waiting, active, delayed, failed }, [oldest]] = await Promise.all([
    queue.getJobCounts(),
    queue.getJobs(['waiting'], 0, 0, true),
  ]);
  // Bull's own times are the machine's, whatever the product's clock says.
  const since = oldest ? Date.now() - oldest.timestamp - (oldest.opts.delay ?? 0) : 0;
  return { name, waiting, active, delayed, failed, lagMinutes: Math.max(0, since / 60_000) };
}
