import { z } from 'zod';
import { delivery, type OutsideContact } from '../../../kernel';
import { applyRelations } from '../applyRelations';
import { endRelations } from '../endRelations';
import { externalUseridsOf } from '../relationStore';
import { refreshContact } from './refreshContact.delivery';

const AT_ONCE = 100;

/** Between two walks: who came or went without our hearing of it. What was noted on the others comes with events. */
export const catchUp = delivery({
  name: 'customers.catchUp',
  queue: 'sync',
  data: z.object({ userid: z.string().min(1).max(64) }),

  prepare: async (ctx, { userid }) => ({
    userid,
    known: await externalUseridsOf(ctx, userid),
    at: ctx.now,
  }),

  async send({ contacts }, { userid, known }) {
    const now = new Set(await contacts.idsOf(userid));
    const before = new Set(known);
    const missing = [...now].filter((id) => !before.has(id));
    const relations: OutsideContact[] = [];
    for (const id of missing.slice(0, AT_ONCE)) relations.push(...(await contacts.relationsOf(id)));
    return { relations, more: missing.length > AT_ONCE, gone: known.filter((id) => !now.has(id)) };
  },

  async record(ctx, { userid, at }, { relations, more, gone }) {
    const { stale } = await applyRelations(ctx, relations, { at });
    for (const s of stale)
      ctx.enqueue(refreshContact, { userid: s.userid, externalUserid: s.externalUserid });
    await endRelations(ctx, userid, gone.slice(0, AT_ONCE));
    if (more || gone.length > AT_ONCE) ctx.enqueue(catchUp, { userid });
  },
});
