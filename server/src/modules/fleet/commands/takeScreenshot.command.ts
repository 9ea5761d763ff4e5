import { deviceScreenshot } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command, Fault } from '../../../kernel';
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
    const reason = obstacle(device, 'screenshot', '截图');
    if (reason) throw new Fault('conflict', `${nameOf(device)} 不能截图：${reason}`, { field: 'device' });
    if (device.presence.reach === 'offline')
      throw new Fault('conflict', `${nameOf(device)} 现在连不上（${stateText(ctx, device)}），不能截图`, {
        field: 'device',
      });
    const title = `截图 ${device.id}`;
    const task = await createTask(ctx, {
      kind: 'device.screenshot',
      title,
      by: ctx.actor?.userid ?? null,
      actions: [{ deviceId: device.id, kind: 'screenshot', deadlineMs: VALID_MS }],
    });
    return { headline: `已受理 ${task.id}：${title}`, lines: ['图片马上发给您'], task };
  },
});
