/** At most so many in any span of this length. */
export interface Window {
  spanMs: number;
  most: number;
}

/** Counts by the number of their part of the span. */
export type Counts = Map<number, number>;

/** A span is counted in so many parts: one more than these is never shorter than the span. */
export const PARTS = 12;

/**
 * How long to wait until `n` more fit, 0 = now. The newest 13 parts cover every span that ends now, so no span, wherever
 * WeCom begins it, holds more than `most`. Forgets what is too old.
 */
export function waitFor(counts: Counts, { spanMs, most }: Window, n: number, now: number): number {
  const width = spanMs / PARTS;
  const current = Math.floor(now / width);
  // A part ahead belongs to a process whose clock is a little faster; more of them to a clock that was turned back.
  for (const part of counts.keys()) if (part < current - PARTS || part > current + 1) counts.delete(part);
  let over = [...counts.values()].reduce((sum, count) => sum + count, n) - most;
  if (over <= 0) return 0;
  for (let part = current - PARTS; part <= current + 1; part++) {
    over -= counts.get(part) ?? 0;
    if (over <= 0) return (part + PARTS + 1) * width - now;
  }
  return spanMs;
}

export function count(counts: Counts, { spanMs }: Window, n: number, now: number): void {
  const part = Math.floor(now / (spanMs / PARTS));
  counts.set(part, (counts.get(part) ?? 0) + n);
}
