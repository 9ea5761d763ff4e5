import type { Scan } from '../extract';
import { dice, likeness } from './distance';
import { syllables } from './pinyin';
import { commandNames, type Name } from './vocabulary';

const ENOUGH = 0.6;
/** ids, figures and quoted words say nothing about which command is meant */
const SPANS = /[a-z]{1,2}-?\d+|\d+|[「“"【].*?[」”"】]|[\s\p{P}]+/giu;
const POLITE = /请|麻烦|帮我|帮忙|一下|谢谢|给我|我要|我想|看看|查一下|的|了|吗|吧/g;

/** The three nearest commands by spelling and by sound, best first (conversation.md §4.2); they never run by themselves. */
export function nearest(scan: Scan): string[] {
  const said = scan.low.replace(SPANS, '').replace(POLITE, '');
  if (said.length < 2 || said.length > 12) return [];
  const scores = new Map<string, number>();
  const sounds = syllables(said).join('');
  for (const n of commandNames()) {
    const s = score(said, sounds, n);
    if (s >= ENOUGH && s > (scores.get(n.id) ?? 0)) scores.set(n.id, s);
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([id]) => id);
}

function score(said: string, sounds: string, name: Name): number {
  // short names: 你好 is near 日报 by figures, but shares nothing with it
  if (name.word.length <= 2 && sounds !== name.joined && ![...said].some((c) => name.word.includes(c)))
    return 0;
  const initials = said === name.initials ? 0.8 : 0;
  const within = name.word.includes(said) || said.includes(name.word) ? 0.75 : 0;
  return Math.max(
    likeness(said, name.word, ENOUGH),
    likeness(sounds, name.joined, ENOUGH),
    dice(said, name.word),
    initials,
    within,
  );
}
