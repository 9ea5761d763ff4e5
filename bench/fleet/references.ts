import Queue from 'bull';
import Redis from 'ioredis';
import { cpuMsOf } from '../callback/target';

const REDIS = process.env['BENCH_REDIS_URL'] ?? '';
/** 189 bytes, as in fleet.md §8 */
const PAYLOAD = { payload: 'x'.repeat(175) };

/** Bull alone: jobs that do nothing, at this concurrency, in this process. */
export async function rawBull(
  count: number,
  concurrency: number,
): Promise<{ perSecond: number; bytesPerJob: number }> {
  const redis = new Redis(REDIS);
  await redis.flushdb();
  const queue = new Queue('raw', REDIS, { defaultJobOptions: { removeOnComplete: true } });
  const before = await usedMemory(redis);
  for (let i = 0; i < count; i += 1000)
    await queue.addBulk(Array.from({ length: 1000 }, () => ({ name: 'noop', data: PAYLOAD })));
  const bytesPerJob = ((await usedMemory(redis)) - before) / count;
  let done = 0;
  const from = performance.now();
  await new Promise<void>((resolve) => {
    void queue.process('noop', concurrency, () => {
      if (++done === count) resolve();
      return Promise.resolve();
    });
  });
  const perSecond = count / ((performance.now() - from) / 1000);
  await queue.close();
  await redis.flushdb();
  await redis.quit();
  return { perSecond, bytesPerJob };
}

/**
 * The usual way to pace: each account's next action is a delayed job that its last one adds. Nothing is kept anywhere
 * else, nothing is checked, no phone is spoken to. CPU of this process and of Redis per action.
 */
export async function delayedChain(
  accounts: number,
  seconds: number,
): Promise<{ cpuUs: number; perSecond: number }> {
  const redis = new Redis(REDIS);
  await redis.flushdb();
  const queue = new Queue('chain', REDIS, { defaultJobOptions: { removeOnComplete: true } });
  const gap = (): number => 3000 + Math.random() * 5000 + 500 + Math.random() * 1000;
  let done = 0;
  void queue.process('act', 50, async (job: Queue.Job<{ account: number }>) => {
    done += 1;
    await queue.add('act', { ...PAYLOAD, account: job.data.account }, { delay: gap() });
  });
  for (let i = 0; i < accounts; i += 1000)
    await queue.addBulk(
      Array.from({ length: 1000 }, (_, j) => ({
        ...{ name: 'act', data: { ...PAYLOAD, account: i + j } },
        opts: { delay: Math.random() * 6500 },
      })),
    );
  await new Promise((r) => setTimeout(r, 3000));
  const pid = Number(/process_id:(\d+)/.exec(await redis.info('server'))?.[1]);
  const cpu = (): number => cpuMsOf(process.pid) + cpuMsOf(pid);
  const [cpuBefore, doneBefore, from] = [cpu(), done, performance.now()];
  await new Promise((r) => setTimeout(r, seconds * 1000));
  const [actions, spanS] = [done - doneBefore, (performance.now() - from) / 1000];
  const cpuUs = ((cpu() - cpuBefore) * 1000) / actions;
  await queue.close(true);
  await redis.flushdb();
  await redis.quit();
  return { cpuUs, perSecond: actions / spanS };
}

export async function usedMemory(redis: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
}
