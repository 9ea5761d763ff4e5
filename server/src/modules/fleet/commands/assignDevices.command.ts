import { deviceAssign } from '@cunkebao/shared/conversation';
import type { Words } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, Fault, wordsIn, type Actor, type Ctx } from '../../../kernel';
import { everybody } from '../../operators';
import { chooseDevices, chosen } from '../chooseDevices';
import { devicesByIds, updateDevice } from '../deviceStore';
import { devicesText, idList } from '../words';

const input = chosen.extend({ operator: z.string().max(64) });
const receiptData = z.object({
  after: z.string(),
  before: z.array(z.object({ id: z.string(), operator: z.string().nullable() })),
});

export const assignDevices = command<z.infer<typeof input>>(deviceAssign, {
  async run(ctx, args) {
    const w = wordsIn(ctx);
    const asked = input.parse(args);
    const person = await personOf(ctx, asked.operator);
    const { devices } = await chooseDevices(ctx, asked);
    const moved = devices.filter((d) => d.operator !== person.userid && !d.unboundAt);
    if (moved.length === 0)
      throw new Fault(
        'conflict',
        w(`这些设备已经由${person.name}负责`, `${person.name} already looks after these devices`),
      );
    for (const d of moved) await updateDevice(ctx, d.id, { operator: person.userid });
    const who = devicesText(
      moved.map((d) => d.id),
      w,
    );
    const summary = w(`${who} 交给${person.name}`, `${who} assigned to ${person.name}`);
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
    return {
      headline: wordsIn(ctx)(
        `${ours.length} 台设备交还原来的负责人`,
        `Given back to whom they belonged: ${ours.length}`,
      ),
    };
  },
});

function severalText(said: string, fits: readonly Actor[], w: Words): string {
  const ids = idList(
    fits.map((a) => a.userid),
    w,
  );
  return w(
    `有 ${fits.length} 位同事叫「${said}」，请说账号：${ids}`,
    `${fits.length} colleagues are called "${said}", say the userid: ${ids}`,
  );
}

async function personOf(ctx: Ctx, said: string): Promise<Actor> {
  const w = wordsIn(ctx);
  const fits = (await everybody(ctx)).filter((a) => a.name === said || a.userid === said);
  if (fits.length === 1 && fits[0]) return fits[0];
  throw fits.length === 0
    ? new Fault('notFound', w(`没有叫「${said}」的同事`, `No colleague is called "${said}"`), {
        field: 'operator',
      })
    : new Fault('invalid', severalText(said, fits, w), { field: 'operator' });
}
