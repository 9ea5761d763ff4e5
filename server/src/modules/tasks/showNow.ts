import { taskProgress, type ActionFacts } from '@cunkebao/shared/tasks';
import type { Ctx } from '../../kernel';
import { showProgress } from '../conversation';
import type { Action } from './action.entity';
import { actionsOf, findTask, noteShown } from './taskStore';

/** Puts the task's present state on its one card in the chat. */
export async function showNow(ctx: Ctx, taskId: string): Promise<void> {
  const task = await findTask(ctx, taskId, null);
  if (!task) return;
  const actions = (await actionsOf(ctx, taskId)).map(toFacts);
  const { state } = taskProgress(task, actions, ctx.now, ctx.tz);
  await noteShown(ctx, taskId);
  await showProgress(ctx, { taskId, state, text: (w) => taskProgress(task, actions, ctx.now, ctx.tz, w) });
}

export function toFacts(a: Action): ActionFacts {
  const { deviceId, kind, label, state, percent, note, deadlineAt, notBefore, outcome } = a;
  return {
    deviceId,
    kind,
    label,
    state,
    percent,
    note,
    deadlineAt,
    notBefore,
    outcome,
    held: a.heldAt !== null,
  };
}
