import type { z } from 'zod';
import type { Ctx } from './ctx';
import type { AnyJob } from './job';

/**
 * Something happened, and the actor must not know who cares. Listeners are jobs, named in their own area's `on`;
 * the kernel enqueues one per listener, each retried alone. The payload is ids only.
 */
export interface AppEvent<T> {
  name: string;
  data: z.ZodType<T>;
}

export const event = <T>(spec: AppEvent<T>): AppEvent<T> => spec;

export interface Listener {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- events of different payloads in one list
  event: AppEvent<any>;
  job: AnyJob;
  /** only then the listener is woken; without it always */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  when?(data: any): boolean;
}

let listeners: ReadonlyMap<string, readonly Listener[]> = new Map();

/** Called once by main.ts and by world() with every module's `on`. */
export function listen(all: readonly Listener[]): void {
  const map = new Map<string, Listener[]>();
  for (const l of all) map.set(l.event.name, [...(map.get(l.event.name) ?? []), l]);
  listeners = map;
}

/** Enqueues one job per listener at commit. */
export function emit<T>(ctx: Ctx, e: AppEvent<T>, data: T): void {
  for (const l of listeners.get(e.name) ?? []) if (l.when?.(data) ?? true) ctx.enqueue(l.job, data);
}
