import { REKEY_CAP } from '@cunkebao/shared/fleet';
import { z } from 'zod';
import { delivery } from '../../../kernel';
import type { Device } from '../device.entity';
import { deviceById } from '../deviceStore';

/** a key is used for half a year */
const KEY_DAYS = 180;

/** Is its key old, and can it make another? */
export const needsNewKey = (d: Device, caps: readonly string[], now: Date): boolean =>
  d.publicKey !== null &&
  caps.includes(REKEY_CAP) &&
  now.getTime() - (d.keySince ?? d.createdAt).getTime() > KEY_DAYS * 86_400_000;

/** Asks a phone that can change its key for a new one when the present one is old. May be lost: it is asked again. */
export const askNewKey = delivery({
  name: 'fleet.askNewKey',
  queue: 'phones',
  data: z.object({ device: z.string() }),
  attempts: 1,

  async prepare(ctx, { device }) {
    const d = await deviceById(ctx, device);
    return d && needsNewKey(d, d.caps ?? [], ctx.now) ? { device } : null;
  },
  send: (outside, { device }) => outside.phones.deliver(device, { t: 'cmd', d: { cmd: 'rekey' } }),
  record: () => Promise.resolve(),
});
