import type { Ctx } from '../../kernel';
import { enqueueTurn } from './jobs/turn.delivery';
import { headOf } from './lineStore';

/** Wakes the line in front of a phone. Safe to call any number of times. */
export async function wakeDevice(ctx: Ctx, deviceId: string): Promise<void> {
  const head = await headOf(ctx, deviceId);
  if (head) enqueueTurn(ctx, head);
}
