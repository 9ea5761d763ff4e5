import { z } from 'zod';
import { delivery } from '../../../kernel';
import { applyRelations } from '../applyRelations';
import { endRelations } from '../endRelations';

/** Reads one customer after an event about him and a member: with whom he is connected now, and how. */
export const refreshContact = delivery({
  name: 'customers.refreshContact',
  queue: 'sync',
  data: z.object({ userid: z.string().min(1).max(64), externalUserid: z.string().min(1).max(64) }),
  attempts: 5,

  prepare: (_ctx, pair) => Promise.resolve(pair),
  send: ({ contacts }, { externalUserid }) => contacts.relationsOf(externalUserid),
  async record(ctx, { userid, externalUserid }, relations) {
    await applyRelations(ctx, relations);
    if (!relations.some((r) => r.userid === userid)) await endRelations(ctx, userid, [externalUserid]);
  },
});
