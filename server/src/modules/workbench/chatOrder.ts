import type { CommandSpec } from '@cunkebao/shared/conversation';
import { isMissed } from '@cunkebao/shared/tasks';
import { z } from 'zod';
import { command, Fault, wordsIn, type AnyCommand, type Ctx, type Receipt, type Reply } from '../../kernel';
import { cancelTask } from '../tasks';
import { beginsText, placeOrder } from './placeOrder';
import type { Plugin } from './plugin';
import { preview } from './preview';

const effect = z.object({ params: z.unknown() });
const receiptData = z.object({ task: z.string() });

/**
 * The chat command of a plugin: a preview, a card to confirm, one task. `toParams` turns what the grammar read into the
 * plugin's parameters. 撤销 stops what has not been sent.
 */
export function chatOrder<A, P>(
  spec: CommandSpec,
  plugin: Plugin<P>,
  input: z.ZodType<A>,
  toParams: (ctx: Ctx, args: A) => unknown,
): AnyCommand {
  return command<Record<string, unknown>>(spec, {
    plan: (ctx, args) => preview(ctx, plugin, toParams(ctx, input.parse(args))),

    async run(ctx, _args, plan) {
      const w = wordsIn(ctx);
      if (!plan) throw new Fault('invalid', w('要先看预览再确认', 'Look at the preview first, then confirm'));
      const { task, draft } = await placeOrder(ctx, plugin, effect.parse(plan.effect).params);
      const begins = beginsText(ctx, draft);
      return {
        headline: w(`已受理 ${task.id}：${draft.title}`, `Accepted ${task.id}: ${draft.title}`),
        lines: begins ? [begins] : [w('进度在这张卡片上更新', 'This card shows how it goes')],
        task,
        receipt: { summary: `${task.id} ${draft.title}`.slice(0, 60), data: { task: task.id } },
        changed: { before: null, after: { task: task.id, actions: draft.actions.length } },
      };
    },

    undo: takeBack,
  });
}

/** What is on a phone already, or done, cannot be taken back, and that is said. */
async function takeBack(ctx: Ctx, receipt: Receipt): Promise<Reply> {
  const w = wordsIn(ctx);
  const { task } = receiptData.parse(receipt.data);
  const { cancelled, states } = await cancelTask(ctx, task);
  const gone = states.filter((s) => s !== 'skipped' && !isMissed(s)).length;
  return {
    headline: w(`${task} 已停止，${cancelled} 个还没做的取消了`, `${task} stopped, cancelled: ${cancelled}`),
    lines:
      gone > 0
        ? [w(`${gone} 个已经做了或正在做，收不回来`, `Done or under way, cannot be taken back: ${gone}`)]
        : [],
  };
}
