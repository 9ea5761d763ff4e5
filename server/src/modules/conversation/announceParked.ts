import { dayOf } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { ownersOf } from '../operators';
import { post } from './post';

/** Tells the owners that a job gave up after its last attempt: once a job and day, the log has the rest. */
export async function announceParked(
  ctx: Ctx,
  parked: { job: string; data: unknown; error: string },
): Promise<void> {
  for (const to of await ownersOf(ctx))
    await post(ctx, {
      to,
      key: `parked-${parked.job}-${dayOf(ctx.now, ctx.tz)}-${to}`,
      reply: (w) => ({
        headline: w('⚠️ 有一件后台工作没有做成', '⚠️ A background job could not be done'),
        lines: [
          w(`工作：${parked.job}`, `Job: ${parked.job}`),
          w(`原因：${parked.error.slice(0, 120)}`, `Cause: ${parked.error.slice(0, 120)}`),
          w('今天同类的不再重复提醒，详情见日志。', 'No more notices of this kind today; see the log.'),
        ],
      }),
    });
}
