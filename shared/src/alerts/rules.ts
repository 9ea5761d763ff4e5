import { wordsOf, type Said, type Words } from '../kernel';
import { fieldOf } from './fields';
import type { AlertLevel } from './levels';

export const RULE_OPS = ['<', '<=', '>', '>='] as const;
export type RuleOp = (typeof RULE_OPS)[number];

/** One rule a field: setting it again replaces it. */
export interface AlertRule {
  field: string;
  op: RuleOp;
  value: number;
  level: AlertLevel;
}

/** domain.md §8; every one may be changed from the chat. */
export const DEFAULT_RULES: readonly AlertRule[] = [
  { field: 'offlineMinutes', op: '>', value: 10, level: 'red' },
  { field: 'abnormal', op: '>=', value: 1, level: 'yellow' },
  { field: 'quarantined', op: '>=', value: 1, level: 'red' },
  { field: 'onlineRate', op: '<', value: 90, level: 'red' },
  { field: 'healthScore', op: '<', value: 50, level: 'yellow' },
  { field: 'newFriendsDrop', op: '>=', value: 20, level: 'yellow' },
  { field: 'failureRate', op: '>', value: 10, level: 'red' },
  { field: 'queueLag', op: '>', value: 5, level: 'red' },
  { field: 'wecomErrors', op: '>=', value: 5, level: 'red' },
];

/** The rules in force: the defaults, with what was set in their place, and what was added. */
export function rulesInForce(set: readonly AlertRule[]): AlertRule[] {
  const own = new Map(set.map((r) => [r.field, r]));
  const defaults = DEFAULT_RULES.map((d) => own.get(d.field) ?? d);
  const added = set.filter((r) => !DEFAULT_RULES.some((d) => d.field === r.field));
  return [...defaults, ...added];
}

export type RuleCheck = { ok: true; rule: AlertRule } | { ok: false; why: string };

/** Whether this comparison makes a rule: a known field, the side on which trouble is, a figure within its range. */
export function checkRule(
  said: { field: string; op: string; value: number },
  w: Words = wordsOf('zh'),
): RuleCheck {
  const field = fieldOf(said.field, w);
  if (!field)
    return {
      ok: false,
      why: w(
        '这个还不能设告警，可以设：设备离线时长、电量、在线率、健康分、失败率、队列积压等',
        'No alert can be set on this; it can on: offline time, battery, online rate, health score, failure rate, queue lag …',
      ),
    };
  if (!isRuleOp(said.op))
    return {
      ok: false,
      why: w(
        '请说「低于」或「高于」一个数，例如「在线率低于85%告警」',
        'Say "below" or "above" a figure, for example "alert rule online rate < 85%"',
      ),
    };
  const side = said.op.startsWith('<') ? 'below' : 'above';
  if (field.trouble !== 'either' && field.trouble !== side)
    return { ok: false, why: otherSide(field.name, field.trouble, w) };
  if (said.value < field.min || said.value > field.max)
    return {
      ok: false,
      why: w(
        `${field.name}的告警线在 ${field.min} 到 ${field.max}${field.unit} 之间`,
        `The bound of ${field.name} lies between ${field.min} and ${field.max}${field.unit}`,
      ),
    };
  return { ok: true, rule: { field: said.field, op: said.op, value: said.value, level: field.level } };
}

const otherSide = (name: string, trouble: 'below' | 'above', w: Words): string =>
  trouble === 'below'
    ? w(`${name}要设低于多少时告警`, `Trouble is when ${name} is low: say below what`)
    : w(`${name}要设高于多少时告警`, `Trouble is when ${name} is high: say above what`);

const isRuleOp = (op: string): op is RuleOp => (RULE_OPS as readonly string[]).includes(op);

/** These are so or are not: no figure says more. */
const PLAIN: Partial<Record<string, Said>> = {
  abnormal: { zh: '有设备异常', en: 'a device is abnormal' },
  quarantined: { zh: '有设备被隔离', en: 'a device is quarantined' },
};

/** 设备在线率低于 90% · device online rate below 90% */
export function sayRule(rule: AlertRule, w: Words = wordsOf('zh')): string {
  const plain = PLAIN[rule.field];
  if (plain) return w(plain.zh, plain.en);
  return `${fieldOf(rule.field, w)?.name ?? rule.field}${w('', ' ')}${sayBound(rule, w)}`;
}

/** 低于 90%, 超过 10 分钟 */
export function sayBound(rule: AlertRule, w: Words = wordsOf('zh')): string {
  const unit = fieldOf(rule.field, w)?.unit ?? '';
  const said = w(OP_WORDS, OP_WORDS_EN)[rule.op];
  return `${said} ${rule.value}${unit === '%' || unit === '' ? unit : ` ${unit}`}`;
}

const OP_WORDS: Record<RuleOp, string> = { '<': '低于', '<=': '不高于', '>': '超过', '>=': '达到' };
const OP_WORDS_EN: Record<RuleOp, string> = {
  '<': 'below',
  '<=': 'at most',
  '>': 'above',
  '>=': 'at least',
};

export function breaks(rule: AlertRule, figure: number): boolean {
  switch (rule.op) {
    case '<':
      return figure < rule.value;
    case '<=':
      return figure <= rule.value;
    case '>':
      return figure > rule.value;
    case '>=':
      return figure >= rule.value;
  }
}
