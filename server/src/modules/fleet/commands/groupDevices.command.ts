import { deviceGroup } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command, Fault, wordsIn } from '../../../kernel';
import { chooseDevices, chosen } from '../chooseDevices';
import { devicesByIds, insertGroup, updateDevice } from '../deviceStore';
import { devicesText, idList } from '../words';

const input = chosen.extend({ group: z.string().trim().min(1).max(40) });
const receiptData = z.object({
  after: z.string(),
  before: z.array(z.object({ id: z.string(), group: z.string().nullable() })),
});

export const groupDevices = command<z.infer<typeof input>>(deviceGroup, {
  async run(ctx, args) {
    const w = wordsIn(ctx);
    const asked = input.parse(args);
    const { devices, missing } = await chooseDevices(ctx, asked);
    const moved = devices.filter((d) => d.group !== asked.group && !d.unboundAt);
    if (moved.length === 0)
      throw new Fault(
        'conflict',
        w(`这些设备已经在「${asked.group}」`, `These devices are in "${asked.group}" already`),
      );
    await insertGroup(ctx, asked.group);
    for (const d of moved) await updateDevice(ctx, d.id, { group: asked.group });
    const who = devicesText(
      moved.map((d) => d.id),
      w,
    );
    const summary = w(`${who} 分到「${asked.group}」`, `${who} put into "${asked.group}"`);
    const unknown = idList(missing.slice(0, 10), w);
    const before = moved.map((d) => ({ id: d.id, group: d.group }));
    return {
      headline: `✅ ${summary}`,
      lines: missing.length > 0 ? [w(`没有这些设备：${unknown}`, `No such devices: ${unknown}`)] : [],
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
    const w = wordsIn(ctx);
    return {
      headline: w(`${ours.length} 台设备回到原来的分组`, `Back in the groups they were in: ${ours.length}`),
      lines:
        kept > 0
          ? [w(`${kept} 台后来又改过分组，保持不变`, `Moved again since and left alone: ${kept}`)]
          : [],
    };
  },
});
