import { deviceRename } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command, Fault, wordsIn } from '../../../kernel';
import { findDevice } from '../chooseDevices';
import { deviceById, idsAndNames, updateDevice } from '../deviceStore';

const MOST = 40;
const input = z.object({ device: z.string().max(40), text: z.string().max(500) });
const receiptData = z.object({ device: z.string(), before: z.string(), after: z.string() });

export const renameDevice = command<z.infer<typeof input>>(deviceRename, {
  async run(ctx, args) {
    const w = wordsIn(ctx);
    const asked = input.parse(args);
    const device = await findDevice(ctx, asked.device);
    const name = asked.text.trim();
    if (name === '') throw new Fault('invalid', w('名字不能为空', 'A name is needed'), { field: 'text' });
    if (name.length > MOST)
      throw new Fault('invalid', w(`名字最多 ${MOST} 个字`, `A name has ${MOST} characters at most`), {
        field: 'text',
      });
    const taken = (await idsAndNames(ctx, null)).find((d) => d.name === name && d.id !== device.id);
    if (taken)
      throw new Fault(
        'conflict',
        w(`${taken.id} 已经叫「${name}」`, `${taken.id} is called "${name}" already`),
        {
          field: 'text',
        },
      );
    await updateDevice(ctx, device.id, { name });
    const summary = w(`${device.id} 改名为「${name}」`, `${device.id} renamed to "${name}"`);
    return {
      headline: `✅ ${summary}`,
      lines: [w(`原来叫「${device.name}」`, `It was "${device.name}"`)],
      receipt: { summary, data: { device: device.id, before: device.name, after: name } },
      changed: { before: { name: device.name }, after: { name } },
    };
  },

  async undo(ctx, receipt) {
    const w = wordsIn(ctx);
    const { device, before, after } = receiptData.parse(receipt.data);
    if ((await deviceById(ctx, device))?.name !== after)
      throw new Fault(
        'conflict',
        w(`${device} 后来又改过名字，不能撤销`, `${device} was renamed again since, this cannot be undone`),
      );
    await updateDevice(ctx, device, { name: before });
    return { headline: w(`${device} 改回「${before}」`, `${device} is "${before}" again`) };
  },
});
