import { z } from 'zod';
import { delivery } from '../../../kernel';
import { bindTags } from '../bindTags';

const AGAIN_MS = 2_000;

/** Reads the company's tags after one of them was changed; `told`: which, and when in seconds. */
export const readTags = delivery({
  name: 'customers.readTags',
  queue: 'sync',
  data: z.object({
    told: z.object({ id: z.string().max(64), at: z.number().int().nonnegative() }).optional(),
  }),
  attempts: 5,

  prepare: (ctx, { told }) => Promise.resolve({ at: ctx.now, told }),
  send: ({ contacts }) => contacts.tagGroups(),
  async record(ctx, { at, told }, groups) {
    const reading = { at, told: told ? { id: told.id, at: new Date(told.at * 1000) } : null };
    if (!(await bindTags(ctx, groups, reading))) ctx.enqueue(readTags, { told }, { delayMs: AGAIN_MS });
  },
});
