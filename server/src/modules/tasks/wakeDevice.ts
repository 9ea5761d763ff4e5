import type { Ctx } from '../../kernel';
import { enqueueTurns } from './jobs/turn.delivery';

/** Wakes the lines in front of these phones. Safe to call any number of times. */
export function wakeDevice(ctx: Ctx, ...deviceIds: string[]): void {
  enqueueTurns(ctx, deviceIds);
}
