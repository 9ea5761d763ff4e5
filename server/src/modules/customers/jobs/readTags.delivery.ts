import { z } from 'zod';
import { delivery } from '../../../kernel';
import { bindTags } from '../bindTags';

/** Reads the company's tags after one of them was changed. */
export const readTags = delivery({
  name: 'customers.readTags',
  queue: 'sync',
  data: z.object({}),
  attempts: 5,

  prepare: () => Promise.resolve({}),
  send: ({ contacts }) => contacts.tagGroups(),
  record: (ctx, _, groups) => bindTags(ctx, groups),
});
