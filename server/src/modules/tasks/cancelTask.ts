import { isSettled, type ActionState } from '@cunkebao/shared/tasks';
import type { Ctx } from '../../kernel';
import { stop } from './stop';
import { actionsOf } from './taskStore';

/** Stops what of a task is not over, for another area; `states`: where its actions stand then. */
export async function cancelTask(
  ctx: Ctx,
  taskId: string,
): Promise<{ cancelled: number; states: ActionState[] }> {
  const before = await actionsOf(ctx, taskId);
  const over = before.every((a) => isSettled(a.state));
  const cancelled = over ? 0 : (await stop(ctx, taskId)).cancelled;
  return { cancelled, states: (await actionsOf(ctx, taskId)).map((a) => a.state) };
}
