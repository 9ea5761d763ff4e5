import { taskPause } from '@cunkebao/shared/conversation';
import { taskStateNames } from '@cunkebao/shared/tasks';
import { z } from 'zod';
import { command, Fault, wordsIn } from '../../../kernel';
import { findTaskFor } from '../findTaskFor';
import { refreshTask } from '../refreshTask';
import { resume } from '../resume';
import { lockTask, setTaskState } from '../taskStore';

const input = z.object({ task: z.string().max(16) });
const receiptData = z.object({ task: z.string() });

/** Holds back what has not begun; what runs, finishes (fleet.md §4, pause). */
export const pauseTask = command<z.infer<typeof input>>(taskPause, {
  async run(ctx, args) {
    const w = wordsIn(ctx);
    const { id } = await findTaskFor(ctx, input.parse(args).task);
    const task = await lockTask(ctx, id);
    if (task?.state !== 'queued' && task?.state !== 'running') {
      const state = task ? taskStateNames(w)[task.state] : w('不在', 'gone');
      throw new Fault('conflict', w(`${id} ${state}，不能暂停`, `${id} is ${state}, it cannot be paused`));
    }
    await setTaskState(ctx, id, 'paused');
    await refreshTask(ctx, id);
    const summary = w(`${id} 已暂停`, `${id} paused`);
    return {
      headline: `✅ ${summary}`,
      lines: [
        w(
          '没开始的先不做，正在做的会做完；等待中的动作过了有效期会作废',
          'What has not begun waits, what runs finishes; what waits past its deadline lapses',
        ),
      ],
      buttons: [{ text: w('继续', 'Resume'), say: `继续任务 ${id}`, style: 'primary' }],
      receipt: { summary, data: { task: id } },
      changed: { before: { state: task.state }, after: { state: 'paused' } },
    };
  },

  async undo(ctx, receipt) {
    const { task } = receiptData.parse(receipt.data);
    await resume(ctx, task);
    return { headline: wordsIn(ctx)(`${task} 继续执行`, `${task} goes on`) };
  },
});
