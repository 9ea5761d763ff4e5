import type { Ctx } from './ctx';

/** The lines in front of the phones, as the pacer sees them: the ledger decides, the pacer only says when to look. */
export interface LinePort {
  /** wakes the lines of these phones. Looking too early or twice changes nothing */
  look(ctx: Ctx, deviceIds: readonly string[]): Promise<void>;
  /** phones that something waits for while their screen is free; the pacer looks at those it does not know of */
  idle(ctx: Ctx): Promise<string[]>;
  /**
   * For a dispatcher that takes these shards over, or after Redis was lost: asks at once what became of every open
   * action, and tells when each line has to be looked at next.
   */
  recover(ctx: Ctx, shards: readonly number[]): Promise<{ deviceId: string; at: Date }[]>;
}

type Pace = (deviceId: string, at: Date) => void;

let current: Pace = () => undefined;

/** Called once when the product is put together; without a pacer nobody looks at what waits. */
export function registerPace(pace: Pace): void {
  current = pace;
}

/** The line of this phone is looked at again then. May be lost: the pacer looks for lines nobody looks at. */
export const paceLine: Pace = (deviceId, at) => current(deviceId, at);
