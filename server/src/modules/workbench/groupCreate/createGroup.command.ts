import { groupCreate as spec } from '@cunkebao/shared/conversation';
import { audienceRule } from '@cunkebao/shared/customers';
import { z } from 'zod';
import { chatOrder } from '../chatOrder';
import { whenSaid } from '../said';
import { groupCreate } from '.';

const input = z.object({
  account: z.string().max(16),
  number: z.number().optional(),
  tag: z.string().max(40).optional(),
  audience: audienceRule.optional(),
  when: whenSaid.optional(),
});

/** 用A-0031建群 30人 标签意向 */
export const createGroup = chatOrder(spec, groupCreate, input, (_ctx, said) => ({
  account: said.account,
  audience: said.audience ?? { field: 'tag', op: 'has', value: said.tag },
  ...(said.number === undefined ? {} : { members: said.number }),
  ...(said.when?.at ? { at: said.when.at } : {}),
}));
