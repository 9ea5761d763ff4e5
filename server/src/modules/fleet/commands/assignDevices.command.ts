import { deviceAssign } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command, Fault, type Actor, type Ctx } from '../../../kernel';
import { everybody } from '../../operators';
import { chooseDevices, chosen } from '../chooseDevices';
import { devicesByIds, updateDevice } from '../deviceStore';

const input = chosen.extend({ operator: z.string().max(64) });
const receiptData = z.object({
  after: z.string(),
  before: z.array(z.object({ id: z.string(), operator: z.string().nullable() })),
});

export const assignDevices = command<z.infer<typeof input>>(deviceAssign, {
  async run(ctx, args) {
    const asked = input.parse(args);
    const person = await personOf(ctx, asked.operator);
    const { devices } = await chooseDevices(ctx, asked);
    const moved = devices.filter((d) => d.operator !== person.userid && !d.unboundAt);
    if (moved.length === 0) throw new Fault('conflict', `这些设备已经由${person.name}负责`);
    for (const d of moved) await updateDevice(ctx, d.id, { operator: person.userid });
    const [only] = moved;
    const summary = `${moved.length === 1 && only ? only.id : `${moved.length} 台设备`} 交给${person.name}`;
    const before = moved.map((d) => ({ id: d.id, operator: d.operator }));
    return {
      headline: `✅ ${summary}`,
      receipt: { summary, data: { after: person.userid, before } },
      changed: { before, after: { operator: person.userid } },
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
      ).map((d) => [d.id, d.operator]),
    );
    const ours = before.filter((b) => now.get(b.id) === after);
    for (const b of ours) await updateDevice(ctx, b.id, { operator: b.operator });
    return { headline: `${ours.length} 台设备交还原来的负责人` };
  },
});

async function personOf(ctx: Ctx, said: string): Promise<Actor> {
  const fits = (await everybody(ctx)).filter((a) => a.name === said || a.userid === said);
  if (fits.length === 1 && fits[0]) return fits[0];
  throw fits.length === 0
    ? new Fault('notFound', `没有叫「${said}」的同事`, { field: 'operator' })
    : new Fault(
        'invalid',
        `有 ${fits.length} 位同事叫「${said}」，请说账号：${fits.map((a) => a.userid).join('、')}`,
        {
          field: 'operator',
        },
      );
}
