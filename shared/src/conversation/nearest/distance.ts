/** Edits between two sequences, a swap of neighbours counting once. */
export function distance(a: ArrayLike<string>, b: ArrayLike<string>): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      rows[i]?.push(swapped(a, b, i, j) ? Math.min(best, at(i - 2, j - 2) + 1) : best);
    }
  }
  return at(a.length, b.length);
}

const swapped = (a: ArrayLike<string>, b: ArrayLike<string>, i: number, j: number): boolean =>
  i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];

/** 1 = equal, 0 = nothing in common. */
export const likeness = (a: ArrayLike<string>, b: ArrayLike<string>): number =>
  1 - distance(a, b) / Math.max(a.length, b.length, 1);

/** Shared characters, order aside. */
export function dice(a: string, b: string): number {
  const left = [...b];
  let shared = 0;
  for (const c of a) {
    const k = left.indexOf(c);
    if (k < 0) continue;
    left.splice(k, 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length || 1);
}
