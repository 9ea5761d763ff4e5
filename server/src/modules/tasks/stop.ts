import type { Ctx } from '../../kernel';
import { conclude } from './conclude';
import { recall } from './jobs/recall.delivery';
import { openOfTask, waitingOf } from './lineStore';
import { lockTask, setTaskState } from './taskStore';

/** Ends a task: what has not begun is cancelled, what is on a phone is called back as far as the phone can. */
export async function stop(ctx: Ctx, taskId: string): Promise<{ cancelled: number; recalled: number }> {
  await lockTask(ctx, taskId);
  await setTaskState(ctx, taskId, 'stopped');
  const open = await openOfTask(ctx, taskId);
  for (const action of open) ctx.enqueue(recall, { action: action.id });
  let cancelled = 0;
  for (const action of await waitingOf(ctx, { taskId }))
    if (await conclude(ctx, action, 'cancelled')) cancelled += 1;
  return { cancelled, recalled: open.length };
}
