import { isSettled, stateOfTask } from '@cunkebao/shared/tasks';
import type { Ctx } from '../../kernel';
import { showTask } from './jobs/showTask.job';
import { showNow } from './showNow';
import type { Task } from './task.entity';
import { countStates, lockTask, setTaskState } from './taskStore';

const SHOW_EVERY_MS = 2000;

/**
 * Brings a task's state and card in line with its actions. The card is touched at most every two seconds, and not in
 * the first two, for WeCom lets a card change only so often: the first change should already say how it stands. The
 * end is shown at once; `quietly` leaves the card alone.
 */
export async function refreshTask(ctx: Ctx, taskId: string, how: { quietly?: boolean } = {}): Promise<void> {
  const task = await lockTask(ctx, taskId);
  if (!task) return;
  const states = await countStates(ctx, taskId);
  const after = stateOfTask(task.state, states);
  if (after !== task.state) await setTaskState(ctx, taskId, after);
  const over = states.every((s) => isSettled(s.state));
  if (task.createdBy === null) return; // nobody looks
  if (over) await showNow(ctx, taskId);
  else if (!how.quietly) await showSoon(ctx, task);
}

async function showSoon(ctx: Ctx, task: Task): Promise<void> {
  const before = (task.shownAt ?? task.createdAt).getTime();
  const waited = ctx.now.getTime() - before;
  if (waited >= SHOW_EVERY_MS || waited < 0) return showNow(ctx, task.id);
  const key = `show:${task.id}:${before}`;
  ctx.enqueue(showTask, { task: task.id }, { delayMs: SHOW_EVERY_MS - waited, key });
}
