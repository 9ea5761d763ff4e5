import { taskStop } from '@cunkebao/shared/conversation';
import { actionText, isOpen, isSettled, taskStateNames } from '@cunkebao/shared/tasks';
import { z } from 'zod';
import { command, Fault, wordsIn } from '../../../kernel';
import { findTaskFor } from '../findTaskFor';
import { toFacts } from '../showNow';
import { stop } from '../stop';
import { actionsOf } from '../taskStore';

const input = z.object({ task: z.string().max(16) });
const effect = z.object({ task: z.string() });

export const stopTask = command<z.infer<typeof input>>(taskStop, {
  async plan(ctx, args) {
    const w = wordsIn(ctx);
    const task = await findTaskFor(ctx, input.parse(args).task);
    const actions = await actionsOf(ctx, task.id);
    const left = actions.filter((a) => !isSettled(a.state));
    const row = (a: (typeof actions)[number]) => ({
      id: a.deviceId,
      text: `${a.deviceId} ${actionText(toFacts(a), ctx.now, ctx.tz, w)}`,
    });
    const open = left.filter((a) => isOpen(a.state)).length;
    const waiting = left.length - open;
    const state = taskStateNames(w)[task.state];
    const over = w('已经结束', 'already over');
    return {
      headline:
        left.length > 0
          ? w(`停止 ${task.id} ${task.title}`, `Stop ${task.id} ${task.title}`)
          : w(`${task.id} ${state}，没有可以停止的`, `${task.id} is ${state}, there is nothing to stop`),
      lines:
        left.length > 0
          ? [
              w(`还没做的 ${waiting} 个取消`, `Not begun: ${waiting}, cancelled`),
              w(
                `已在手机上的 ${open} 个尽量收回，做到一半的会做完`,
                `On the phones: ${open}, recalled where possible; what is half done finishes`,
              ),
            ]
          : [],
      targets: left.map(row),
      excluded: actions.filter((a) => isSettled(a.state)).map((a) => ({ ...row(a), reason: over })),
      reversible: false,
      effect: { task: task.id },
    };
  },

  async run(ctx, _args, plan) {
    const w = wordsIn(ctx);
    if (!plan) throw new Fault('invalid', w('停止任务要先确认', 'Stopping a task must be confirmed first'));
    const { task } = effect.parse(plan.effect);
    const { cancelled, recalled } = await stop(ctx, task);
    return {
      headline: w(`✅ ${task} 已停止`, `✅ ${task} stopped`),
      lines: [
        w(`取消 ${cancelled} 个`, `Cancelled: ${cancelled}`) +
          (recalled > 0 ? w(`，正在收回 ${recalled} 个`, `, being recalled: ${recalled}`) : ''),
      ],
      changed: { before: null, after: { state: 'stopped', cancelled, recalled } },
    };
  },
});
