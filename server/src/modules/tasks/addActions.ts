import type { Ctx } from '../../kernel';
import { toRows, type ActionWanted } from './createTask';
import { refreshTask } from './refreshTask';
import { insertActions, lastSteps, lockTask } from './taskStore';
import { wakeDevice } from './wakeDevice';

/** Adds to a task that collects what comes up. False when somebody has stopped it: then nothing is added. */
export async function addActions(
  ctx: Ctx,
  taskId: string,
  actions: readonly ActionWanted[],
): Promise<boolean> {
  const task = await lockTask(ctx, taskId);
  if (!task || task.state === 'stopped') return false;
  await insertActions(ctx, toRows(ctx, taskId, actions, await lastSteps(ctx, taskId)));
  await refreshTask(ctx, taskId);
  for (const device of new Set(actions.map((a) => a.deviceId))) wakeDevice(ctx, device);
  return true;
}
