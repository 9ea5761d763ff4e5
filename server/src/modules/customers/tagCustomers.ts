import type { Ctx } from '../../kernel';
import { askForTag } from './askForTag';
import { markTags } from './jobs/markTags.delivery';
import { relationsOfCustomers } from './relationStore';
import { openWishes, planMarks } from './tagMarkStore';
import { assignTag, idsInScope, otherTagsOfGroup, unassignTags } from './tagAssignStore';
import { tagById } from './tagStore';

export interface Tagged {
  /** customers who wear it now and did not, or the other way round */
  changed: number;
  /** writes into WeCom that were planned: one for each member who serves one of them */
  planned: number;
}

/**
 * Puts a tag on these customers or takes it off, of those the asker may see, and plans the same in WeCom for every
 * member who serves them. In a group of which only one may be worn the others come off. Safe to call again: what is so
 * already is left alone.
 */
export async function tagCustomers(
  ctx: Ctx,
  asked: {
    customerIds: readonly string[];
    tagId: string;
    worn: boolean;
    source?: 'manual' | 'rule' | 'import' | 'sop';
  },
): Promise<Tagged> {
  const { tagId, worn, source = 'manual' } = asked;
  const tag = await tagById(ctx, tagId);
  const customerIds = await idsInScope(ctx, asked.customerIds);
  if (!tag || customerIds.length === 0) return { changed: 0, planned: 0 };
  if (!worn) {
    const changed = await unassignTags(ctx, customerIds, [tagId]);
    return { changed, planned: await wish(ctx, customerIds, tagId, false) };
  }
  let planned = 0;
  for (const other of tag.choice === 'single' ? await otherTagsOfGroup(ctx, tagId) : []) {
    await unassignTags(ctx, customerIds, [other]);
    planned += await wish(ctx, customerIds, other, false);
  }
  const changed = await assignTag(ctx, customerIds, tagId, source);
  await askForTag(ctx, tag);
  return { changed, planned: planned + (await wish(ctx, customerIds, tagId, true)) };
}

/** Only where WeCom, with what is planned already, would show something else. */
async function wish(
  ctx: Ctx,
  customerIds: readonly string[],
  tagId: string,
  wanted: boolean,
): Promise<number> {
  const pairs = await relationsOfCustomers(ctx, customerIds, tagId);
  const wishes = new Map(
    (await openWishes(ctx, pairs))
      .filter((w) => w.tagId === tagId)
      .map((w) => [`${w.userid} ${w.externalUserid}`, w.wanted]),
  );
  const marks = pairs
    .filter((p) => (wishes.get(`${p.userid} ${p.externalUserid}`) ?? p.worn) !== wanted)
    .map(({ userid, externalUserid }) => ({ userid, externalUserid, tagId, wanted, at: ctx.now }));
  await planMarks(ctx, marks);
  if (marks.length > 0) ctx.enqueue(markTags, {});
  return marks.length;
}
