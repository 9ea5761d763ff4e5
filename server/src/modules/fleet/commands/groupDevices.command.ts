import { deviceGroup } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command, Fault } from '../../../kernel';
import { chooseDevices, chosen } from '../chooseDevices';
import { devicesByIds, insertGroup, updateDevice } from '../deviceStore';

const input = chosen.extend({ group: z.string().trim().min(1).max(40) });
const receiptData = z.object({
  after: z.string(),
  before: z.array(z.object({ id: z.string(), group: z.string().nullable() })),
});

export const groupDevices = command<z.infer<typeof input>>(deviceGroup, {
  async run(ctx, args) {
    const asked = input.parse(args);
    const { devices, missing } = await chooseDevices(ctx, asked);
    const moved = devices.filter((d) => d.group !== asked.group && !d.unboundAt);
    if (moved.length === 0) throw new Fault('conflict', `这些设备已经在「${asked.group}」`);
    await insertGroup(ctx, asked.group);
    for (const d of moved) await updateDevice(ctx, d.id, { group: asked.group });
    const [only] = moved;
    const summary = `${moved.length === 1 && only ? only.id : `${moved.length} 台设备`} 分到「${asked.group}」`;
    const before = moved.map((d) => ({ id: d.id, group: d.group }));
    return {
      headline: `✅ ${summary}`,
      lines: missing.length > 0 ? [`没有这些设备：${missing.slice(0, 10).join('、')}`] : [],
      receipt: { summary, data: { after: asked.group, before } },
      changed: { before, after: { group: asked.group } },
    };
  },

  async undo(ctx, receipt) {
    const { after, before } = receiptData.parse(receipt.data);
    const now = new Map(
      (
        await devicesByIds(
          ctx,
          before.map((b) => b.id),
        )
      ).map((d) => [d.id, d.group]),
    );
    const ours = before.filter((b) => now.get(b.id) === after);
    for (const b of ours) await updateDevice(ctx, b.id, { group: b.group });
    const kept = before.length - ours.length;
    return {
      headline: `${ours.length} 台设备回到原来的分组`,
      lines: kept > 0 ? [`${kept} 台后来又改过分组，保持不变`] : [],
    };
  },
});
