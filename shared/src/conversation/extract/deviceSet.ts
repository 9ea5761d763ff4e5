import { deviceIdAt } from './ids';
import type { Candidate, Extractor, Scan } from './scan';
import { stick, width } from './scan';

export interface DeviceSet {
  status?: string;
  group?: string;
  ids?: string[];
  /** taken out again when the set is resolved: 离线设备除了 D-005 */
  except?: string[];
}

const STATES: [RegExp, string][] = [
  [/离线|掉线|断线|断网|不在线|下线|没在线|offline/iy, 'offline'],
  [/在线|online/iy, 'online'],
  [/异常|有问题|出问题|出故障|故障|不正常|abnormal/iy, 'abnormal'],
  [/维护中|在维护|维护|已停用|停用/y, 'maintenance'],
  [/失联中?/y, 'stale'],
  [/待确认|待配对|配对中/y, 'pairing'],
  [/已解绑/y, 'unbound'],
  [/失踪|missing/iy, 'missing'],
  [/已?被?隔离|quarantined/iy, 'quarantined'],
  [/换线中?|draining/iy, 'draining'],
];
const ALL = /所有|全部|全体|每台|每一台|一切|all/iy;
const NOUN = /设备|手机|机器|机子|终端|devices?|phones?|那几台|的那些/iy;
const GLUE = /[的,\s]+|状态|都|中|里面?|内|那些|(?:现在|目前|当前)?还?有?(?:哪些|哪几台|多少台?|几台|没有)?/y;
const GROUP = /第?\s?(\d{1,3}|[一二三四五六七八九十]{1,3})\s?号?组|([A-Za-z])组|([\u4e00-\u9fa5]{1,4})组/y;
const NOT_A_GROUP = /[的到把给在和与所有全部重启分移入离线看查找列显让叫帮]/;
const HAN = '零一二三四五六七八九十';

/** 3组, 三组, A组, 前台组, or a group the installation knows; the name as said, figures in Arabic. */
export function groupAt(s: Scan, i: number): Candidate | null {
  const known = (s.context.dictionary?.groups ?? [])
    .filter((g) => s.low.startsWith(g.toLowerCase(), i))
    .sort((a, b) => b.length - a.length)[0];
  if (known !== undefined) return { end: i + known.length, value: known, cost: 0 };
  const m = stick(GROUP, s.text, i);
  if (!m) return null;
  const end = i + m[0].length;
  if (m[1] !== undefined) return { end, value: `${arabic(m[1])}组`, cost: 0 };
  if (m[2] !== undefined) return { end, value: `${m[2].toUpperCase()}组`, cost: 0 };
  return m[3] === undefined || NOT_A_GROUP.test(m[3]) ? null : { end, value: m[0], cost: 0.6 };
}

const arabic = (w: string): string => {
  if (/^\d+$/.test(w)) return String(Number(w));
  const n = [...w].map((c) => HAN.indexOf(c));
  if (n.length === 1) return String(n[0]);
  return n[0] === 10 ? String(10 + (n[1] ?? 0)) : String((n[0] ?? 0) * 10 + (n[2] ?? 0));
};

/** 离线设备, 3组异常的手机, 全部, D-001到D-010, D-001、D-003 (commands.md §2). */
export const deviceSet: Extractor = (s, i) => {
  const ids = idsAt(s, i);
  if (ids) return [ids];
  const these = stick(/(?:这|那)(?:些|几台|几个|批)(?:设备|手机)?|以上设备|它们/y, s.text, i);
  if (these) return [theseOf(s, i + these[0].length)];
  return wordsAt(s, i);
};

function theseOf(s: Scan, end: number): Candidate {
  const list = s.context.lastList;
  if (list?.of === 'device') return { end, value: { ids: [...list.ids] }, cost: 0 };
  return { end, value: list ? undefined : 'all', cost: 0.3, as: 'ordinals' };
}

/**
 * States, group, 所有 and the noun in any order; at least one of them must say something. The longest first, and
 * shorter ones too: 2组全部停用维护 is an order for a group, no set of phones out of use.
 */
