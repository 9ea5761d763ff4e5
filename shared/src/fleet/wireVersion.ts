/** The version of the wire this server speaks. 2: a phone can change its key (`rekey`). */
export const WIRE_VERSION = 2;
/** fleet.md §2: the current one and two before. A phone below that may only update. */
export const OLDEST_WIRE_VERSION = Math.max(1, WIRE_VERSION - 2);
/**
 * The challenge is said before anybody knows what the phone speaks, so it is of the first version for ever; the session
 * then speaks the version of the phone's hello.
 */
export const GREETING_VERSION = 1;

export type VersionStanding = 'spoken' | 'tooOld' | 'tooNew';

/** What is to be done with a frame of this version. */
export function versionStanding(v: number): VersionStanding {
  if (v < OLDEST_WIRE_VERSION) return 'tooOld';
  return v > WIRE_VERSION ? 'tooNew' : 'spoken';
}
