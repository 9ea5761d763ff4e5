import type { Ctx } from '../../kernel';
import { updateDevice } from './deviceStore';
import { dropSocket } from './jobs/dropSocket.delivery';
import { restate } from './restate';
import { forgetTakeovers } from './takeoverStore';

/**
 * Shuts a phone out whose identity two phones claim: neither connects and nothing is given to it until a person has
 * looked. Who is told is the alert's business.
 */
export async function quarantine(ctx: Ctx, deviceId: string): Promise<void> {
  ctx.log.warn({ area: 'fleet', verb: 'quarantine', device: deviceId }, 'two phones claim one identity');
  await updateDevice(ctx, deviceId, { quarantinedAt: ctx.now });
  await restate(ctx, [deviceId]);
  ctx.enqueue(dropSocket, { device: deviceId });
}

/** Lets it connect again; the phones are asked to wait five minutes at most. */
export async function release(ctx: Ctx, deviceId: string): Promise<void> {
  await forgetTakeovers(ctx, deviceId);
  await updateDevice(ctx, deviceId, { quarantinedAt: null });
}
