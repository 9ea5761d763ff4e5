import type { Ctx } from './ctx';

/** The lines in front of the phones, as the pacer sees them: the ledger decides, the pacer only says when to look. */
export interface LinePort {
  /** wakes the lines of these phones. Looking too early or twice changes nothing */
  look(ctx: Ctx, deviceIds: readonly string[]): Promise<void>;
  /**
   * For a dispatcher that takes these shards over, or after Redis was lost: asks at once what became of every open
   * action, and tells when each line has to be looked at next.
   */
  recover(ctx: Ctx, shards: readonly number[]): Promise<{ deviceId: string; delayMs: number }[]>;
}

type Wake = (deviceId: string, delayMs: number) => void;

let current: Wake = () => undefined;

/** Called once when the product is put together; without a pacer the reaper alone wakes what waits. */
export function registerPace(wake: Wake): void {
  current = wake;
}

/** The line of this phone is looked at again after so long. May be lost: the reaper looks too. */
export const paceLine: Wake = (deviceId, delayMs) => current(deviceId, delayMs);