function wordsAt(s: Scan, i: number): Candidate[] {
  const read: Words = { value: {}, all: false, noun: false, cost: 0 };
  const found: Candidate[] = [];
  let [end, k] = [i, i];
  for (;;) {
    const next = wordAt(s, k, read);
    const glue = next === null && end > i && k === end ? width(GLUE, s.text, k) : 0;
    if (next === null && glue === 0) break;
    if (next !== null) {
      end = next;
      const sofar = rated({ ...read, value: { ...read.value } }, end);
      if (sofar) found.unshift(sofar);
    }
    k = next ?? k + glue;
  }
  return found;
}

function rated({ value, all, noun, cost }: Words, end: number): Candidate | null {
  const said = value.status !== undefined || value.group !== undefined;
  if (!said && !all) return null;
  if (noun || value.group !== undefined) return { end, value, cost };
  // 停用 alone may be a state or an order
  return { end, value, cost: cost + 0.3, ...(!all && { bare: true as const }) };
}

interface Words {
  value: DeviceSet;
  all: boolean;
  noun: boolean;
  cost: number;
}

/** One more word of a set, noted down; where it ends, or null. */
function wordAt(s: Scan, k: number, read: Words): number | null {
  const state = read.value.status === undefined ? stateAt(s, k) : null;
  if (state) {
    read.value.status = state.status;
    return state.end;
  }
  const every = width(ALL, s.text, k);
  const thing = every > 0 ? 0 : width(NOUN, s.text, k);
  read.all ||= every > 0;
  read.noun ||= thing > 0;
  if (every + thing > 0) return k + every + thing;
  return groupWord(s, k, read);
}

function groupWord(s: Scan, k: number, read: Words): number | null {
  const group = read.value.group === undefined ? groupAt(s, k) : null;
  if (!group) return null;
  read.value.group = group.value as string;
  read.cost = group.cost;
  return group.end;
}

function stateAt(s: Scan, i: number): { status: string; end: number } | null {
  for (const [re, status] of STATES) {
    const m = stick(re, s.text, i);
    // 在线率 is a figure, no state
    if (m && s.text.charAt(i + m[0].length) !== '率') return { status, end: i + m[0].length };
  }
  return null;
}

/** D-001到D-010, D-001~010, D-001、D-003和D-005; a single id is a `device`. */
function idsAt(s: Scan, i: number): Candidate | null {
  const ids: string[] = [];
  let end = i;
  for (;;) {
    const some = idOrRange(s, end);
    if (!some) break;
    // which phones are meant must be asked
    if (!some.ids) return { end: some.end, value: undefined, cost: 0 };
    ids.push(...some.ids);
    end = some.end;
    const join = stick(/\s?(?:[、,和跟与及&+/]|还有|以及)\s?|\s+(?=d-?\d)/iy, s.text, end);
    if (!join || !deviceIdAt(s, end + join[0].length)[0]) break;
    end += join[0].length;
  }
  return ids.length > 1 ? { end, value: { ids: [...new Set(ids)] }, cost: 0 } : null;
}

function idOrRange(s: Scan, i: number): { ids: string[] | null; end: number } | null {
  const first = deviceIdAt(s, i)[0];
  const range = first && rangeEnd(s, first.end);
  if (!first || !range) return first ? { ids: [first.value as string], end: first.end } : null;
  return { ids: between(first.value as string, range.value as string), end: range.end };
}

function rangeEnd(s: Scan, i: number): Candidate | null {
  const join = stick(/\s?(?:到|至|~|-|→|to )\s?/iy, s.text, i);
  if (!join) return null;
  const k = i + join[0].length;
  const id = deviceIdAt(s, k)[0];
  if (id) return id;
  const bare = stick(/0*(\d{1,4})(?:号)?(?![\d组])/y, s.text, k);
  return bare?.[1] ? { end: k + bare[0].length, value: `D-${bare[1].padStart(3, '0')}`, cost: 0 } : null;
}

/** Null for a slip of the finger: a range that runs backwards or holds more than 500. */
function between(from: string, to: string): string[] | null {
  const [a, b] = [Number(from.slice(2)), Number(to.slice(2))];
  if (b < a || b - a > 500) return null;
  return Array.from({ length: b - a + 1 }, (_, k) => `D-${String(a + k).padStart(3, '0')}`);
}
