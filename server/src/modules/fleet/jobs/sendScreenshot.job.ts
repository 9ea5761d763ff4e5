import { allows } from '@cunkebao/shared/operators';
import { clockOf, wordsOf } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { job } from '../../../kernel';
import { post } from '../../conversation';
import { actorOf } from '../../operators';
import { actionById, askerOf } from '../../tasks';
import { screenshotImage } from '../screenshotImage';

/** A screenshot has arrived: whoever asked for it gets it, once, and only if he still may see it. */
export const sendScreenshot = job({
  name: 'fleet.sendScreenshot',
  queue: 'work',
  data: z.object({ id: z.string() }),
  async run(ctx, { id }) {
    const action = await actionById(ctx, id);
    if (action?.kind !== 'screenshot' || action.state !== 'done') return;
    const asker = await askerOf(ctx, action.taskId);
    const actor = asker === null ? null : await actorOf(ctx, asker);
    if (!actor || !allows(actor.roles, 'device.screenshot')) return;
    const w = wordsOf(actor.language);
    const at = clockOf(action.settledAt ?? ctx.now, ctx.tz);
    const alt = w(`${action.deviceId} 的屏幕`, `screen of ${action.deviceId}`);
    await post(ctx, {
      to: actor.userid,
      key: `screenshot:${action.id}`,
      reply: {
        headline: w(`${action.deviceId} ${at} 的屏幕：`, `Screen of ${action.deviceId} ${at}:`),
        image: { report: screenshotImage.name, key: action.id, alt },
      },
    });
  },
});
