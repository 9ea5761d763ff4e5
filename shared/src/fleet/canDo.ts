import type { ActionKind } from './wire';

/** What the server asks for; a phone says `moments@2` when it can do version 2 (fleet.md §2). */
export const ACTION_VERSION = 1;

/** Said by a phone that can change its key; it is asked for a new one twice a year. */
export const REKEY_CAP = 'rekey@1';

/** A phone is never sent what is not in its `caps`; one that has not said hello yet may learn it by then. */
export function canDo(caps: readonly string[] | null, kind: ActionKind, version = ACTION_VERSION): boolean {
  if (caps === null || caps.length === 0) return true;
  return caps.some((c) => c === kind || c === `${kind}@${version}` || newer(c, kind, version));
}

function newer(cap: string, kind: ActionKind, version: number): boolean {
  const [name, said] = cap.split('@');
  return name === kind && Number(said) > version;
}
