import type { Ctx } from '../../kernel';
import { releaseQuota } from '../accounts';
import type { Turn } from './claim';
import { actionOf, holdAction } from './ledgerStore';
import { refreshTask } from './refreshTask';

/** The phone was not there: the action waits until it is back or its deadline is over, and the card says so. */
export async function hold(ctx: Ctx, turn: Turn): Promise<void> {
  const action = await actionOf(ctx, turn.action);
  if (!action || !(await holdAction(ctx, turn.action, turn.epoch))) return;
  await releaseQuota(ctx, action.id);
  await refreshTask(ctx, action.taskId);
}
