import type { Job as BullJob } from 'bull';
import type { Metrics } from '../../infra/metrics/metrics';
import type { Queues } from '../../infra/redis/queues';
import { Fault, type AnyJob, type Log, type Outside, type QueueName, type Transact } from '../../kernel';

export interface Parked {
  job: string;
  data: unknown;
  error: string;
}

interface Parts {
  queues: Queues;
  jobs: readonly AnyJob[];
  transact: Transact;
  outside: Outside;
  log: Log;
  metrics: Metrics;
  /** after the last attempt: keep it and tell people; a queue nobody watches is where work goes to die */
  park(parked: Parked): Promise<void>;
}

const CONCURRENCY: Record<QueueName, number> = {
  chat: 4,
  phones: 8,
  outbox: 4,
  work: 4,
  sync: 2,
  welcome: 16,
};

/** Runs the jobs of these queues in this process. */
export function consume(parts: Parts, names: readonly QueueName[]): void {
  const byName = new Map(parts.jobs.map((j) => [j.name, j]));
  for (const name of names) {
    void parts.queues.queues[name].process('*', CONCURRENCY[name], async (bull: BullJob) => {
      const job = byName.get(bull.name);
      if (!job) throw new Error(`no job is named ${bull.name}`);
      const last = bull.attemptsMade + 1 >= (bull.opts.attempts ?? 1);
      try {
        await perform(parts, job, bull.data, last);
        parts.metrics.jobs.inc({ job: job.name, result: 'done' });
      } catch (error) {
        await onFailure(parts, job, bull, error, last);
      }
    });
  }
}

/** One run of one job, as a worker does it; also used by tests to run a job twice on purpose. */
export async function perform(
  parts: Pick<Parts, 'transact' | 'outside'>,
  job: AnyJob,
  raw: unknown,
  last: boolean,
): Promise<void> {
  const data: unknown = job.data.parse(raw);
  if (job.shape === 'job') return parts.transact((ctx) => job.run(ctx, data));
  const prepared: unknown = await parts.transact((ctx) => job.prepare(ctx, data));
  if (prepared === null) return;
  let receipt: unknown;
  try {
    receipt = await job.send(parts.outside, prepared);
  } catch (error) {
    if (job.failed)
      await parts.transact((ctx) => job.failed?.(ctx, prepared, error, last) ?? Promise.resolve());
    throw error;
  }
  await parts.transact((ctx) => job.record(ctx, prepared, receipt));
}

async function onFailure(
  parts: Parts,
  job: AnyJob,
  bull: BullJob,
  error: unknown,
  last: boolean,
): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  const expected = error instanceof Fault && error.code !== 'unavailable';
  const facts = { job: job.name, data: bull.data as unknown, error: message, attempt: bull.attemptsMade + 1 };
  if (!last && !expected) {
    parts.metrics.jobs.inc({ job: job.name, result: 'retried' });
    parts.log.warn(facts, 'job failed and will be tried again');
    throw error;
  }
  parts.metrics.jobs.inc({ job: job.name, result: 'parked' });
  parts.log.error(facts, 'job parked');
  await parts.park({ job: job.name, data: bull.data as unknown, error: message });
  if (expected) return; // trying again would fail the same way
  throw error;
}
