import type { Ctx } from '../../kernel';
import { cancelWaiting } from '../tasks';
import { updateDevice } from './deviceStore';
import { dropSocket } from './jobs/dropSocket.delivery';
import { nextGeneration } from './presenceStore';
import { restate } from './restate';

/**
 * Revokes a phone's key at once and closes its socket (domain.md §2). The generation moves on, so nothing its old
 * socket says counts any more. Returns how many waiting actions were cancelled. May be repeated.
 */
export async function unbind(ctx: Ctx, deviceId: string): Promise<number> {
  await updateDevice(ctx, deviceId, { publicKey: null, previousKey: null, unboundAt: ctx.now });
  await nextGeneration(ctx, deviceId);
  await restate(ctx, [deviceId]);
  ctx.enqueue(dropSocket, { device: deviceId });
  return cancelWaiting(ctx, deviceId);
}
