import type { Slice } from '../insight';

/** Whose review it is: everybody of the company writes one together, a team its own, a person his own. */
export function seenBy(slice: Slice): string {
  if (slice.member !== undefined) return `member:${slice.member}`;
  return slice.team === undefined ? 'company' : `team:${slice.team}`;
}
