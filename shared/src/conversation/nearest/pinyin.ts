import { pinyin } from 'pinyin-pro';

const cache = new Map<string, readonly string[]>();
/** the cache is for names and short messages; a flood of odd ones must not fill memory */
const MOST = 5000;

/** Toneless syllables, one per character; what is no Chinese character stays itself. */
export function syllables(text: string): readonly string[] {
  const known = cache.get(text);
  if (known) return known;
  const found = [...text].map((c) =>
    /[\u4e00-\u9fa5]/.test(c) ? pinyin(c, { toneType: 'none', type: 'string', v: true }) : c.toLowerCase(),
  );
  if (cache.size > MOST) cache.clear();
  cache.set(text, found);
  return found;
}

/** Southern ears: zh/z, ch/c, sh/s, n/l, -ng/-n sound alike. */
export const blurred = (s: string): string =>
  s.replace(/^zh/, 'z').replace(/^ch/, 'c').replace(/^sh/, 's').replace(/^l/, 'n').replace(/ng$/, 'n');

/** How a whole word is really read: 重启 is chong qi, though 重 alone is zhong. */
export const readAsWord = (word: string): readonly string[] =>
  pinyin(word, { toneType: 'none', type: 'array', v: true }).map((p) => p.toLowerCase());
