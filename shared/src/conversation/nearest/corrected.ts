import { blurred, syllables } from './pinyin';
import { halves, spellings, spelt } from './spellings';

const HAN = /[\u4e00-\u9fa5]/;
/** what a swap may cost in length: the words are two to six characters */
const LENGTHS = [6, 5, 4, 3, 2];

const PARTICLE = /[的了吗呢是把给和与在]/;

/** words misspelt in more places than this are no command of ours */
const MOST_SLIPS = 5;

interface Swap {
  from: number;
  to: number;
  word: string;
  score: number;
}

/** Spellings of a message with misspelt or Latin-typed words put right, likeliest first; none when nothing is near. */
export function corrected(text: string): string[] {
  const latin = fromLatin(text);
  const base = latin ?? text;
  const found = new Set<string>();
  if (latin !== null) found.add(latin);
  const swaps = candidates(base);
  const together = compatible(swaps);
  if (together.length > MOST_SLIPS) return [...found];
  for (const s of swaps.slice(0, 6)) found.add(apply(base, [s]));
  if (together.length > 1) found.add(apply(base, together));
  found.delete(text);
  return [...found];
}

const apply = (text: string, swaps: readonly Swap[]): string =>
  [...swaps]
    .sort((a, b) => b.from - a.from)
    .reduce((t, s) => t.slice(0, s.from) + s.word + t.slice(s.to), text);

/** Non-overlapping swaps, best first. */
function compatible(swaps: readonly Swap[]): Swap[] {
  const taken: Swap[] = [];
  for (const s of swaps) if (taken.every((t) => s.to <= t.from || s.from >= t.to)) taken.push(s);
  return taken;
}

/** Runs of characters that sound or look like a word of ours without being it, the surest first. */
function candidates(text: string): Swap[] {
  const sounds = syllables(text);
  const soft = sounds.map(blurred);
  const book = spellings();
  const found = new Map<string, Swap>();
  const right = known(text);
  const half = halfWords(text, right.length);
  const add = (from: number, to: number, words: readonly string[] | undefined, score: number): void => {
    for (const word of words ?? []) {
      const key = `${from}/${to}/${word}`;
      // what is a word already is not misspelt
      if (
        right.some((r) => r.from < to && from < r.to && !word.includes(text.slice(r.from, r.to))) ||
        text.includes(word) ||
        (found.get(key)?.score ?? 0) >= score
      )
        continue;
      found.set(key, { from, to, word, score });
    }
  };
  for (let i = 0; i < text.length; i += 1) {
    for (const n of LENGTHS) {
      const piece = text.slice(i, i + n);
      if (piece.length < n || ![...piece].every((c) => HAN.test(c))) continue;
      add(i, i + n, book.bySound.get(sounds.slice(i, i + n).join(' ')), 3 + n);
      add(i, i + n, book.byBlur.get(soft.slice(i, i + n).join(' ')), 2 + n);
      // 的客户 is no misspelt 搜客户
      if (PARTICLE.test(piece)) continue;
      for (const key of spelt(piece))
        add(i, i + n, book.bySpelling.get(key), n + (key.startsWith('=') ? 1 : 0.5));
      // half a word is a word’s only alone or beside others that are right: 复盆, 上周复盆
      for (const key of half(piece)) add(i, i + n, book.byHalf.get(key), 0.2);
    }
  }
  return [...found.values()].sort((a, b) => b.score - a.score);
}

const halfWords = (text: string, right: number): typeof halves =>
  right > 0 || text.length === 2 ? halves : () => [];

/** Where words of ours stand rightly spelt. */
function known(text: string): { from: number; to: number }[] {
  const { exact } = spellings();
  const found: { from: number; to: number }[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const n = LENGTHS.find((k) => exact.has(text.slice(i, i + k)));
    if (n !== undefined) found.push({ from: i, to: i + n });
  }
  return found;
}

/** Letters that stand alone or side by side, and no id like d-012. */
const LATIN_RUN = /(?<![a-z\d-])[a-z]+(?![a-z]|-?\d)(?:[ '][a-z]+(?![a-z]|-?\d))*/g;

/** chongqi D-012, ri bao, rb: words typed in Latin letters, when every letter of the run is accounted for. */
function fromLatin(text: string): string | null {
  const out = text.toLowerCase().replace(LATIN_RUN, (run) => words(run.replace(/[ ']/g, '')) ?? run);
  return out === text.toLowerCase() ? null : out;
}

const words = (letters: string): string | null =>
  letters.length < 2 ? null : (segment(letters, 0) ?? spellings().byInitials.get(letters)?.[0] ?? null);

const SMALL: readonly (readonly [string, string])[] = [
  ['yixia', ''],
  ['bangwo', ''],
  ['qing', ''],
  ['de', '的'],
  ['gei', '给'],
  ['ba', '把'],
  ['wo', '我'],
];

/** Cuts a run of letters into the sounds of known words, longest first. */
function segment(letters: string, depth: number): string | null {
  if (letters === '') return '';
  if (depth > 8) return null;
  const book = spellings();
  const cuts = Array.from(
    { length: Math.max(Math.min(letters.length, 24) - 2, 0) },
    (_, k) => k + 3,
  ).reverse();
  const words = cuts.flatMap((n) =>
    (book.byLetters.get(letters.slice(0, n)) ?? []).slice(0, 1).map((w) => [letters.slice(0, n), w] as const),
  );
  const small = SMALL.filter(([sound]) => letters.startsWith(sound) && letters !== sound);
  for (const [sound, word] of [...words, ...small]) {
    const rest = segment(letters.slice(sound.length), depth + 1);
    if (rest !== null) return word + rest;
  }
  return null;
}
