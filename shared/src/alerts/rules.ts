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
export function checkRule(said: { field: string; op: string; value: number }): RuleCheck {
  const field = fieldOf(said.field);
  if (!field)
    return {
      ok: false,
      why: '这个还不能设告警，可以设：设备离线时长、电量、在线率、健康分、失败率、队列积压等',
    };
  if (!isRuleOp(said.op))
    return { ok: false, why: '请说「低于」或「高于」一个数，例如「在线率低于85%告警」' };
  const side = said.op.startsWith('<') ? 'below' : 'above';
  if (field.trouble !== 'either' && field.trouble !== side)
    return { ok: false, why: `${field.name}要设${field.trouble === 'below' ? '低于' : '高于'}多少时告警` };
  if (said.value < field.min || said.value > field.max)
    return { ok: false, why: `${field.name}的告警线在 ${field.min} 到 ${field.max}${field.unit} 之间` };
  return { ok: true, rule: { field: said.field, op: said.op, value: said.value, level: field.level } };
}

const isRuleOp = (op: string): op is RuleOp => (RULE_OPS as readonly string[]).includes(op);

/** These are so or are not: no figure says more. */
const PLAIN: Partial<Record<string, string>> = { abnormal: '有设备异常', quarantined: '有设备被隔离' };

/** 设备在线率低于 90% */
export const sayRule = (rule: AlertRule): string =>
  PLAIN[rule.field] ?? `${fieldOf(rule.field)?.name ?? rule.field}${sayBound(rule)}`;

/** 低于 90%, 超过 10 分钟 */
export function sayBound(rule: AlertRule): string {
  const unit = fieldOf(rule.field)?.unit ?? '';
  return `${OP_WORDS[rule.op]} ${rule.value}${unit === '%' || unit === '' ? unit : ` ${unit}`}`;
}

const OP_WORDS: Record<RuleOp, string> = { '<': '低于', '<=': '不高于', '>': '超过', '>=': '达到' };

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
