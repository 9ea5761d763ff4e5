import type { Ctx } from './ctx';
import type { Module } from './module';
import type { Fitness } from './phoneDoor';

type FitnessOf = (ctx: Ctx, deviceIds: readonly string[]) => Promise<ReadonlyMap<string, Fitness>>;

const nobodyKnows: FitnessOf = () => Promise.resolve(new Map());
let current: FitnessOf = nobodyKnows;

/** Called once when the product is put together: the area that owns the devices answers for what they may be given. */
export function registerFitness(modules: readonly Module[]): void {
  const door = modules.find((m) => m.phoneDoor)?.phoneDoor;
  current = door ? (ctx, deviceIds) => door.fitness(ctx, deviceIds) : nobodyKnows;
}

/** Whether these phones work at all, and what they can do; nobody knows of one that is left out. */
export const fitnessOf: FitnessOf = (ctx, deviceIds) => current(ctx, deviceIds);
