import { blurs, commandNames, vocabulary, type Word } from './vocabulary';

type Index = ReadonlyMap<string, readonly string[]>;

interface Spellings {
  exact: ReadonlySet<string>;
  bySound: Index;
  byBlur: Index;
  byLetters: Index;
  byInitials: Index;
  bySpelling: Index;
  /** two-character command names by either character alone */
  byHalf: Index;
}

/** words every message may hold: 帮我 is no misspelt 帮助 */
const RIGHT = '帮我 给我 替我 我要 我想 看看 查看 查询 什么 怎么 多少 哪些 怎么样 为什么 现在 一下'.split(
  ' ',
);

let book: Spellings | null = null;

/** The vocabulary by how it sounds and by how it may be mistyped; built once, then every look-up is a map's. */
export function spellings(): Spellings {
  if (book) return book;
  const words = vocabulary();
  const index = (keys: (w: Word) => readonly string[], of: readonly Word[] = words): Index => {
    const map = new Map<string, string[]>();
    for (const w of of) for (const k of new Set(keys(w))) map.set(k, [...(map.get(k) ?? []), w.word]);
    return map;
  };
  const short = commandNames().filter((n) => /^[\u4e00-\u9fa5]{2}$/.test(n.word));
  book = {
    exact: new Set([...words.map((w) => w.word), ...RIGHT]),
    bySound: index((w) => [w.sounds.join(' '), w.read.join(' ')]),
    byBlur: index(blurs),
    byLetters: index((w) => [w.joined]),
    byInitials: index((w) => [w.initials]),
    bySpelling: index((w) => mistyped(w.word)),
    byHalf: index((w) => halves(w.word), short),
  };
  return book;
}

/** Keys a piece of text is looked up by: itself as typed, one character taken for any, one too many. */
export function spelt(piece: string): string[] {
  const keys = [`=${sorted(piece)}`, `+${piece}`];
  if (piece.length >= 3) keys.push(...holes(piece));
  for (let k = 0; k < piece.length; k += 1) keys.push(`-${piece.slice(0, k)}${piece.slice(k + 1)}`);
  return keys;
}

/** The keys under which a word is found again: swapped (=), one wrong (?), one left out (+), one struck twice or too many (-). */
function mistyped(word: string): string[] {
  const keys = [`=${sorted(word)}`];
  if (word.length < 3) return [...keys, ...doubles(word)];
  const shorter = Array.from(word, (_, k) => word.slice(0, k) + word.slice(k + 1));
  return [...keys, ...holes(word), ...(word.length > 3 ? shorter.map((s) => `+${s}`) : []), `-${word}`];
}

/** 复盆 for 复盘: the keys of a two-character word with one of them wrong. */
export const halves = (word: string): string[] =>
  word.length === 2 ? [`${word.charAt(0)}_`, `_${word.charAt(1)}`] : [];

const sorted = (s: string): string => [...s].sort().join('');
const holes = (s: string): string[] => Array.from(s, (_, k) => `?${s.slice(0, k)}_${s.slice(k + 1)}`);
/** 重启启: two-character words are only known with one of them doubled */
const doubles = ([a = '', b = '']: string): string[] => [`=${sorted(a + a + b)}`, `=${sorted(a + b + b)}`];
