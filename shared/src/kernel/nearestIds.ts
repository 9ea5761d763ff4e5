/**
 * The known ids a person most likely meant by one that does not exist, nearest first: 没有 D-112，是不是 D-012？
 * Nothing when none is near enough to be meant.
 */
export function nearestIds(wanted: string, known: readonly string[], most = 2): string[] {
  const limit = Math.max(2, Math.ceil(wanted.length / 3));
  return known
    .map((id, order) => ({
      id,
      order,
      edits: editsBetween(wanted.toUpperCase(), id.toUpperCase()),
      apart: Math.abs(numberIn(wanted) - numberIn(id)),
    }))
    .filter((k) => k.edits <= limit)
    .sort((a, b) => a.edits - b.edits || a.apart - b.apart || a.order - b.order)
    .slice(0, most)
    .map((k) => k.id);
}

const numberIn = (id: string): number => Number(id.replace(/\D/g, ''));

/** Insertions, deletions, replacements and swaps of neighbours that turn one into the other. */
function editsBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = isSwap(a, b, i, j) ? at(before, j - 2) + 1 : Infinity;
      next.push(Math.min(at(row, j) + 1, at(next, j - 1) + 1, replaced, swapped));
    }
    before = row;
    row = next;
  }
  return at(row, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;

const isSwap = (a: string, b: string, i: number, j: number): boolean =>
  i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
