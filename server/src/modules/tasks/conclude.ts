import { emit, type Ctx } from '../../kernel';
import type { Action } from './action.entity';
import { actionSettled } from './actionSettled';
import { concludeAction } from './ledgerStore';
import { refreshTask } from './refreshTask';
import { settleQuota } from './settleQuota';
import { keepReason } from './waitStore';
import { wakeDevice } from './wakeDevice';

/** Ends an action without word from its phone. False when it has moved on meanwhile. */
export async function conclude(
  ctx: Ctx,
  action: Action,
  as: 'expired' | 'cancelled' | 'unknown',
): Promise<boolean> {
  if (as === 'expired') await keepReason(ctx, action.id);
  if (!(await concludeAction(ctx, action.id, action.state, as))) return false;
  await settleQuota(ctx, action, as, null);
  emit(ctx, actionSettled, { id: action.id });
  ctx.log.info({ area: 'tasks', verb: 'conclude', action: action.id, as }, 'action concluded');
  await refreshTask(ctx, action.taskId);
  await wakeDevice(ctx, action.deviceId);
  return true;
}
