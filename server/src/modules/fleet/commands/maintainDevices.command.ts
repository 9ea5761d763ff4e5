import { deviceMaintain } from '@cunkebao/shared/conversation';
import type { Words } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, Fault, wordsIn, type Ctx } from '../../../kernel';
import { cancelWaiting } from '../../tasks';
import { chooseDevices, chosen } from '../chooseDevices';
import { devicesByIds, updateDevice } from '../deviceStore';
import { release } from '../quarantine';
import { restate } from '../restate';
import { devicesText } from '../words';

const input = chosen.extend({ maintenance: z.enum(['on', 'off']).default('on') });
const receiptData = z.object({ ids: z.array(z.string()), on: z.boolean() });

/**
 * A device under maintenance stays connected and gets no new work; what waited for it is cancelled. 恢复 also lets out
 * one that was quarantined: whoever says it has looked at the phone.
 */
export const maintainDevices = command<z.input<typeof input>>(deviceMaintain, {
  async run(ctx, args) {
    const w = wordsIn(ctx);
    const asked = input.parse(args);
    const on = asked.maintenance === 'on';
    const { devices } = await chooseDevices(ctx, asked);
    const usable = devices.filter((d) => !d.unboundAt && d.confirmedAt);
    const ids = usable.filter((d) => (d.maintenanceAt !== null) !== on).map((d) => d.id);
    const freed = on ? [] : usable.filter((d) => d.quarantinedAt !== null).map((d) => d.id);
    if (ids.length === 0 && freed.length === 0)
      throw new Fault(
        'conflict',
        on
          ? w('这些设备已经在维护中', 'These devices are in maintenance already')
          : w('这些设备没有在维护或隔离', 'These devices are neither in maintenance nor quarantined'),
      );
    for (const id of freed) await release(ctx, id);
    const all = [...new Set([...ids, ...freed])].sort();
    const cancelled = await turnMaintenance(ctx, ids, on);
    await restate(ctx, freed);
    const who = devicesText(all, w);
    const summary = on
      ? w(`${who} 停用维护`, `${who} out of use for maintenance`)
      : w(`${who} 恢复使用`, `${who} back in use`);
    return {
      headline: `✅ ${summary}`,
      lines: [...cancelledLine(cancelled, w), ...freedLine(freed, w)],
      ...(ids.length > 0 ? { receipt: { summary, data: { ids, on } } } : {}),
      changed: { before: { maintenance: !on }, after: { maintenance: on, devices: all } },
    };
  },

  async undo(ctx, receipt) {
    const { ids, on } = receiptData.parse(receipt.data);
    const still = (await devicesByIds(ctx, ids)).filter(
      (d) => !d.unboundAt && (d.maintenanceAt !== null) === on,
    );
    await turnMaintenance(ctx, still.map((d) => d.id).sort(), !on);
    const w = wordsIn(ctx);
    const count = still.length;
    const lost = w(
      '因维护取消的动作不会自动恢复，需要的请重新下发',
      'Actions cancelled for the maintenance do not come back; order them again where needed',
    );
    return {
      headline: on
        ? w(`${count} 台设备恢复使用`, `Devices back in use: ${count}`)
        : w(`${count} 台设备回到维护`, `Devices back in maintenance: ${count}`),
      lines: on ? [lost] : [],
    };
  },
});

const cancelledLine = (count: number, w: Words): string[] =>
  count > 0 ? [w(`取消了 ${count} 个还没执行的动作`, `Cancelled actions that had not begun: ${count}`)] : [];

const freedLine = (freed: readonly string[], w: Words): string[] =>
  freed.length > 0
    ? [
        w(
          `${devicesText(freed, w)} 解除隔离：5 分钟内重新上线；若又被争用，请解绑后重新配对`,
          `${devicesText(freed, w)} out of quarantine, back within 5 min; if contested again, unbind and pair anew`,
        ),
      ]
    : [];

async function turnMaintenance(ctx: Ctx, ids: readonly string[], on: boolean): Promise<number> {
  let cancelled = 0;
  for (const id of ids) {
    await updateDevice(ctx, id, { maintenanceAt: on ? ctx.now : null });
    if (on) cancelled += await cancelWaiting(ctx, id);
  }
  await restate(ctx, ids);
  return cancelled;
}
