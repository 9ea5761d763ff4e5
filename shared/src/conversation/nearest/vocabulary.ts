import { catalogue } from '../catalogue';
import { METRICS } from '../extract';
import { grammar } from '../grammar';
import { blurred, readAsWord, syllables } from './pinyin';

/** Words of times and sets that are misspelt like any other. */
const OTHERS =
  '设备 手机 离线 在线 异常 所有 全部 昨天 今天 前天 明天 本周 上周 本月 上月 最近 近七天 微信号 账号 客户 标签 健康分 日报 周报 月报 电量 低于 高于 以上 以下 失败 提醒 备注 渠道 流量池 加人 新增 最多 每天 工作日 矩阵管理 用户运营 高价值'.split(
    ' ',
  );

export interface Word {
  word: string;
  /** character by character, as a misspelt message is heard */
  sounds: readonly string[];
  /** as the word is read */
  read: readonly string[];
  joined: string;
  initials: string;
}

const wordOf = (word: string): Word => {
  const read = readAsWord(word);
  return {
    word,
    sounds: syllables(word),
    read,
    joined: read.join(''),
    initials: read.map((s) => s.charAt(0)).join(''),
  };
};

/** Both readings with southern ears. */
export const blurs = (w: Word): string[] => [w.sounds, w.read].map((r) => r.map(blurred).join(' '));

let words: readonly Word[] | null = null;

/** Every Chinese word a command can be recognised by, longest first; built when the first misspelt message comes. */
export function vocabulary(): readonly Word[] {
  if (words) return words;
  const literals = grammar.flatMap((f) =>
    f.elements.flatMap((e) => (e.kind === 'words' && !e.optional ? e.words : [])),
  );
  const names = catalogue.flatMap((s) => s.names);
  const all = new Set([...names, ...literals, ...METRICS.map(([w]) => w), ...OTHERS]);
  words = [...all]
    .filter((w) => w.length >= 2 && w.length <= 6 && /^[\u4e00-\u9fa5]+$/.test(w))
    .sort((a, b) => b.length - a.length)
    .map(wordOf);
  return words;
}

export interface Name extends Word {
  id: string;
}

let names: readonly Name[] | null = null;

/** Command names and aliases with the commands they belong to. */
export function commandNames(): readonly Name[] {
  names ??= catalogue.flatMap((s) =>
    [...s.names, ...s.aliases].map((n) => ({ ...wordOf(n.toLowerCase()), id: s.id })),
  );
  return names;
}
