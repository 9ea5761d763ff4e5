import { taskStop } from '@cunkebao/shared/conversation';
import { actionText, isOpen, isSettled, TASK_STATE_NAMES } from '@cunkebao/shared/tasks';
import { z } from 'zod';
import { command, Fault } from '../../../kernel';
import { findTaskFor } from '../findTaskFor';
import { toFacts } from '../showNow';
import { stop } from '../stop';
import { actionsOf } from '../taskStore';

const input = z.object({ task: z.string().max(16) });
const effect = z.object({ task: z.string() });

export const stopTask = command<z.infer<typeof input>>(taskStop, {
  async plan(ctx, args) {
    const task = await findTaskFor(ctx, input.parse(args).task);
    const actions = await actionsOf(ctx, task.id);
    const left = actions.filter((a) => !isSettled(a.state));
    const row = (a: (typeof actions)[number]) => ({
      id: a.deviceId,
      text: `${a.deviceId} ${actionText(toFacts(a), ctx.now, ctx.tz)}`,
    });
    return {
      headline:
        left.length > 0
          ? `停止 ${task.id} ${task.title}`
          : `${task.id} ${TASK_STATE_NAMES[task.state]}，没有可以停止的`,
      lines:
        left.length > 0
          ? [
              `还没做的 ${left.filter((a) => !isOpen(a.state)).length} 个取消`,
              `已在手机上的 ${left.filter((a) => isOpen(a.state)).length} 个尽量收回，做到一半的会做完`,
            ]
          : [],
      targets: left.map(row),
      excluded: actions.filter((a) => isSettled(a.state)).map((a) => ({ ...row(a), reason: '已经结束' })),
      reversible: false,
      effect: { task: task.id },
    };
  },

  async run(ctx, _args, plan) {
    if (!plan) throw new Fault('invalid', '停止任务要先确认');
    const { task } = effect.parse(plan.effect);
    const { cancelled, recalled } = await stop(ctx, task);
    return {
      headline: `✅ ${task} 已停止`,
      lines: [`取消 ${cancelled} 个${recalled > 0 ? `，正在收回 ${recalled} 个` : ''}`],
      changed: { before: null, after: { state: 'stopped', cancelled, recalled } },
    };
  },
});
