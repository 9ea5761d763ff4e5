/** Whether an address is called at all. Pure: a moment in, the next state out. */
export type Breaker =
  | { kind: 'closed'; failures: number }
  /** nobody calls before `until` */
  | { kind: 'open'; until: number; openMs: number }
  /** one call tries whether it is back; if nothing is heard of it by `until`, the next one may */
  | { kind: 'halfOpen'; until: number; openMs: number };

export const CLOSED: Breaker = { kind: 'closed', failures: 0 };

/** so many failures without a success between them open it */
const FAILURES = 5;
const FIRST_OPEN_MS = 1_000;
const LONGEST_OPEN_MS = 30_000;
const PROBE_MS = 10_000;

/** Lets a call through (waitMs 0) or says how long the address is left alone. */
export function admit(breaker: Breaker, now: number): { next: Breaker; waitMs: number } {
  if (breaker.kind === 'closed') return { next: breaker, waitMs: 0 };
  if (breaker.until > now) return { next: breaker, waitMs: breaker.until - now };
  return { next: { kind: 'halfOpen', until: now + PROBE_MS, openMs: breaker.openMs }, waitMs: 0 };
}

/** An answer, whatever it says: the address is there. */
export const succeeded = (): Breaker => CLOSED;

/** No answer. A probe's failure doubles the time; one that began before it opened changes nothing. `jitter` is 0–1. */
export function failed(breaker: Breaker, now: number, jitter: number): Breaker {
  switch (breaker.kind) {
    case 'open':
      return breaker;
    case 'halfOpen':
      return open(Math.min(LONGEST_OPEN_MS, breaker.openMs * 2), now, jitter);
    case 'closed': {
      const failures = breaker.failures + 1;
      return failures < FAILURES ? { kind: 'closed', failures } : open(FIRST_OPEN_MS, now, jitter);
    }
  }
}

/** Half to all of the time, so that many processes do not come back at the same moment. */
const open = (openMs: number, now: number, jitter: number): Breaker => ({
  kind: 'open',
  until: now + openMs * (0.5 + jitter / 2),
  openMs,
});
