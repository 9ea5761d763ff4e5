import { deviceConfirm } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command, Fault, wordsIn } from '../../../kernel';
import { findDevice } from '../chooseDevices';
import { updateDevice } from '../deviceStore';
import { restate } from '../restate';
import { nameOf } from '../words';

const input = z.object({ device: z.string().max(40) });

/** From now on the phone may connect; it asks every few seconds while it waits. Confirming twice changes nothing. */
export const confirmDevice = command<z.infer<typeof input>>(deviceConfirm, {
  async run(ctx, args) {
    const w = wordsIn(ctx);
    const device = await findDevice(ctx, input.parse(args).device);
    const name = nameOf(device);
    if (device.unboundAt)
      throw new Fault(
        'conflict',
        w(`${name} 已解绑，请重新配对`, `${name} is unbound, please pair it again`),
      );
    if (device.confirmedAt) return { headline: w(`${name} 已经绑定`, `${name} is bound already`) };
    await updateDevice(ctx, device.id, { confirmedAt: ctx.now });
    await restate(ctx, [device.id]);
    return {
      headline: w(`✅ 已绑定 ${name}`, `✅ Bound ${name}`),
      lines: [
        w('手机几秒内上线', 'The phone comes online within seconds'),
        w('可以给它改名、分组', 'You may rename it and put it into a group'),
      ],
      buttons: [
        { text: w('看设备', 'Show'), say: `设备 ${device.id}`, style: 'primary' },
        { text: w('改名', 'Rename'), say: `${device.id}改名` },
      ],
      changed: { before: null, after: { device: device.id, confirmed: true } },
    };
  },
});
