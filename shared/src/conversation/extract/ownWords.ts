import { catalogue } from '../catalogue';

const WORDS: ReadonlySet<string> = new Set(
  catalogue.flatMap((s) => [...s.names, ...s.aliases]).map((w) => w.toLowerCase()),
);

/** 目标, 解析, 指标: what names a command names no customer and no channel, unless it stands in quotes. */
export const isOwnWord = (word: string): boolean => WORDS.has(word.toLowerCase());
