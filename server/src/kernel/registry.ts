import type { AnyCommand } from './command';
import type { Module, WecomCallback } from './module';
import { registerPeople } from './people';

let commands: ReadonlyMap<string, AnyCommand> = new Map();
let namers: readonly NonNullable<Module['names']>[] = [];
let callbacks: readonly WecomCallback[] = [];

/** Called once when the product is put together; the conversation finds commands here without knowing their areas. */
export function registerCommands(modules: readonly Module[]): void {
  commands = new Map(modules.flatMap((m) => m.commands ?? []).map((c) => [c.spec.id, c] as const));
  namers = modules.flatMap((m) => (m.names ? [m.names] : []));
  callbacks = modules.flatMap((m) => m.wecom ?? []);
  registerPeople(modules.flatMap((m) => m.people ?? []));
}

/** undefined: the catalogue knows the words, but nothing is built behind them yet. */
export const commandOf = (id: string): AnyCommand | undefined => commands.get(id);

export const builtCommands = (): AnyCommand[] => [...commands.values()];

/** Every area's names for the parser. */
export const allNames = (): readonly NonNullable<Module['names']>[] => namers;

/** Who handles a WeCom event that is not a conversation. */
export const callbacksOf = (event: string, change?: string): WecomCallback[] =>
  callbacks.filter(
    (c) =>
      c.event === event && (change === undefined || c.changes === undefined || c.changes.includes(change)),
  );
