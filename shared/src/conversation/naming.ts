import type { Words } from '../kernel';
import { parse } from './parse';
import type { CommandSpec } from './spec';

/** What a command is called. */
export const nameOf = (spec: CommandSpec, w: Words): string =>
  w(spec.names[0] ?? spec.id, spec.aliases[0] ?? spec.id);

/** All it is called, the canonical word first. */
export const namesOf = (spec: CommandSpec, w: Words): readonly string[] =>
  w([...spec.names, ...spec.aliases], [...spec.aliases, ...spec.names]);

export const summaryOf = (spec: CommandSpec, w: Words): string => w(spec.summary, spec.summaryEn);

const GROUPS_EN: Record<CommandSpec['group'], string> = {
  通用: 'General',
  设备: 'Devices',
  微信号: 'Accounts',
  任务: 'Tasks',
  客户: 'Customers',
  触达: 'Reach',
  获客: 'Acquisition',
  数据: 'Data',
  运营: 'Operations',
};

export const groupOf = (spec: CommandSpec, w: Words): string => w(spec.group, GROUPS_EN[spec.group]);

/** Sentences that mean it, the shortest help there is. English ones are made of its words and the example's ids. */
export const examplesOf = (spec: CommandSpec, w: Words): readonly string[] =>
  w(
    () => spec.examples,
    () => englishExamples(spec),
  )();

const ID = /\b[A-Z]{1,2}-\d{1,4}\b/g;
const known = new Map<string, readonly string[]>();

function englishExamples(spec: CommandSpec): readonly string[] {
  const before = known.get(spec.id);
  if (before) return before;
  const context = { now: '2026-01-01T00:00:00Z', tz: 'Asia/Shanghai' };
  const tries = spec.examples.flatMap((e) => {
    const ids = [...new Set(e.match(ID) ?? [])].slice(0, 1);
    return spec.aliases.map((alias) => [alias, ...ids].join(' '));
  });
  const right = [...new Set(tries)].filter((t) => parse(t, context).command === spec.id);
  const found = right.length > 0 ? right : spec.aliases.slice(0, 1);
  known.set(spec.id, found);
  return found;
}
