import type { Ctx } from '../../kernel';
import type { Action } from './action.entity';
import { closeAction } from './closeAction';
import { wakeDevice } from './wakeDevice';

/** Ends an action without word from its phone and wakes the next one. False when it has moved on meanwhile. */
export async function conclude(
  ctx: Ctx,
  action: Action,
  as: 'expired' | 'cancelled' | 'unknown',
): Promise<boolean> {
  if (!(await closeAction(ctx, action, as))) return false;
  wakeDevice(ctx, action.deviceId);
  return true;
}
