import { emit, type Ctx } from '../../kernel';
import type { Action } from './action.entity';
import { actionSettled } from './actionSettled';
import { concludeAction } from './ledgerStore';
import { refreshTask } from './refreshTask';
import { settleQuota } from './settleQuota';
import { keepReason } from './waitStore';

/**
 * Ends an action without word from its phone; `why` stays with it. False when it has moved on meanwhile. Whoever calls
 * this wakes the next one in line.
 */
export async function closeAction(
  ctx: Ctx,
  action: Action,
  as: 'expired' | 'cancelled' | 'unknown' | 'skipped',
  why: string | null = null,
): Promise<boolean> {
  if (as === 'expired') await keepReason(ctx, action.id);
  if (!(await concludeAction(ctx, action.id, action.state, { as, why }))) return false;
  await settleQuota(ctx, action, as, null);
  emit(ctx, actionSettled, { id: action.id, kind: action.kind, state: as });
  ctx.log.info({ area: 'tasks', verb: 'conclude', action: action.id, as }, 'action concluded');
  await refreshTask(ctx, action.taskId);
  return true;
}
