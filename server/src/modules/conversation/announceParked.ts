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
      reply: {
        headline: '⚠️ 有一件后台工作没有做成',
        lines: [
          `工作：${parked.job}`,
          `原因：${parked.error.slice(0, 120)}`,
          '今天同类的不再重复提醒，详情见日志。',
        ],
      },
    });
}
