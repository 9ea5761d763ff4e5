import type { Phone } from '../../../src/live';

/** Up to so many phones stand on the wall whole; more of them need filters, a heat map and a window. */
export const FEW = 60;

export interface WallFilter {
  /** null is every state */
  state: Phone['state'] | null;
  /** '' is every group */
  group: string;
  /** part of the id, the name or the account */
  words: string;
}

export const EVERYTHING: WallFilter = { state: null, group: '', words: '' };

/** The place a phone stands in, as its name begins: '杭州 12 号' → '杭州'; without a number the whole name. */
export const groupOf = (phone: Phone): string => (/^[^\d]*/.exec(phone.name)?.[0] ?? '').trim() || '未分组';

export function fits(phone: Phone, { state, group, words }: WallFilter): boolean {
  if (state !== null && phone.state !== state) return false;
  if (group !== '' && groupOf(phone) !== group) return false;
  if (words === '') return true;
  return `${phone.id} ${phone.name} ${phone.account}`.toLowerCase().includes(words.toLowerCase());
}

/** Groups with how many phones are in them, the largest first. */
export function groupsOf(phones: readonly Phone[]): { group: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const phone of phones) counts.set(groupOf(phone), (counts.get(groupOf(phone)) ?? 0) + 1);
  return [...counts].map(([group, count]) => ({ group, count })).sort((a, b) => b.count - a.count);
}

export function statesOf(phones: readonly Phone[]): Partial<Record<Phone['state'], number>> {
  const counts: Partial<Record<Phone['state'], number>> = {};
  for (const { state } of phones) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

export interface Window {
  /** the first phone drawn and the one after the last */
  from: number;
  to: number;
  /** px above the first row drawn, and of the whole wall */
  above: number;
  height: number;
}

/** Which phones of `count` a window of the wall shows, a row more on either side. */
export function windowOf(
  count: number,
  { columns, rowPx, top, heightPx }: { columns: number; rowPx: number; top: number; heightPx: number },
): Window {
  const rows = Math.ceil(count / columns);
  const first = Math.min(Math.max(0, Math.floor(top / rowPx) - 1), Math.max(0, rows - 1));
  const last = Math.min(rows, Math.ceil((top + heightPx) / rowPx) + 1);
  return {
    from: first * columns,
    to: Math.min(count, Math.max(last, first) * columns),
    above: first * rowPx,
    height: rows * rowPx,
  };
}

export interface Heat {
  columns: number;
  rows: number;
  /** px of one square, its gap included */
  cell: number;
}

const LARGEST = 12;
const SMALLEST = 3;
const TALLEST = 132;

/** The largest squares that put all phones into the given width and a bounded height. */
export function heatOf(count: number, widthPx: number): Heat {
  for (let cell = LARGEST; cell > SMALLEST; cell -= 1) {
    const columns = Math.max(1, Math.floor(widthPx / cell));
    const rows = Math.ceil(count / columns);
    if (rows * cell <= TALLEST) return { columns, rows, cell };
  }
  const columns = Math.max(1, Math.floor(widthPx / SMALLEST));
  return { columns, rows: Math.ceil(count / columns), cell: SMALLEST };
}

/** Which phone is under the pointer; null beside them all. */
export function cellAt({ columns, cell }: Heat, x: number, y: number, count: number): number | null {
  const column = Math.floor(x / cell);
  if (column < 0 || column >= columns || y < 0) return null;
  const index = Math.floor(y / cell) * columns + column;
  return index < count ? index : null;
}
