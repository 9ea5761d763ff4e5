import { nowMs } from '../clock/clock';
import { spend as count } from '../limits/limits';
import type { World } from '../world';

/** Lets a call in; null when the API has as many at once as the switches allow. Call the result when it has ended. */
export function admit(world: World, path: string): (() => void) | null {
  const { concurrency } = world.switches;
  const running = world.running.get(path) ?? 0;
  if (concurrency > 0 && running >= concurrency) return null;
  world.running.set(path, running + 1);
  return () => {
    world.running.set(path, (world.running.get(path) ?? 1) - 1);
  };
}

/** Counts the call against wecom-api.md §14; 45009 above it. A webhook counts by its key. */
export function countCall(world: World, path: string, query: Record<string, string>): void {
  const of = path.startsWith('webhook/') ? (query['key'] ?? '') : '';
  countFor(world, path, { of });
  if (query['debug'] === '1') countFor(world, 'debug=1', {});
}

/** Counts `n` of something against its limit, unless the switches say that there are none. */
export function countFor(world: World, path: string, { of = '', n = 1 }: { of?: string; n?: number }): void {
  const perMinute = world.switches.perMinute[path];
  if (!world.switches.limits && perMinute === undefined) return;
  count(world.limits, { path, of, n, now: nowMs(world.clock), tz: world.clock.tz, perMinute });
}
