import type { Admission, Ctx, Hello } from '../../kernel';
import { askNewKey, needsNewKey } from './jobs/askNewKey.delivery';
import { deviceById, noteHello } from './deviceStore';
import { insertPresence, lockPresences, nextGeneration } from './presenceStore';
import { quarantine } from './quarantine';
import { noteTakeover } from './takeoverStore';
import { isTimely, keysOf, signedBy } from './verifyHello';

/** by then it has its welcome, or it is asked the next time */
const SETTLED_MS = 5_000;

/**
 * Lets a phone in, with a new generation, or says why not. An unknown phone and a wrong key look alike from outside:
 * badKey. Another installation with the right key may be the phone restored from a backup, so it takes over; two of
 * them that push each other out are quarantined, both (fleet.md §2).
 */
export async function admit(ctx: Ctx, hello: Hello, nonce: string): Promise<Admission> {
  const device = await deviceById(ctx, hello.device);
  if (device?.unboundAt) return { admitted: false, reason: 'unbound' };
  if (!device || !keysOf(device, ctx.now).some((key) => signedBy(key, hello, nonce)))
    return { admitted: false, reason: 'badKey' };
  if (!isTimely(hello, ctx.now)) return { admitted: false, reason: 'staleTime' };
  if (!device.confirmedAt) return { admitted: false, reason: 'awaiting-confirmation' };
  await insertPresence(ctx, device.id);
  if (device.quarantinedAt || (await isContested(ctx, hello)))
    return { admitted: false, reason: 'quarantined' };
  await noteHello(ctx, device.id, hello.app, hello.caps);
  if (needsNewKey(device, hello.caps, ctx.now))
    ctx.enqueue(askNewKey, { device: device.id }, { delayMs: SETTLED_MS });
  return { admitted: true, generation: await nextGeneration(ctx, device.id) };
}

/** A hello of a phone that is connected pushes the older socket aside; too often from two sides is a war. */
async function isContested(ctx: Ctx, { device, install }: Hello): Promise<boolean> {
  const [presence] = await lockPresences(ctx, [device]);
  if (presence?.reach !== 'online' || presence.node === null) return false;
  if (!(await noteTakeover(ctx, device, install))) return false;
  await quarantine(ctx, device);
  return true;
}
