import { z } from 'zod';
import { endpoint } from '../kernel';
import { CUSTOMER_STAGES, CUSTOMER_STATES } from './lifecycle';

export const tagGroup = z.object({
  id: z.string(),
  name: z.string(),
  /** single: a customer holds at most one tag of the group */
  choice: z.enum(['single', 'multi']),
  tags: z.array(z.object({ id: z.string(), name: z.string(), customers: z.number() })),
});
export type TagGroup = z.infer<typeof tagGroup>;

export const listTags = endpoint({
  method: 'GET',
  path: '/api/v1/tags',
  permission: 'tag.list',
  query: z.object({ search: z.string().max(40).optional() }),
  reply: z.object({ groups: z.array(tagGroup), totalTags: z.number(), taggedCustomers: z.number() }),
});

/** Personal data is masked: `name` keeps the first character, `phoneTail` is all there is of a number. */
export const customerRow = z.object({
  id: z.string(),
  name: z.string(),
  stage: z.enum(CUSTOMER_STAGES),
  state: z.enum(CUSTOMER_STATES),
  phoneTail: z.string().nullable(),
  account: z.string().nullable(),
  addedAt: z.iso.datetime(),
  lastMessageAt: z.iso.datetime().nullable(),
  orders: z.number(),
  amountCents: z.number(),
  optedOut: z.boolean(),
});
export type CustomerRow = z.infer<typeof customerRow>;

export const listTagCustomers = endpoint({
  method: 'GET',
  path: '/api/v1/tags/:id/customers',
  permission: 'customer.search',
  params: z.object({ id: z.string().max(20) }),
  query: z.object({
    /** `next` of the page before; nothing = first page */
    after: z.string().max(40).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  reply: z.object({
    tag: z.object({ id: z.string(), name: z.string(), group: z.string() }),
    rows: z.array(customerRow),
    total: z.number(),
    next: z.string().nullable(),
  }),
});
