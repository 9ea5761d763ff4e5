/** Looks again and again until `look` gives something; fails with the reason when the deadline passes. */
export async function eventually<T>(
  what: string,
  look: () => T | null | undefined | false,
  withinMs = 8_000,
): Promise<T> {
  const until = performance.now() + withinMs;
  for (;;) {
    const seen = look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    if (performance.now() > until) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
