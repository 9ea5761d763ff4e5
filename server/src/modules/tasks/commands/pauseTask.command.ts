import { taskPause } from '@cunkebao/shared/conversation';
import { TASK_STATE_NAMES } from '@cunkebao/shared/tasks';
import { z } from 'zod';
import { command, Fault } from '../../../kernel';
import { findTaskFor } from '../findTaskFor';
import { refreshTask } from '../refreshTask';
import { resume } from '../resume';
import { lockTask, setTaskState } from '../taskStore';

const input = z.object({ task: z.string().max(16) });
const receiptData = z.object({ task: z.string() });

/** Holds back what has not begun; what runs, finishes (fleet.md §4, pause). */
export const pauseTask = command<z.infer<typeof input>>(taskPause, {
  async run(ctx, args) {
    const { id } = await findTaskFor(ctx, input.parse(args).task);
    const task = await lockTask(ctx, id);
    if (task?.state !== 'queued' && task?.state !== 'running')
      throw new Fault('conflict', `${id} ${task ? TASK_STATE_NAMES[task.state] : '不在'}，不能暂停`);
    await setTaskState(ctx, id, 'paused');
    await refreshTask(ctx, id);
    const summary = `${id} 已暂停`;
    return {
      headline: `✅ ${summary}`,
      lines: ['没开始的先不做，正在做的会做完；等待中的动作过了有效期会作废'],
      buttons: [{ text: '继续', say: `继续任务 ${id}`, style: 'primary' }],
      receipt: { summary, data: { task: id } },
      changed: { before: { state: task.state }, after: { state: 'paused' } },
    };
  },

  async undo(ctx, receipt) {
    const { task } = receiptData.parse(receipt.data);
    await resume(ctx, task);
    return { headline: `${task} 继续执行` };
  },
});
