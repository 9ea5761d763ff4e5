import { z } from 'zod';
import { delivery, type OutsideTagGroup } from '../../../kernel';
import { bindTags } from '../bindTags';
import { openWalks } from '../syncStore';
import { readTags } from './readTags.delivery';
import { walkMember } from './walkMember.delivery';

/** Begins to read everything: the company's tags first, then the customers of every member who serves any. */
export const beginWalks = delivery({
  name: 'customers.beginWalks',
  queue: 'sync',
  data: z.object({}),

  prepare: (ctx) => Promise.resolve({ at: ctx.now, told: null }),
  send: async ({ contacts }): Promise<{ userids: string[]; groups: OutsideTagGroup[] }> => ({
    groups: await contacts.tagGroups(),
    userids: await contacts.followers(),
  }),
  async record(ctx, reading, { userids, groups }) {
    if (!(await bindTags(ctx, groups, reading))) ctx.enqueue(readTags, {});
    await openWalks(ctx, userids);
    for (const userid of userids) ctx.enqueue(walkMember, { userid });
  },
});
