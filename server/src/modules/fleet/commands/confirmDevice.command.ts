import { deviceConfirm } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command, Fault } from '../../../kernel';
import { findDevice } from '../chooseDevices';
import { updateDevice } from '../deviceStore';
import { restate } from '../restate';
import { nameOf } from '../words';

const input = z.object({ device: z.string().max(40) });

/** From now on the phone may connect; it asks every few seconds while it waits. Confirming twice changes nothing. */
export const confirmDevice = command<z.infer<typeof input>>(deviceConfirm, {
  async run(ctx, args) {
    const device = await findDevice(ctx, input.parse(args).device);
    if (device.unboundAt) throw new Fault('conflict', `${nameOf(device)} 已解绑，请重新配对`);
    if (device.confirmedAt) return { headline: `${nameOf(device)} 已经绑定` };
    await updateDevice(ctx, device.id, { confirmedAt: ctx.now });
    await restate(ctx, [device.id]);
    return {
      headline: `✅ 已绑定 ${nameOf(device)}`,
      lines: ['手机几秒内上线', '可以给它改名、分组'],
      buttons: [
        { text: '看设备', say: `设备 ${device.id}`, style: 'primary' },
        { text: '改名', say: `${device.id}改名` },
      ],
      changed: { before: null, after: { device: device.id, confirmed: true } },
    };
  },
});
