import { outcomeText, type Outcome } from '@cunkebao/shared/fleet';
import { actionStateNames, isSettled, type SettledState } from '@cunkebao/shared/tasks';
import { emit, type Ctx } from '../../kernel';
import { post } from '../conversation';
import type { Action } from './action.entity';
import { actionSettled } from './actionSettled';
import { settleByPhone } from './ledgerStore';
import { insertPicture } from './pictureStore';
import { lockTask } from './taskStore';
import { settleQuota } from './settleQuota';
import { refreshTask } from './refreshTask';
import { takePicture } from './takePicture';
import { wakeDevice } from './wakeDevice';

/**
 * Records what the phone says became of an action, wakes the next one in line and updates the card. A repeated result
 * changes nothing. False when the ledger did not take it.
 */
export async function settle(
  ctx: Ctx,
  action: Action,
  epoch: number | null,
  told: Outcome,
): Promise<boolean> {
  const { outcome, picture } = takePicture(action.kind, told);
  if (!(await settleByPhone(ctx, action.id, epoch, stateAfter(outcome), outcome))) return false;
  await settleQuota(ctx, action, stateAfter(outcome), outcome);
  if (picture) await insertPicture(ctx, action.id, picture);
  emit(ctx, actionSettled, { id: action.id, kind: action.kind, state: stateAfter(outcome) });
  ctx.log.info({ area: 'tasks', verb: 'settle', action: action.id, state: outcome.state }, 'action settled');
  await refreshTask(ctx, action.taskId);
  if (isSettled(action.state)) await tellLate(ctx, action, outcome);
  wakeDevice(ctx, action.deviceId);
  return true;
}

/** The card is closed by then: whoever asked hears in a message that our conclusion was wrong. */
async function tellLate(ctx: Ctx, action: Action, outcome: Outcome): Promise<void> {
  const task = await lockTask(ctx, action.taskId);
  if (!task?.createdBy) return;
  await post(ctx, {
    to: task.createdBy,
    key: `late:${action.id}`,
    reply: (w) => ({
      headline: w(
        `${task.id} ${action.deviceId} 后来回报：${outcomeText(outcome, w)}`,
        `${task.id} ${action.deviceId} reported later: ${outcomeText(outcome, w)}`,
      ),
      lines: [
        w(
          `之前记为「${actionStateNames(w)[action.state]}」，现已更正`,
          `It was recorded as "${actionStateNames(w)[action.state]}" and is corrected now`,
        ),
      ],
      buttons: [{ text: w('看任务', 'Show task'), say: `任务 ${task.id}` }],
    }),
  });
}

/** The state an outcome leaves an action in. */
export function stateAfter(outcome: Outcome): SettledState {
  if (outcome.state === 'refused' && outcome.code === 'CANCELLED') return 'cancelled';
  if (outcome.state === 'refused' && outcome.code === 'EXPIRED') return 'expired';
  return outcome.state;
}
