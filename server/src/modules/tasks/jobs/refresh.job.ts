import { z } from 'zod';
import { job, type Ctx, type Job } from '../../../kernel';
import { refreshTask } from '../refreshTask';

/** fleet.md §4, 7: what operators see of a task changes at most four times a second. */
const BUCKET_MS = 250;

/** Brings a task in line with its actions, after many of them have changed at once. A lost one the reaper makes up for. */
export const refresh: Job<{ task: string }> = job({
  name: 'tasks.refresh',
  queue: 'work',
  data: z.object({ task: z.string() }),
  run: (ctx, { task }) => refreshTask(ctx, task),
});

/** Once for all that changes within a quarter of a second, after it. */
export function refreshLater(ctx: Ctx, taskIds: readonly string[]): void {
  const bucket = Math.floor(ctx.now.getTime() / BUCKET_MS);
  for (const task of new Set(taskIds))
    ctx.enqueue(refresh, { task }, { delayMs: BUCKET_MS, key: `refresh:${task}:${bucket}` });
}
