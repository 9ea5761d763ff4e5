import { z } from 'zod';
import { delivery, WecomFault, type OutsideContact } from '../../../kernel';
import { applyRelations } from '../applyRelations';
import { endRelations } from '../endRelations';
import { externalUseridsOf } from '../relationStore';
import { refreshContact } from './refreshContact.delivery';
import { breakWalk, moveWalk, openWalk } from '../syncStore';

/** pages of 100 a step: what a crash repeats, and what is held in memory */
const PAGES = 4;
const ENDS_AT_ONCE = 500;
/** the cursor is too old */
const LOST = new Set([50100, 60268]);
/** he serves no customers any more, or has left */
const NOT_SERVING = new Set([40003, 60111, 84074]);

interface Step {
  items: OutsideContact[];
  next: string;
  /** at the end: everybody he still has */
  all: string[] | null;
}

/**
 * Reads the next pages of one member's customers. The position is kept with what the pages said, so that a crash at any
 * moment repeats one step at the most; of two equal jobs one goes on.
 */
export const walkMember = delivery({
  name: 'customers.walkMember',
  queue: 'sync',
  data: z.object({ userid: z.string().min(1).max(64) }),
  attempts: 5,

  async prepare(ctx, { userid }) {
    const walk = await openWalk(ctx, userid);
    return walk && { userid, ...walk, at: ctx.now };
  },

  async send({ contacts }, { userid, position }): Promise<Step> {
    const items: OutsideContact[] = [];
    let next = position;
    for (let n = 0; n < PAGES; n++) {
      const page = await contacts.page(userid, next);
      items.push(...page.items);
      next = page.next;
      if (next === '') return { items, next, all: await contacts.idsOf(userid) };
    }
    return { items, next, all: null };
  },

  async record(ctx, { userid, turn, at }, { items, next, all }) {
    if (!(await moveWalk(ctx, userid, turn, next))) return;
    const { changed, stale } = await applyRelations(ctx, items, { at });
    for (const { externalUserid } of stale) ctx.enqueue(refreshContact, { userid, externalUserid });
    if (next !== '') ctx.enqueue(walkMember, { userid });
    if (!all) return;
    const still = new Set(all);
    const gone = (await externalUseridsOf(ctx, userid)).filter((id) => !still.has(id));
    for (let from = 0; from < gone.length; from += ENDS_AT_ONCE)
      await endRelations(ctx, userid, gone.slice(from, from + ENDS_AT_ONCE));
    ctx.log.info(
      { area: 'customers', userid, customers: all.length, gone: gone.length, changed },
      'walk done',
    );
  },

  async failed(ctx, { userid, turn }, error) {
    if (!(error instanceof WecomFault)) return;
    if (LOST.has(error.errcode)) await breakWalk(ctx, userid, turn, true);
    if (NOT_SERVING.has(error.errcode)) await breakWalk(ctx, userid, turn, false);
  },
});
