import { taskRetry } from '@cunkebao/shared/conversation';
import { isMissed, maySafelyRepeat } from '@cunkebao/shared/tasks';
import { z } from 'zod';
import { command, Fault, wordsIn } from '../../../kernel';
import { createTask } from '../createTask';
import { findTaskFor } from '../findTaskFor';
import { actionsOf } from '../taskStore';

const input = z.object({ task: z.string().max(16), only: z.string().max(20).optional() });

/**
 * A new task of what did not take effect. What failed after it took effect, or may have, is left to a person
 * (fleet.md §4, retries).
 */
export const retryTask = command<z.infer<typeof input>>(taskRetry, {
  async run(ctx, args) {
    const w = wordsIn(ctx);
    const task = await findTaskFor(ctx, input.parse(args).task);
    const missed = (await actionsOf(ctx, task.id)).filter((a) => isMissed(a.state));
    const again = missed.filter((a) => maySafelyRepeat(a.state, a.outcome));
    const doubtful = missed.length - again.length;
    if (again.length === 0)
      throw new Fault(
        'conflict',
        doubtful > 0
          ? w(
              `${task.id} 有 ${doubtful} 个动作可能已经生效，不自动重试，请先看一下手机`,
              `${doubtful} of ${task.id} may have taken effect and are not retried; look at the phone first`,
            )
          : w(`${task.id} 没有失败的动作`, `${task.id} has no failed actions`),
      );
    const created = await createTask(ctx, {
      kind: task.kind,
      title: w(`${task.title}（重试 ${task.id}）`, `${task.title} (retry of ${task.id})`),
      by: ctx.actor?.userid ?? null,
      actions: again.map((a) => ({
        deviceId: a.deviceId,
        kind: a.kind,
        purpose: a.purpose,
        args: a.args,
        label: a.label,
        customerId: a.customerId,
        contentKey: a.contentKey,
        ...(a.accountId ? { accountId: a.accountId } : {}),
        deadlineMs: a.deadlineAt.getTime() - (a.notBefore ?? a.createdAt).getTime(),
      })),
    });
    return {
      headline: w(
        `已受理 ${created.id}：重试 ${task.id} 的 ${again.length} 个动作`,
        `Accepted ${created.id}: retry ${again.length} of ${task.id}`,
      ),
      lines:
        doubtful > 0
          ? [
              w(
                `⚠️ 另有 ${doubtful} 个可能已经生效，没有重试`,
                `⚠️ ${doubtful} more may have taken effect and were not retried`,
              ),
            ]
          : [],
      task: created,
      changed: { before: { task: task.id }, after: { task: created.id, actions: again.length } },
    };
  },
});
