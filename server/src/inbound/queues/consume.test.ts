import { z } from 'zod';
import { makeLog } from '../../infra/log/log';
import { makeMetrics } from '../../infra/metrics/metrics';
import { makeQueues, type Queues } from '../../infra/redis/queues';
import { delivery, Fault, job, type AnyJob, type Clock, type Outside } from '../../kernel';
import { openDesk, type Desk } from '../../testing/desk';
import { until } from '../../testing/until';
import { consume, perform, type Parked } from './consume';
import { schedule } from './schedule';

const REDIS = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379/8';
const log = makeLog('silent');
const data = z.object({ id: z.string() });
const outside = {} as Outside;
let desk: Desk;
let queues: Queues;
const parked: Parked[] = [];
const runs: string[] = [];

const flaky = job({
  name: 'test.flaky',
  queue: 'work',
  data,
  attempts: 2,
  run: (_ctx, { id }) => {
    runs.push(id);
    return runs.filter((r) => r === id).length < 2 ? Promise.reject(new Error('not yet')) : Promise.resolve();
  },
});
const hopeless = job({
  name: 'test.hopeless',
  queue: 'work',
  data,
  attempts: 1,
  run: () => Promise.reject(new Error('never')),
});
const refused = job({
  name: 'test.refused',
  queue: 'work',
  data,
  attempts: 3,
  run: (_ctx, { id }) => {
    runs.push(id);
    return Promise.reject(new Fault('invalid', '不行'));
  },
});
const regular = job({
  name: 'test.regular',
  queue: 'work',
  data: z.object({}),
  everySeconds: 60,
  run: (ctx) => {
    runs.push(ctx.now.toISOString());
    return Promise.resolve();
  },
});
const jobs: AnyJob[] = [flaky, hopeless, refused, regular];

beforeAll(async () => {
  desk = await openDesk('consume', []);
  queues = makeQueues(REDIS, `ckb-consume-${process.pid}`);
  const park = (p: Parked) => Promise.resolve(void parked.push(p));
  consume({ queues, jobs, transact: desk.transact, outside, log, metrics: makeMetrics(), park }, ['work']);
});
afterAll(async () => {
  await queues.queues.work.obliterate({ force: true });
  await queues.close();
  await desk.close();
});

const add = (j: AnyJob, id: string) => queues.add([{ job: j, data: { id }, delayMs: 0, key: undefined }]);

test('a job that fails is tried again, and is not parked when it succeeds', async () => {
  await add(flaky, 'a');
  expect(await until(() => Promise.resolve(runs.filter((r) => r === 'a').length === 2 || null))).toBe(true);
  expect(parked).toEqual([]);
});

test('after its last attempt a job is parked with its data and the reason', async () => {
  await add(hopeless, 'b');
  await until(() => Promise.resolve(parked.length > 0 || null));
  expect(parked).toContainEqual({ job: 'test.hopeless', data: { id: 'b' }, error: 'never' });
});

test('an expected refusal is parked at once: trying again would fail the same way', async () => {
  await add(refused, 'c');
  await until(() => Promise.resolve(parked.some((p) => p.job === 'test.refused') || null));
  expect(runs.filter((r) => r === 'c')).toHaveLength(1);
});

test('a delivery sends outside any transaction and records what came of it', async () => {
  const steps: string[] = [];
  const send = delivery({
    name: 'test.send',
    queue: 'outbox',
    data,
    prepare: (_ctx, { id }) => Promise.resolve(id === 'sent' ? null : id),
    send: (_outside, id: string) => Promise.resolve(steps.push(`send ${id}`)),
    record: (_ctx, id) => Promise.resolve(void steps.push(`record ${id}`)),
  });
  await perform({ transact: desk.transact, outside }, send, { id: 'x' }, true);
  await perform({ transact: desk.transact, outside }, send, { id: 'sent' }, true);
  expect(steps).toEqual(['send x', 'record x']);
});

test('a regular job runs once when the clock jumps a day, by the new time', async () => {
  let now = new Date('2026-03-02T02:00:30Z');
  let jump: () => void = () => undefined;
  const clock: Clock = { now: () => now, onJump: (f) => (jump = f) };
  desk.at(now.toISOString());
  runs.length = 0;
  const timer = schedule({ queues, jobs: [regular], clock, log });
  await until(() => Promise.resolve(runs.length === 1 || null));
  now = new Date('2026-03-03T02:00:30Z');
  desk.at(now.toISOString());
  jump();
  await until(() => Promise.resolve(runs.length === 2 || null));
  timer.stop();
  expect(runs.map((r) => r.slice(0, 10))).toEqual(['2026-03-02', '2026-03-03']);
});
