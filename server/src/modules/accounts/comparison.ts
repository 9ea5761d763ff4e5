import type { Said, Words } from '@cunkebao/shared/kernel';
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

const FIELDS: Record<string, { name: Said; of: (a: Account) => number }> = {
  healthScore: { name: { zh: '健康分', en: 'health' }, of: (a) => a.healthScore },
  friends: { name: { zh: '好友数', en: 'friends' }, of: (a) => a.friends },
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

function fieldOf(c: Comparison, w: Words) {
  const field = FIELDS[c.field];
  if (field) return field;
  const message = w(
    '微信号可以按健康分或好友数筛选，例如「健康分低于50的账号」',
    'Accounts can be chosen by health or number of friends',
  );
  throw new Fault('invalid', message, { field: 'comparison' });
}

export function fits(c: Comparison, account: Account, w: Words): boolean {
  const value = fieldOf(c, w).of(account);
  if (c.op === 'between') return value >= c.value && value <= (c.max ?? c.value);
  return OPS[c.op](value, c.value);
}

/** 健康分低于 50 */
export function sayComparison(c: Comparison, w: Words): string {
  const { name } = fieldOf(c, w);
  const most = c.max ?? c.value;
  if (c.op === 'between')
    return w(`${name.zh}在 ${c.value} 到 ${most} 之间`, `${name.en} from ${c.value} to ${most}`);
  return w(`${name.zh}${OP_NAMES[c.op]} ${c.value}`, `${name.en} ${c.op} ${c.value}`);
}
