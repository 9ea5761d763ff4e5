import { deviceScreenshot } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command, Fault, wordsIn } from '../../../kernel';
import { createTask } from '../../tasks';
import { findDevice } from '../chooseDevices';
import { obstacle } from '../obstacle';
import { nameOf, stateText } from '../words';

const input = z.object({ device: z.string().max(40) });

/** What is on the screen is worth something now or not at all. */
const VALID_MS = 2 * 60_000;

/** Asks the phone for a picture of its screen; it follows in the chat as soon as the phone has sent it. */
export const takeScreenshot = command<z.infer<typeof input>>(deviceScreenshot, {
  async run(ctx, args) {
    const device = await findDevice(ctx, input.parse(args).device);
    const w = wordsIn(ctx);
    const reason = obstacle(device, 'screenshot', w);
    const name = nameOf(device);
    if (reason)
      throw new Fault(
        'conflict',
        w(`${name} 不能截图：${reason}`, `${name} cannot take a screenshot: ${reason}`),
        { field: 'device' },
      );
    if (device.presence.reach === 'offline') {
      const state = stateText(ctx, device);
      const message = w(
        `${name} 现在连不上（${state}），不能截图`,
        `${name} cannot be reached now (${state}), so no screenshot`,
      );
      throw new Fault('conflict', message, { field: 'device' });
    }
    const title = w(`截图 ${device.id}`, `Screenshot ${device.id}`);
    const task = await createTask(ctx, {
      kind: 'device.screenshot',
      title,
      by: ctx.actor?.userid ?? null,
      actions: [{ deviceId: device.id, kind: 'screenshot', deadlineMs: VALID_MS }],
    });
    return {
      headline: w(`已受理 ${task.id}：${title}`, `Accepted ${task.id}: ${title}`),
      lines: [w('图片马上发给您', 'The picture follows in a moment')],
      task,
    };
  },
});
