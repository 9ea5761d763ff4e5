import { deviceUnbind } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command, Fault, wordsIn } from '../../../kernel';
import { chooseDevices, chosen, type Chosen } from '../chooseDevices';
import { unbind } from '../unbind';
import { devicesText, idList, nameOf, rowText } from '../words';

const effect = z.object({ devices: z.array(z.string()) });

export const unbindDevices = command<Chosen>(deviceUnbind, {
  async plan(ctx, args) {
    const w = wordsIn(ctx);
    const { devices, missing, spared } = await chooseDevices(ctx, chosen.parse(args));
    const targets = devices.filter((d) => !d.unboundAt);
    return {
      headline:
        targets.length === 0
          ? w('这些设备都已解绑', 'These devices are all unbound')
          : w('解绑 ', 'Unbind ') + devicesText(targets.map(nameOf), w),
      lines: [
        w(
          '密钥立即失效、连接立即断开，没执行的任务取消',
          'The key dies and the connection closes at once; what has not begun is cancelled',
        ),
        w('不能撤销，再用要重新配对', 'It cannot be undone; to use it again it must be paired again'),
      ],
      targets: targets.map((d) => ({ id: d.id, text: rowText(ctx, d) })),
      excluded: [
        ...devices
          .filter((d) => d.unboundAt)
          .map((d) => ({ id: d.id, text: nameOf(d), reason: w('已解绑', 'unbound') })),
        ...missing.map((id) => ({ id, text: id, reason: w('没有这台设备', 'no such device') })),
        ...spared.map((id) => ({ id, text: id, reason: w('您说了除外', 'left out as you said') })),
      ],
      reversible: false,
      effect: { devices: targets.map((d) => d.id) },
    };
  },

  async run(ctx, _args, plan) {
    const w = wordsIn(ctx);
    if (!plan) throw new Fault('invalid', w('解绑要先确认', 'Unbinding must be confirmed first'));
    const { devices } = effect.parse(plan.effect);
    let cancelled = 0;
    const released: string[] = [];
    for (const id of devices) {
      const done = await unbind(ctx, id);
      cancelled += done.cancelled;
      released.push(...done.released);
    }
    return {
      headline: w('✅ 已解绑 ', '✅ Unbound ') + devicesText(devices, w),
      lines: [
        ...(cancelled > 0
          ? [w(`取消了 ${cancelled} 个还没执行的动作`, `Cancelled actions that had not begun: ${cancelled}`)]
          : []),
        ...(released.length > 0
          ? [w(`${idList(released, w)} 不再登录在任何设备上`, `On no phone any more: ${idList(released, w)}`)]
          : []),
      ],
      changed: { before: { devices, accounts: released }, after: { unbound: true } },
    };
  },
});
