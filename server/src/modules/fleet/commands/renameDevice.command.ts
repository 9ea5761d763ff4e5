import { deviceRename } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command, Fault } from '../../../kernel';
import { findDevice } from '../chooseDevices';
import { deviceById, idsAndNames, updateDevice } from '../deviceStore';

const name = z.string().trim().min(1, '名字不能为空').max(40, '名字最多 40 个字');
const input = z.object({ device: z.string().max(40), text: z.string().max(500) });
const receiptData = z.object({ device: z.string(), before: z.string(), after: z.string() });

export const renameDevice = command<z.infer<typeof input>>(deviceRename, {
  async run(ctx, args) {
    const asked = input.parse(args);
    const device = await findDevice(ctx, asked.device);
    const parsed = name.safeParse(asked.text);
    if (!parsed.success)
      throw new Fault('invalid', parsed.error.issues[0]?.message ?? '名字不正确', { field: 'text' });
    const taken = (await idsAndNames(ctx, null)).find((d) => d.name === parsed.data && d.id !== device.id);
    if (taken) throw new Fault('conflict', `${taken.id} 已经叫「${parsed.data}」`, { field: 'text' });
    await updateDevice(ctx, device.id, { name: parsed.data });
    const summary = `${device.id} 改名为「${parsed.data}」`;
    return {
      headline: `✅ ${summary}`,
      lines: [`原来叫「${device.name}」`],
      receipt: { summary, data: { device: device.id, before: device.name, after: parsed.data } },
      changed: { before: { name: device.name }, after: { name: parsed.data } },
    };
  },

  async undo(ctx, receipt) {
    const { device, before, after } = receiptData.parse(receipt.data);
    if ((await deviceById(ctx, device))?.name !== after)
      throw new Fault('conflict', `${device} 后来又改过名字，不能撤销`);
    await updateDevice(ctx, device, { name: before });
    return { headline: `${device} 改回「${before}」` };
  },
});
