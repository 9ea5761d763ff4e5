import { normalise, type Normalised } from '../normalise';
import type { ParseContext, SlotSpec } from '../spec';
import { envOf, timeAt, type Direction, type Env } from '../time';
import type { Time } from '../time';

/** One reading of a slot at one place. */
export interface Candidate {
  end: number;
  /** undefined: understood but pointing at nothing (这些 without a list), so the slot stays missing */
  value: unknown;
  /** how much is believed rather than known: 0 for ids and times, more for free names and texts */
  cost: number;
  /** the argument it becomes when that is not the slot's own name: several tags are `tags` */
  as?: string;
  /** a name nothing vouches for in a place where anything could stand */
  doubt?: 'name' | 'label';
  /** free words with no mark of what they are: neither quoted, nor labelled, nor known */
  bare?: true;
}

export type Extractor = (scan: Scan, i: number, slot: SlotSpec) => readonly Candidate[];

/** One message under the eyes of all extractors, each place looked at once. */
export interface Scan extends Normalised {
  context: ParseContext;
  env(direction: Direction | undefined): Env;
  time(i: number, direction: Direction | undefined): { value: Time; end: number } | null;
  memo: Map<string, readonly Candidate[]>;
}

export function scanOf(raw: string, context: ParseContext): Scan {
  const envs = new Map<string, Env>();
  const times = new Map<string, ReturnType<typeof timeAt>>();
  const n = normalise(raw);
  const env = (direction: Direction | undefined): Env => {
    const key = direction ?? '';
    const known = envs.get(key) ?? envOf(context.now, context.tz, direction);
    envs.set(key, known);
    return known;
  };
  return {
    ...n,
    context,
    env,
    memo: new Map(),
    time(i, direction) {
      const key = `${direction ?? ''}${i}`;
      const known = times.get(key);
      if (known !== undefined) return known;
      const found = timeAt(n.text, i, env(direction));
      times.set(key, found);
      return found;
    },
  };
}

/** First match of a sticky expression at `i`. */
export function stick(re: RegExp, text: string, i: number): RegExpExecArray | null {
  re.lastIndex = i;
  return re.exec(text);
}

/** How many characters a sticky expression takes at `i`; 0 when it does not match. */
export const width = (re: RegExp, text: string, i: number): number => stick(re, text, i)?.[0].length ?? 0;

/** The first group that took part in a match. */
export const said = (m: RegExpExecArray | null): string | undefined =>
  (m?.slice(1) as (string | undefined)[] | undefined)?.find((g) => g !== undefined);

/** A figure that is the tail of an id or of a longer figure is none. */
export const insideWord = (s: Scan, i: number): boolean =>
  /[\d.A-Za-z-]/.test(s.text.charAt(i - 1)) && /[\d-]/.test(s.text.charAt(i));
