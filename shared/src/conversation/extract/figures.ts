import { numberAt } from '../number';
import type { Candidate, Extractor, Scan } from './scan';
import { insideWord, stick, width } from './scan';
import { METRICS } from './metrics';

const COUNTER = /\s?(?:个人|个|人|名|位|次|条|台|天|单|笔|分)?/y;

export const number: Extractor = (s, i) => {
  const n = insideWord(s, i) ? null : numberAt(s.text, i);
  return n ? [{ end: n.end + width(COUNTER, s.text, n.end), value: n.value, cost: 0 }] : [];
};

const CURRENCY = /\s?(?:元|块钱|块|圆|rmb|人民币|大洋)/iy;

/** 2000元, 两万块, ¥99.5; in a slot that asks for money a bare figure is yuan too. */
export const money: Extractor = (s, i) => {
  const sign = width(/[¥￥$]\s?/y, s.text, i);
  const n = insideWord(s, i) ? null : numberAt(s.text, i + sign);
  // 11月抖音2万: the eleventh month costs nothing
  if (!n || n.share || /[月号日点:]/.test(s.text.charAt(n.end))) return [];
  const unit = width(CURRENCY, s.text, n.end);
  const cost = unit + sign > 0 ? 0 : 0.2;
  return [{ end: n.end + unit, value: { cents: Math.round(n.value * 100) }, cost }];
};

type Op = '<' | '<=' | '>' | '>=' | '=';
const BEFORE: [RegExp, Op][] = [
  [/不(?:低于|小于|少于)|大于等于|大于或等于|至少|最少|起码|达到|满|>=|≥/y, '>='],
  [/不(?:高于|大于|超过|多于)|小于等于|小于或等于|至多|最多|顶多|<=|≤/y, '<='],
  [/低于|小于|少于|不到|不足|未到|没到|跌破|掉到|降到|below|under|less than|</iy, '<'],
  [/高于|大于|多于|超过|超出|高过|过(?=\d)|above|over|more than|>/iy, '>'],
  [/等于|正好|刚好|==?/y, '='],
];
const AFTER: [RegExp, Op][] = [
  [/(?:及|或|和)?以下|之下/y, '<'],
  [/(?:及|或|和)?以上|之上|往上|起步/y, '>='],
  [/以内|之内/y, '<='],
];
const UNIT = /\s?(?:%|分钟|分|单|笔|个|台|天|人|次|条|元|块|mb|m|g|gb|度)?/iy;

const FIELDS: [RegExp, string][] = [
  [/健康分数?|健康值|健康度|health score/iy, 'healthScore'],
  [/剩余电量|电池电量|电量|电池|battery/iy, 'battery'],
  [/设备在线率|在线率|(?:device )?online rate/iy, 'onlineRate'],
  [/账号在线率|微信号在线率|account online rate/iy, 'accountOnlineRate'],
  [/剩余空间|剩余存储|可用空间|存储空间|存储|内存|空间|free space/iy, 'freeMb'],
  [/好友数量?|好友/y, 'friends'],
  [/失败率|failure rate/iy, 'failureRate'],
  [/新增好友(?:数)?(?:比平时|比均值)?(?:下降|减少|降幅|下跌|少|降|跌)了?/y, 'newFriendsDrop'],
  [/(?:设备)?(?:离线时长|离线时间|(?:离线|掉线)(?=超过|大于|高于|多于|了?\d))了?/y, 'offlineMinutes'],
  [/队列延迟|队列积压|queue lag/iy, 'queueLag'],
  [/分数|得分|评分|score/iy, 'healthScore'],
];

interface Comparison {
  field: string | null;
  op: Op | 'between';
  value: number;
  max?: number;
}

/** 健康分低于50, 电量20以下, 20到40之间, ≥80; `field` is null where only a figure was said. */
export const comparison: Extractor = (s, i, slot) => {
  const field = fieldAt(s, i);
  const k = skip(s, field ? field.end : i);
  const found = boundsAt(s, k, field?.value);
  if (!found) return [];
  const name = field ? field.value : fieldOfUnit(s.text.slice(k, found.end), slot.choices);
  if (name === null || !allowed(name, slot.choices)) return [];
  const value = inMinutes(name, found.value as Omit<Comparison, 'field'>, s.text.slice(k, found.end));
  return [{ end: found.end, value: { field: name, ...value }, cost: field ? 0 : 0.3 }];
};

