import { paceLine, type Ctx } from '../../kernel';
import { releaseQuota } from '../accounts';
import { LOOK_AGAIN_MS, type Turn } from './claim';
import { actionOf, holdAction } from './ledgerStore';
import { refreshTask } from './refreshTask';

/** The phone was not there: the action waits until it is back or its deadline is over, and the card says so. */
export async function hold(ctx: Ctx, turn: Turn): Promise<void> {
  const action = await actionOf(ctx, turn.action);
  if (!action || !(await holdAction(ctx, turn.action, turn.epoch))) return;
  await releaseQuota(ctx, action.id);
  // its return wakes the line; this is the net below that
  const again = new Date(ctx.now.getTime() + LOOK_AGAIN_MS);
  ctx.afterCommit(() => paceLine(turn.deviceId, again));
  await refreshTask(ctx, action.taskId);
}
