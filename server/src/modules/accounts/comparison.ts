import { z } from 'zod';
import { Fault } from '../../kernel';
import type { Account } from './store';

/** `健康分低于50` as the grammar hands it over (commands.md §2). */
export const comparison = z.object({
  field: z.string().max(40),
  op: z.enum(['<', '<=', '>', '>=', '=', 'between']),
  value: z.number(),
  max: z.number().optional(),
});
export type Comparison = z.infer<typeof comparison>;

const FIELDS: Record<string, { name: string; of: (a: Account) => number }> = {
  healthScore: { name: '健康分', of: (a) => a.healthScore },
  friends: { name: '好友数', of: (a) => a.friends },
};
const OPS: Record<Exclude<Comparison['op'], 'between'>, (a: number, b: number) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '=': (a, b) => a === b,
};
const OP_NAMES: Record<Exclude<Comparison['op'], 'between'>, string> = {
  '<': '低于',
  '<=': '不高于',
  '>': '高于',
  '>=': '不低于',
  '=': '等于',
};

function fieldOf(c: Comparison) {
  const field = FIELDS[c.field];
  if (!field)
    throw new Fault('invalid', '微信号可以按健康分或好友数筛选，例如「健康分低于50的账号」', {
      field: 'comparison',
    });
  return field;
}

export function fits(c: Comparison, account: Account): boolean {
  const value = fieldOf(c).of(account);
  if (c.op === 'between') return value >= c.value && value <= (c.max ?? c.value);
  return OPS[c.op](value, c.value);
}

/** 健康分低于 50 */
export function sayComparison(c: Comparison): string {
  const { name } = fieldOf(c);
  if (c.op === 'between') return `${name}在 ${c.value} 到 ${c.max ?? c.value} 之间`;
  return `${name}${OP_NAMES[c.op]} ${c.value}`;
}
