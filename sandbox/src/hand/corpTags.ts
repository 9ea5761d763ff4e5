import { z } from 'zod';
import { unixSeconds } from '../clock/clock';
import { addTags, editTag, removeTags, type CorpTagGroup } from '../state/corpTags';
import type { World } from '../world';
import { tell } from './tell';

const id = z.string().min(1).max(64);
const name = z.string().min(1).max(30);
export const corpTagBody = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create'), group: name, names: z.array(name).min(1).max(100) }).strict(),
  z.object({ do: z.literal('update'), id, name }).strict(),
  z.object({ do: z.literal('delete'), id }).strict(),
  z.object({ do: z.literal('shuffle'), id: z.string().max(64).default('') }).strict(),
]);

/** Somebody in the console changes the corp's tags for customers (change_external_tag, wecom-api.md §2.4). */
export function changeCorpTag(world: World, body: z.infer<typeof corpTagBody>): CorpTagGroup[] {
  const { corpTags } = world.company;
  if (body.do === 'create') create(world, body.group, body.names);
  else if (body.do === 'update')
    tellTag(world, 'update', body.id, editTag(corpTags, body.id, { name: body.name, order: null }, false));
  else if (body.do === 'delete') remove(world, body.id);
  else tell(world, { Event: 'change_external_tag', ChangeType: 'shuffle', Id: body.id });
  return corpTags.groups;
}

function create(world: World, groupName: string, names: readonly string[]): void {
  const { corpTags } = world.company;
  const known = corpTags.groups.length;
  const tags = names.map((one) => ({ name: one, order: 0 }));
  const into = { groupId: '', groupName, order: 0 };
  const group = addTags(corpTags, into, tags, { now: unixSeconds(world.clock), mine: false });
  if (corpTags.groups.length > known) tellTag(world, 'create', group.id, 'tag_group');
  for (const tag of group.tags.slice(-names.length)) tellTag(world, 'create', tag.id, 'tag');
}

/** A group's tags go with it and are not told one by one. */
function remove(world: World, tagOrGroup: string): void {
  const { corpTags } = world.company;
  const isGroup = corpTags.groups.some((g) => g.id === tagOrGroup);
  removeTags(corpTags, isGroup ? [] : [tagOrGroup], isGroup ? [tagOrGroup] : [], false);
  tellTag(world, 'delete', tagOrGroup, isGroup ? 'tag_group' : 'tag');
}

const tellTag = (world: World, change: string, tagOrGroup: string, type: 'tag' | 'tag_group'): void => {
  tell(world, { Event: 'change_external_tag', ChangeType: change, Id: tagOrGroup, TagType: type });
};
