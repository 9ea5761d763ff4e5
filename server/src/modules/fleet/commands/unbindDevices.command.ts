import { deviceUnbind } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command, Fault } from '../../../kernel';
import { chooseDevices, chosen, type Chosen } from '../chooseDevices';
import { unbind } from '../unbind';
import { nameOf, rowText } from '../words';

const effect = z.object({ devices: z.array(z.string()) });

export const unbindDevices = command<Chosen>(deviceUnbind, {
  async plan(ctx, args) {
    const { devices, missing } = await chooseDevices(ctx, chosen.parse(args));
    const targets = devices.filter((d) => !d.unboundAt);
    const [only] = targets;
    return {
      headline:
        targets.length === 0
          ? '这些设备都已解绑'
          : `解绑 ${targets.length === 1 && only ? nameOf(only) : `${targets.length} 台设备`}`,
      lines: ['密钥立即失效、连接立即断开，没执行的任务取消', '不能撤销，再用要重新配对'],
      targets: targets.map((d) => ({ id: d.id, text: rowText(ctx, d) })),
      excluded: [
        ...devices.filter((d) => d.unboundAt).map((d) => ({ id: d.id, text: nameOf(d), reason: '已解绑' })),
        ...missing.map((id) => ({ id, text: id, reason: '没有这台设备' })),
      ],
      reversible: false,
      effect: { devices: targets.map((d) => d.id) },
    };
  },

  async run(ctx, _args, plan) {
    if (!plan) throw new Fault('invalid', '解绑要先确认');
    const { devices } = effect.parse(plan.effect);
    let cancelled = 0;
    for (const id of devices) cancelled += await unbind(ctx, id);
    return {
      headline: `✅ 已解绑 ${devices.length === 1 ? (devices[0] ?? '') : `${devices.length} 台设备`}`,
      lines: cancelled > 0 ? [`取消了 ${cancelled} 个还没执行的动作`] : [],
      changed: { before: { devices }, after: { unbound: true } },
    };
  },
});
