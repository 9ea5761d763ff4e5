import { ACCOUNT_KINDS } from '@cunkebao/shared/accounts';
import { audienceRule } from '@cunkebao/shared/customers';
import { z } from 'zod';

/** So many customers at the most in one task. */
export const MOST_CUSTOMERS = 2000;

export const at = z.iso
  .datetime({ offset: true, error: '时间看不懂，例如 2026-03-05T08:00:00+08:00' })
  .optional();
export const account = z.string().max(16, '微信号写成 A-0031');

/** Whom a task is for and who does it: a rule, ids, or both; without an account each customer's own friend does. */
export const whom = {
  audience: audienceRule.optional(),
  customers: z
    .array(z.string().regex(/^\d{1,20}$/, '客户编号是数字'))
    .min(1, '至少选一位客户')
    .max(MOST_CUSTOMERS, `一次最多 ${MOST_CUSTOMERS} 位客户`)
    .optional(),
  account: account.optional(),
  kind: z.enum(ACCOUNT_KINDS, { error: '微信号只分业务号和人设号' }).optional(),
  at,
};
export type Whom = z.infer<z.ZodObject<typeof whom>>;
