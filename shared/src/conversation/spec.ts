import type { Said } from '../kernel';
import type { RoleId } from '../operators';

export const SLOT_TYPES = [
  'device',
  'deviceSet',
  'account',
  'customer',
  'operator',
  'tag',
  'tags',
  'audience',
  'pool',
  'channel',
  'sop',
  'task',
  'campaign',
  'content',
  'alert',
  'when',
  'repeat',
  'number',
  'comparison',
  'money',
  'metric',
  'text',
  'role',
  'page',
  'ordinals',
  'choice',
] as const;
export type SlotType = (typeof SLOT_TYPES)[number];

export interface SlotSpec {
  type: SlotType;
  optional?: boolean;
  /** the question asked when it is missing, with an example */
  ask?: Said;
  /** which way an open time points: 周一 in a report is past, in a schedule future */
  direction?: 'past' | 'future';
  /** words of a `choice` slot: what is said → what stands in args */
  choices?: Record<string, string>;
  min?: number;
  max?: number;
  /** another slot that fills the same need: 重启 takes one `device` or a `deviceSet`; missing only when both are */
  or?: string;
  /** a `when` that takes a bare span as counted from now: 暂停 24小时 */
  span?: true;
}

/** One declaration drives parsing, asking, help, rights, preview and tests (conversation.md §5.1). */
export interface CommandSpec {
  /** device.restart; also its permission unless `permission` says otherwise */
  id: string;
  group: '通用' | '设备' | '微信号' | '任务' | '客户' | '触达' | '获客' | '数据' | '运营';
  /** Chinese words that name it, the first is canonical; longest match wins */
  names: readonly string[];
  /** English words with the same meaning */
  aliases: readonly string[];
  /** one line of 帮助 */
  summary: string;
  summaryEn: string;
  /** each parses to this command; the first is shown in 帮助 */
  examples: readonly string[];
  slots: Readonly<Record<string, SlotSpec>>;
  permission: string;
  /** read runs at once; write asks on a card; danger shows its plan; mass wants the number typed back */
  risk: 'read' | 'write' | 'danger' | 'mass';
  /** roles in whose menu and first card it belongs */
  menuFor?: readonly RoleId[];
  /** bumped when slots change: open dialogues of an older version are dropped with a sentence */
  version: number;
}

/** What `parse` found. `args` are in the machine forms of commands.md §2. */
export interface Parsed {
  command: string | null;
  args: Record<string, unknown>;
  /** 1 = everything claimed, nothing guessed; below 1 nothing but a suggestion may follow */
  confidence: number;
  missing: string[];
  ambiguous: { slot: string; options: string[] }[];
  /** words nobody claimed */
  unknown: string[];
  /** nearest commands when nothing fits, best first, three at most; never run by themselves */
  suggestions: string[];
}

export interface ParseContext {
  /** the message's own time, ISO */
  now: string;
  tz: string;
  /** names the installation knows: longest match wins */
  dictionary?: {
    tags?: readonly string[];
    operators?: readonly string[];
    pools?: readonly string[];
    channels?: readonly string[];
    sops?: readonly string[];
    groups?: readonly string[];
    devices?: readonly { id: string; name: string }[];
  };
  /** ids shown by the last list, for 第3个 and 这些 */
  lastList?: { of: string; ids: readonly string[] };
}
