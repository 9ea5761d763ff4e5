/** Edits between two sequences, a swap of neighbours counting once. Three rows are all it needs to remember. */
export function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const best = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + same);
      row.push(swapped(a, b, i, j) ? Math.min(best, at(before, j - 2) + 1) : best);
    }
    [before, last] = [last, row];
  }
  return at(last, b.length);
}

const at = (row: readonly number[], k: number): number => row[k] ?? 0;

const swapped = (a: string, b: string, i: number, j: number): boolean =>
  i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];

/**
 * 1 = equal, 0 = nothing in common, and 0 for whatever is certain to stay under `least`: the edits are at least the
 * difference in length, and at least the characters not shared.
 */
export function likeness(a: string, b: string, least = 0): number {
  const most = Math.max(a.length, b.length, 1);
  if (Math.min(a.length, b.length) < least * most) return 0;
  if (least > 0 && shared(a, b) < least * most) return 0;
  return 1 - distance(a, b) / most;
}

/** Shared characters, order aside: 1 = the same ones. */
export const dice = (a: string, b: string): number => (2 * shared(a, b)) / (a.length + b.length || 1);

function shared(a: string, b: string): number {
  let [count, left] = [0, b];
  for (const c of a) {
    const k = left.indexOf(c);
    if (k < 0) continue;
    left = left.slice(0, k) + left.slice(k + 1);
    count += 1;
  }
  return count;
}
