import { z } from 'zod';
import { delivery } from '../../../kernel';
import { applyRelations } from '../applyRelations';
import { endRelations } from '../endRelations';

const AGAIN_MS = 2_000;

/**
 * Reads one customer after an event about him and a member: with whom he is connected now, and how. `toldAt` is when the
 * event was, in seconds.
 */
export const refreshContact = delivery({
  name: 'customers.refreshContact',
  queue: 'sync',
  data: z.object({
    userid: z.string().min(1).max(64),
    externalUserid: z.string().min(1).max(64),
    toldAt: z.number().int().nonnegative().optional(),
  }),
  attempts: 5,

  prepare: (ctx, asked) => Promise.resolve({ ...asked, at: ctx.now }),
  send: ({ contacts }, { externalUserid }) => contacts.relationsOf(externalUserid),
  async record(ctx, { at, ...asked }, relations) {
    const { userid, externalUserid, toldAt } = asked;
    const reading = { at, toldAt: toldAt === undefined ? null : new Date(toldAt * 1000) };
    const { stale } = await applyRelations(ctx, relations, reading);
    if (stale.length > 0) ctx.enqueue(refreshContact, asked, { delayMs: AGAIN_MS });
    if (!relations.some((r) => r.userid === userid)) await endRelations(ctx, userid, [externalUserid]);
  },
});
