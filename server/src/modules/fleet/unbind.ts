import type { Ctx } from '../../kernel';
import { releaseDevice } from '../accounts';
import { cancelWaiting } from '../tasks';
import { updateDevice } from './deviceStore';
import { dropSocket } from './jobs/dropSocket.delivery';
import { nextGeneration } from './presenceStore';
import { restate } from './restate';

/**
 * Revokes a phone's key at once and closes its socket (domain.md §2). The generation moves on, so nothing its old
 * socket says counts any more. The accounts on it are on no phone from then on. Says what was cancelled and released.
 * May be repeated.
 */
export async function unbind(ctx: Ctx, deviceId: string): Promise<{ cancelled: number; released: string[] }> {
  await updateDevice(ctx, deviceId, { publicKey: null, previousKey: null, unboundAt: ctx.now });
  await nextGeneration(ctx, deviceId);
  await restate(ctx, [deviceId]);
  ctx.enqueue(dropSocket, { device: deviceId });
  const released = await releaseDevice(ctx, deviceId);
  return { cancelled: await cancelWaiting(ctx, deviceId), released };
}
