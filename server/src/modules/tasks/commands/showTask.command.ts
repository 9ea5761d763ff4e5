import { taskShow } from '@cunkebao/shared/conversation';
import { momentOf, type Words } from '@cunkebao/shared/kernel';
import { actionLine, isMissed, taskProgress, type TaskState } from '@cunkebao/shared/tasks';
import { z } from 'zod';
import { command, wordsIn, type Button } from '../../../kernel';
import { nameOf } from '../../operators';
import { findTaskFor } from '../findTaskFor';
import { toFacts } from '../showNow';
import { actionsOf } from '../taskStore';

/** so many fit the answer itself; more become pages */
const FEW = 6;
const input = z.object({ task: z.string().max(16) });

/** A task as it stands now. The card that moves by itself is the one of the order; this one is a look. */
export const showTaskCommand = command<z.infer<typeof input>>(taskShow, {
  async run(ctx, args) {
    const w = wordsIn(ctx);
    const task = await findTaskFor(ctx, input.parse(args).task);
    const actions = await actionsOf(ctx, task.id);
    const { headline, lines } = taskProgress(task, actions.map(toFacts), ctx.now, ctx.tz, w);
    const by = task.createdBy ? await nameOf(ctx, task.createdBy) : w('系统', 'the system');
    const at = momentOf(task.createdAt, ctx.tz);
    const failed = actions.some((a) => isMissed(a.state));
    const whole = actions.length > FEW || actions.some((a) => a.state === 'skipped');
    const row = (a: (typeof actions)[number]) => ({
      id: a.deviceId,
      text: actionLine(toFacts(a), ctx.now, ctx.tz, w),
    });
    return {
      headline,
      lines: [...(whole ? [] : lines), w(`${by} ${at} 下发`, `Ordered by ${by} ${at}`)],
      ...(whole ? { list: { of: 'device' as const, rows: actions.map(row) } } : {}),
      buttons: buttonsFor(task.id, task.state, failed, w),
    };
  },
});

function buttonsFor(id: string, state: TaskState, failed: boolean, w: Words): Button[] {
  const stop: Button = { text: w('停止', 'Stop'), say: `停止 ${id}`, style: 'danger' };
  if (state === 'paused')
    return [{ text: w('继续', 'Resume'), say: `继续任务 ${id}`, style: 'primary' }, stop];
  if (state === 'queued' || state === 'running')
    return [{ text: w('暂停', 'Pause'), say: `暂停任务 ${id}` }, stop];
  return failed ? [{ text: w('重试失败的', 'Retry'), say: `重试 ${id} 失败的` }] : [];
}
