/** fleet.md §2: 20 messages a second; a phone that comes back with a full outbox may say more at first. */
const PER_SECOND = 20;
const AT_ONCE = 240;

/** One phone's allowance of messages; false when it is used up. `now` in milliseconds of any steady clock. */
export function makePace(): (now: number) => boolean {
  let left = AT_ONCE;
  let at: number | null = null;
  return (now) => {
    if (at !== null) left = Math.min(AT_ONCE, left + ((now - at) / 1000) * PER_SECOND);
    at = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
