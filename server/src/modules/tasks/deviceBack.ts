import type { Ctx } from '../../kernel';
import { askPhone } from './jobs/askPhone.delivery';
import { openOnDevice, unholdDevice, waitingOf } from './lineStore';
import { conclude } from './conclude';
import { wakeDevice } from './wakeDevice';

/**
 * A phone is connected again: it is asked what became of the action it had, and what waited for it may go. The ledger
 * is the outbox; nothing else remembers what a phone is owed (fleet.md §2, resume).
 */
export async function deviceBack(ctx: Ctx, deviceId: string): Promise<void> {
  for (const action of await openOnDevice(ctx, deviceId)) ctx.enqueue(askPhone, { action: action.id });
  await unholdDevice(ctx, deviceId);
  wakeDevice(ctx, deviceId);
}

/** The phone will not work for us any more: what it has not begun is cancelled. */
export async function cancelWaiting(ctx: Ctx, deviceId: string): Promise<number> {
  const waiting = await waitingOf(ctx, { deviceId });
  for (const action of waiting) await conclude(ctx, action, 'cancelled');
  return waiting.length;
}
