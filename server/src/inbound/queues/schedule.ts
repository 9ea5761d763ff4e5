import type { Queues } from '../../infra/redis/queues';
import type { AnyJob, Clock, Job, Log } from '../../kernel';

/**
 * Starts every job that has `everySeconds`, by the product's clock: each process looks once a second and whenever the
 * clock is turned. The bucket of time is the job's key, so several processes add it once; a run too many is harmless.
 */
export function schedule(parts: { queues: Queues; jobs: readonly AnyJob[]; clock: Clock; log: Log }): {
  stop(): void;
} {
  const regular = parts.jobs.filter(
    (j): j is Job<unknown> => j.shape === 'job' && j.everySeconds !== undefined,
  );
  const lastBucket = new Map<string, number>();
  const look = (): void => {
    const now = parts.clock.now().getTime();
    const due = regular.filter((j) => {
      const bucket = Math.floor(now / ((j.everySeconds ?? 60) * 1000));
      if (lastBucket.get(j.name) === bucket) return false;
      lastBucket.set(j.name, bucket);
      return true;
    });
    if (due.length === 0) return;
    parts.queues
      .add(
        due.map((job) => ({
          job,
          data: {},
          delayMs: 0,
          key: `${job.name}-${lastBucket.get(job.name) ?? 0}`,
        })),
      )
      .catch((error: unknown) => parts.log.warn({ error: String(error) }, 'schedule could not reach redis'));
  };
  parts.clock.onJump(look);
  const timer = setInterval(look, 1000);
  look();
  return { stop: () => clearInterval(timer) };
}
