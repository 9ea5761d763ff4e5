import type { CommandSpec } from '../conversation';

/** The slots a command still needs; one of two alternatives is enough. */
export function missingOf(spec: CommandSpec, args: Record<string, unknown>): string[] {
  return Object.entries(spec.slots)
    .filter(([name, slot]) => !slot.optional && args[name] === undefined)
    .filter(([, slot]) => slot.or === undefined || args[slot.or] === undefined)
    .map(([name]) => name);
}
