import type { Scan } from '../extract';

export interface Place {
  i: number;
  cost: number;
}

const FILLER = 0.04;
/** nobody says more empty words in a row than this; without a bound a flood of them would take seconds */
const MOST = 40;
const known = new WeakMap<Scan, Map<string, readonly Place[]>>();
const byFirst = new WeakMap<readonly string[], Map<string, string[]>>();

/** Where the next element may begin: here, or after words that mean nothing. The farthest first. */
export function glue(
  scan: Scan,
  at: number,
  fillers: readonly string[],
  softened: boolean,
): readonly Place[] {
  const key = `${fillers.length}/${softened ? 1 : 0}/${at}`;
  const memo = known.get(scan) ?? new Map<string, readonly Place[]>();
  known.set(scan, memo);
  const before = memo.get(key);
  if (before) return before;
  const found = places(scan, at, fillers, softened);
  memo.set(key, found);
  return found;
}

function places(scan: Scan, at: number, fillers: readonly string[], softened: boolean): Place[] {
  const index = indexed(fillers);
  const all = new Map<number, number>([[at, 0]]);
  const add = (i: number, cost: number): void => {
    if (!all.has(i) && all.size < MOST) all.set(i, cost);
  };
  for (const [i, cost] of all) {
    const here = index.get(scan.low.charAt(i)) ?? [];
    for (const f of here.filter((x) => scan.low.startsWith(x, i) && !cutsWord(scan.low, x, i))) {
      add(i + f.length, cost + weight(f));
    }
    if (softened && scan.text.charAt(i) === '了') add(i + 1, cost + FILLER);
  }
  return [...all].map(([i, cost]) => ({ i, cost })).sort((a, b) => b.i - a.i);
}

const weight = (f: string): number => (/^[\s\p{P}]$/u.test(f) ? 0.001 : FILLER * f.length);

const cutsWord = (low: string, f: string, i: number): boolean =>
  /[a-z]/.test(f) && (/[a-z]/.test(low.charAt(i + f.length)) || /[a-z]/.test(low.charAt(i - 1)));

function indexed(fillers: readonly string[]): Map<string, string[]> {
  const done = byFirst.get(fillers);
  if (done) return done;
  const index = new Map<string, string[]>();
  for (const f of fillers) index.set(f.charAt(0), [...(index.get(f.charAt(0)) ?? []), f]);
  byFirst.set(fillers, index);
  return index;
}
