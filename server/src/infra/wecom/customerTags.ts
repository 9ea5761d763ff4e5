import { z } from 'zod';
import { change, look, tell, type Call } from './ask';
import { partsOf } from './pages';

/** The company's tags for customers, and marking customers with them (wecom-api.md §10.2). */

const tag = z.object({
  id: z.string(),
  name: z.string(),
  create_time: z.number().int().default(0),
  order: z.number().default(0),
  /** told only of what was asked for by id */
  deleted: z.boolean().default(false),
});
const group = z.object({
  group_id: z.string(),
  group_name: z.string(),
  create_time: z.number().int().default(0),
  order: z.number().default(0),
  deleted: z.boolean().default(false),
  tag: z.array(tag).default([]),
});
export type CorpTagGroup = z.infer<typeof group>;

/** All of them, or those asked for; a group's id wins over a tag's. */
export const listCorpTags = async (
  call: Call,
  of: { tagIds?: readonly string[]; groupIds?: readonly string[] } = {},
): Promise<CorpTagGroup[]> =>
  (
    await look(
      call,
      'externalcontact/get_corp_tag_list',
      { tag_id: of.tagIds ?? [], group_id: of.groupIds ?? [] },
      z.object({ tag_group: z.array(group).default([]) }),
    )
  ).tag_group;

/** Into a group that exists, or into the group of that name, which is made when it is missing. */
export const addCorpTags = async (
  call: Call,
  into: { groupId: string } | { groupName: string; order?: number },
  tags: readonly { name: string; order?: number }[],
): Promise<CorpTagGroup> => {
  const where =
    'groupId' in into ? { group_id: into.groupId } : { group_name: into.groupName, order: into.order };
  const answer = z.object({ tag_group: group });
  return (await tell(call, 'externalcontact/add_corp_tag', { ...where, tag: tags }, answer)).tag_group;
};

/** A tag or a group. */
export const editCorpTag = (call: Call, id: string, to: { name?: string; order?: number }): Promise<void> =>
  change(call, 'externalcontact/edit_corp_tag', { id, ...to });

/** A group left without tags goes with them. */
export const deleteCorpTags = (
  call: Call,
  of: { tagIds?: readonly string[]; groupIds?: readonly string[] },
): Promise<void> =>
  change(call, 'externalcontact/del_corp_tag', { tag_id: of.tagIds ?? [], group_id: of.groupIds ?? [] });

const TAGS_A_CALL = 100;

/** Writes of one pair must not overlap (45035): the calls of one marking come one after the other. */
export async function markTags(
  call: Call,
  pair: { userid: string; externalUserid: string },
  marks: { add?: readonly string[]; remove?: readonly string[] },
): Promise<void> {
  const who = { userid: pair.userid, external_userid: pair.externalUserid };
  const bodies = [
    ...partsOf(marks.remove ?? [], TAGS_A_CALL).map((remove_tag) => ({ ...who, remove_tag })),
    ...partsOf(marks.add ?? [], TAGS_A_CALL).map((add_tag) => ({ ...who, add_tag })),
  ];
  for (const body of bodies) await change(call, 'externalcontact/mark_tag', body);
}
