import { z } from 'zod';
import { job } from '../../kernel';
import { makeQueues, type Queues } from './queues';

const REDIS = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379/10';
const idle = job({ name: 'test.idle', queue: 'work', data: z.object({}), run: () => Promise.resolve() });
let queues: Queues;
beforeAll(() => {
  queues = makeQueues(REDIS, `ckb-figures-${process.pid}`);
});
afterAll(async () => {
  await queues.queues.work.obliterate({ force: true });
  await queues.close();
});
const work = async () => (await queues.figures()).find((q) => q.name === 'work');

test('an empty queue has nothing waiting and no lag', async () => {
  expect(await work()).toEqual({ name: 'work', waiting: 0, active: 0, delayed: 0, failed: 0, lagMinutes: 0 });
});

test('the lag is that of the oldest job that could run; one that is put off does not count', async () => {
  await queues.add([{ job: idle, data: {}, delayMs: 3_600_000, key: undefined }]);
  expect(await work()).toMatchObject({ waiting: 0, delayed: 1, lagMinutes: 0 });
  const old = Date.now() - 7 * 60_000;
  await queues.queues.work.add('test.idle', {}, { timestamp: old } as object);
  await queues.add([{ job: idle, data: {}, delayMs: 0, key: undefined }]);
  const figures = await work();
  expect(figures).toMatchObject({ waiting: 2, delayed: 1 });
  expect(figures?.lagMinutes).toBeGreaterThan(6.9);
  expect(figures?.lagMinutes).toBeLessThan(8);
});
