import type { Ctx } from './ctx';
import type { Module } from './module';

type CapsOf = (ctx: Ctx, deviceId: string) => Promise<readonly string[] | null>;

const nobodyKnows: CapsOf = () => Promise.resolve(null);
let current: CapsOf = nobodyKnows;

/** Called once when the product is put together: the area that owns the devices answers for what they can do. */
export function registerCaps(modules: readonly Module[]): void {
  const door = modules.find((m) => m.phoneDoor)?.phoneDoor;
  current = door ? (ctx, deviceId) => door.caps(ctx, deviceId) : nobodyKnows;
}

/** What this phone said it can do (`restart@1`); null = nobody knows of it yet. */
export const capsOf: CapsOf = (ctx, deviceId) => current(ctx, deviceId);
