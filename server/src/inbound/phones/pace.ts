/** fleet.md §2: 20 messages and 64 KB a second; a phone that comes back with a full outbox may say more at first. */
const PER_SECOND = { messages: 20, bytes: 64 * 1024 };
const AT_ONCE = { messages: 240, bytes: 512 * 1024 };

/** One phone's allowance; false when it is used up. `now` in milliseconds of any steady clock. */
export function makePace(): (now: number, bytes: number) => boolean {
  const left = { ...AT_ONCE };
  let at: number | null = null;
  return (now, bytes) => {
    const seconds = at === null ? 0 : (now - at) / 1000;
    at = now;
    left.messages = Math.min(AT_ONCE.messages, left.messages + seconds * PER_SECOND.messages);
    left.bytes = Math.min(AT_ONCE.bytes, left.bytes + seconds * PER_SECOND.bytes);
    if (left.messages < 1 || left.bytes < bytes) return false;
    left.messages -= 1;
    left.bytes -= bytes;
    return true;
  };
}
