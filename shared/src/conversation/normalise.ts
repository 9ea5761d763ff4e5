import { SIMPLIFIED } from './simplified';

/** A message as the grammar reads it, with the way back to the words as typed. */
export interface Normalised {
  /** NFKC, one kind of space and dash, keywords in simplified characters; original case */
  text: string;
  /** the same in lower case: literals are matched here */
  low: string;
  raw: string;
  /** for each character of `text`, where it starts in `raw`; one more entry for the end */
  at: readonly number[];
}

const INVISIBLE = /\u200b|\u200c|\u200d|\u200e|\u200f|\u2060|\ufe0e|\ufe0f|\ufeff/;
const SPACE = /\s/;
const DASH = /[‐‑‒–—―−]/;
const MENTION = /@(?:存客宝|机器人|小助手|助手|bot)\s?|@[^\s@]{1,20}(?:\s|$)/gi;

/**
 * Width, script, spaces and punctuation in one form; mentions of the bot gone. Character by character, so that free
 * text (a message to send, a note) can be given back exactly as it was typed.
 */
export function normalise(raw: string): Normalised {
  const skip = mentions(raw);
  let text = '';
  const at: number[] = [];
  let i = 0;
  for (const ch of raw) {
    if (!skip(i) && !INVISIBLE.test(ch)) {
      for (const c of plain(ch)) {
        text += c;
        at.push(i);
      }
    }
    i += ch.length;
  }
  at.push(raw.length);
  return { text, low: lower(text), raw, at };
}

/** The words as typed between two places of the normalised text. */
export const rawSlice = (n: Normalised, from: number, to: number): string =>
  n.raw.slice(n.at[from] ?? n.raw.length, n.at[to] ?? n.raw.length).trim();

/** 啥 is 什么 wherever it stands: 干啥了, 为啥, 咋样, 怎么啦. */
const SPOKEN: Partial<Record<string, string>> = {
  啦: '了',
  啥: '什么',
  咋: '怎么',
  俺: '我',
  俩: '两',
  仨: '三',
};

function plain(ch: string): string {
  if (SPACE.test(ch)) return ' ';
  if (DASH.test(ch)) return '-';
  const plainer = SPOKEN[ch];
  if (plainer !== undefined) return plainer;
  const simple = SIMPLIFIED.get(ch);
  if (simple) return simple;
  // astral characters (emoji) become one space per unit, so that indices keep meaning UTF-16 units
  if (ch.length > 1) return ' ';
  const wide = ch.normalize('NFKC');
  return SPACE.test(wide) ? ' ' : wide;
}

/** Lower case without changing lengths (a few letters grow when lowered). */
const lower = (s: string): string => {
  const l = s.toLowerCase();
  return l.length === s.length ? l : s;
};

function mentions(raw: string): (i: number) => boolean {
  if (!raw.includes('@') && !raw.includes('＠')) return () => false;
  const spans = [...raw.replaceAll('＠', '@').matchAll(MENTION)].map(
    (m) => [m.index, m.index + m[0].length] as const,
  );
  return (i) => spans.some(([from, to]) => i >= from && i < to);
}
