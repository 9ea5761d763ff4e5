import { taskShow } from '@cunkebao/shared/conversation';
import { momentOf } from '@cunkebao/shared/kernel';
import { isSettled, taskProgress, type TaskState } from '@cunkebao/shared/tasks';
import { z } from 'zod';
import { command, type Button } from '../../../kernel';
import { nameOf } from '../../operators';
import { findTaskFor } from '../findTaskFor';
import { toFacts } from '../showNow';
import { actionsOf } from '../taskStore';

const input = z.object({ task: z.string().max(16) });

/** A task as it stands now. The card that moves by itself is the one of the order; this one is a look. */
export const showTaskCommand = command<z.infer<typeof input>>(taskShow, {
  async run(ctx, args) {
    const task = await findTaskFor(ctx, input.parse(args).task);
    const actions = await actionsOf(ctx, task.id);
    const { headline, lines } = taskProgress(task, actions.map(toFacts), ctx.now, ctx.tz);
    const by = task.createdBy ? await nameOf(ctx, task.createdBy) : '系统';
    const failed = actions.some((a) => isSettled(a.state) && a.state !== 'done');
    return {
      headline,
      lines: [...lines, `${by} ${momentOf(task.createdAt, ctx.tz)} 下发`],
      buttons: buttonsFor(task.id, task.state, failed),
    };
  },
});

function buttonsFor(id: string, state: TaskState, failed: boolean): Button[] {
  if (state === 'paused')
    return [
      { text: '继续', say: `继续任务 ${id}`, style: 'primary' },
      { text: '停止', say: `停止 ${id}`, style: 'danger' },
    ];
  if (state === 'queued' || state === 'running')
    return [
      { text: '暂停', say: `暂停任务 ${id}` },
      { text: '停止', say: `停止 ${id}`, style: 'danger' },
    ];
  return failed ? [{ text: '重试失败的', say: `重试 ${id} 失败的` }] : [];
}
