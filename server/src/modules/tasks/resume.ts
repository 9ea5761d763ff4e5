import { TASK_STATE_NAMES } from '@cunkebao/shared/tasks';
import { Fault, type Ctx } from '../../kernel';
import { waitingOf } from './lineStore';
import { refreshTask } from './refreshTask';
import { lockTask, setTaskState } from './taskStore';
import { wakeDevice } from './wakeDevice';

/** Lets a paused task go on and wakes the lines of its phones. */
export async function resume(ctx: Ctx, taskId: string): Promise<void> {
  const task = await lockTask(ctx, taskId);
  if (task?.state !== 'paused')
    throw new Fault('conflict', `${taskId} ${task ? TASK_STATE_NAMES[task.state] : '不在'}，不用继续`);
  await setTaskState(ctx, taskId, 'queued');
  await refreshTask(ctx, taskId);
  const waiting = await waitingOf(ctx, { taskId });
  for (const device of new Set(waiting.map((a) => a.deviceId))) await wakeDevice(ctx, device);
}
