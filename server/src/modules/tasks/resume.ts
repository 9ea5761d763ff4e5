import { taskStateNames } from '@cunkebao/shared/tasks';
import { Fault, wordsIn, type Ctx } from '../../kernel';
import { waitingOf } from './lineStore';
import { refreshTask } from './refreshTask';
import { lockTask, setTaskState } from './taskStore';
import { wakeDevice } from './wakeDevice';

/** Lets a paused task go on and wakes the lines of its phones. */
export async function resume(ctx: Ctx, taskId: string): Promise<void> {
  const task = await lockTask(ctx, taskId);
  if (task?.state !== 'paused') {
    const w = wordsIn(ctx);
    const state = task ? taskStateNames(w)[task.state] : w('不在', 'gone');
    throw new Fault(
      'conflict',
      w(`${taskId} ${state}，不用继续`, `${taskId} is ${state}, there is nothing to resume`),
    );
  }
  await setTaskState(ctx, taskId, 'queued');
  await refreshTask(ctx, taskId);
  const waiting = await waitingOf(ctx, { taskId });
  wakeDevice(ctx, ...new Set(waiting.map((a) => a.deviceId)));
}
