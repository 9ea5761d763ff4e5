import type { Ctx } from './ctx';
import type { Module } from './module';
import type { Fitness } from './phoneDoor';

type FitnessOf = (ctx: Ctx, deviceId: string) => Promise<Fitness | null>;

const nobodyKnows: FitnessOf = () => Promise.resolve(null);
let current: FitnessOf = nobodyKnows;

/** Called once when the product is put together: the area that owns the devices answers for what they may be given. */
export function registerFitness(modules: readonly Module[]): void {
  const door = modules.find((m) => m.phoneDoor)?.phoneDoor;
  current = door ? (ctx, deviceId) => door.fitness(ctx, deviceId) : nobodyKnows;
}

/** Whether this phone works at all, and what it can do; null = nobody knows of it. */
export const fitnessOf: FitnessOf = (ctx, deviceId) => current(ctx, deviceId);