/** 低于50分 speaks of health; elsewhere the command's own default stands in `choices['']`. */
function fieldOfUnit(said: string, choices: Record<string, string> | undefined): string | null {
  if (said.endsWith('分')) return 'healthScore';
  // 离线超过一天 says nothing about a battery
  if (/[天人次条元块台个时钟]$/.test(said)) return null;
  return choices?.[''] ?? null;
}

/** 离线超过2小时 is kept in minutes. */
function inMinutes(field: string, c: Omit<Comparison, 'field'>, said: string): Omit<Comparison, 'field'> {
  if (field !== 'offlineMinutes') return c;
  const unit = said.includes('小时') ? 60 : said.includes('天') ? 1440 : 1;
  return { ...c, value: c.value * unit, ...(c.max !== undefined && { max: c.max * unit }) };
}

/** A slot may name the fields that make sense for it: accounts have no battery. */
const allowed = (name: string, choices: Record<string, string> | undefined): boolean => {
  const fields = Object.values(choices ?? {});
  return fields.length < 2 || fields.includes(name);
};

function fieldAt(s: Scan, i: number): { value: string; end: number } | null {
  for (const [re, value] of FIELDS) {
    const m = stick(re, s.text, i);
    if (m) return { value, end: i + m[0].length };
  }
  for (const [word, id] of METRICS) {
    if (s.low.startsWith(word, i)) return { value: id, end: i + word.length };
  }
  return null;
}

const skip = (s: Scan, i: number): number =>
  i + (stick(/\s*(?:是|为|在|的|只有|还|都|:)?\s*/y, s.text, i)?.[0].length ?? 0);

function prefixed(s: Scan, i: number): Candidate | null {
  for (const [re, op] of BEFORE) {
    const m = stick(re, s.text, i);
    if (!m) continue;
    const n = numberAt(s.text, skip(s, i + m[0].length));
    if (!n) continue;
    const unit = n.end + (stick(UNIT, s.text, n.end)?.[0].length ?? 0);
    // 掉到80以下 says it twice
    const end = unit + (op === '<' ? width(/以下|之下/y, s.text, unit) : 0);
    return { end, value: { op, value: figure(n) }, cost: 0 };
  }
  return null;
}

function suffixed(s: Scan, i: number): Candidate | null {
  const n = numberAt(s.text, i);
  if (!n) return null;
  const k = n.end + (stick(UNIT, s.text, n.end)?.[0].length ?? 0);
  for (const [re, op] of AFTER) {
    const m = stick(re, s.text, k);
    if (m) return { end: k + m[0].length, value: { op, value: figure(n) }, cost: 0 };
  }
  return null;
}

const boundsAt = (s: Scan, k: number, field: string | undefined): Candidate | null =>
  rangeAt(s, k) ?? prefixed(s, k) ?? suffixed(s, k) ?? reached(s, k, field);

/** 下降30%, 离线10分钟: a fall or a time has come that far and goes on. */
function reached(s: Scan, i: number, field: string | undefined): Candidate | null {
  if (field !== 'newFriendsDrop' && field !== 'offlineMinutes') return null;
  const n = measured(s, i);
  return n && { end: n.end, value: { op: '>', value: n.value }, cost: 0.1 };
}

function rangeAt(s: Scan, i: number): Candidate | null {
  const between = width(/介于/y, s.text, i);
  const a = measured(s, i + between);
  const join = a ? width(/\s?(?:到|至|-|~|和)\s?/y, s.text, a.end) : 0;
  const b = a && join > 0 ? measured(s, a.end + join) : null;
  if (!a || !b) return null;
  const tail = width(/之间|区间/y, s.text, b.end);
  if (tail + between === 0) return null;
  return { end: b.end + tail, value: { op: 'between', value: a.value, max: b.value }, cost: 0 };
}

/** A figure with its unit behind it. */
function measured(s: Scan, i: number): { value: number; end: number } | null {
  const n = numberAt(s.text, i);
  return n && { value: figure(n), end: n.end + width(UNIT, s.text, n.end) };
}

/** 85% is compared as 85: the figure people say. 五成 is 50. */
const figure = (n: { value: number; share?: true }): number =>
  n.share ? Math.round(n.value * 1e4) / 100 : n.value;
