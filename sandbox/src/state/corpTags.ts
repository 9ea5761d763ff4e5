import { WecomError } from '../wecom/wecomError';
import { newId } from './newId';

/** 企业客户标签. `mine`: created by this app, which alone may change it. */
export interface CorpTag {
  id: string;
  name: string;
  createTime: number;
  order: number;
  deleted: boolean;
  mine: boolean;
}
export interface CorpTagGroup extends CorpTag {
  tags: CorpTag[];
}

export interface CorpTags {
  groups: CorpTagGroup[];
}

const MOST_TAGS = 10_000;
const NAME_LENGTH = 30;

export const makeCorpTags = (groups: CorpTagGroup[]): CorpTags => ({ groups });

/** What is there now; deleted ones only answer when they are asked for by id. */
export const liveGroups = (store: CorpTags): CorpTagGroup[] => store.groups.filter((g) => !g.deleted);
export const liveTags = (group: CorpTagGroup): CorpTag[] => group.tags.filter((t) => !t.deleted);

export function findTag(store: CorpTags, id: string): { group: CorpTagGroup; tag: CorpTag } | null {
  for (const group of store.groups) {
    const tag = group.tags.find((t) => t.id === id && !t.deleted);
    if (tag && !group.deleted) return { group, tag };
  }
  return null;
}

/**
 * Adds tags to the named group, or to a new one of that name. Names said twice become one tag; a name that stands in
 * the group already is 40071, more than 10 000 tags in all 40126.
 */
export function addTags(
  store: CorpTags,
  into: { groupId: string; groupName: string; order: number },
  tags: readonly { name: string; order: number }[],
  { now, mine }: { now: number; mine: boolean },
): CorpTagGroup {
  const wanted = [...new Map(tags.map((t) => [t.name, t])).values()];
  for (const { name } of wanted) checkName(name);
  const count = liveGroups(store).reduce((sum, g) => sum + liveTags(g).length, 0);
  if (count + wanted.length > MOST_TAGS) throw new WecomError(40126);
  const group = groupFor(store, into, { now, mine });
  if (wanted.some((w) => liveTags(group).some((t) => t.name === w.name))) throw new WecomError(40071);
  for (const { name, order } of wanted)
    group.tags.push({ id: newId('et'), name, createTime: now, order, deleted: false, mine });
  if (!store.groups.includes(group)) store.groups.push(group);
  return group;
}

/** Renames or reorders a tag or a group; true when it was a group. */
export function editTag(
  store: CorpTags,
  id: string,
  change: { name: string; order: number | null },
  mine: boolean,
): 'tag' | 'tag_group' {
  const group = liveGroups(store).find((g) => g.id === id);
  const found = group ? { siblings: liveGroups(store), one: group as CorpTag } : siblingsOf(store, id);
  if (mine && !found.one.mine) throw new WecomError(81011);
  if (change.name !== '') {
    checkName(change.name);
    if (found.siblings.some((s) => s.id !== id && s.name === change.name)) throw new WecomError(40071);
    found.one.name = change.name;
  }
  found.one.order = change.order ?? found.one.order;
  return group ? 'tag_group' : 'tag';
}

/** Removes tags and groups; a group left without tags goes with them. All or nothing: 40068 for an unknown id. */
export function removeTags(
  store: CorpTags,
  tagIds: readonly string[],
  groupIds: readonly string[],
  mine: boolean,
): void {
  const groups = groupIds.map((id) => liveGroups(store).find((g) => g.id === id));
  const tags = tagIds.map((id) => findTag(store, id)?.tag);
  const all = [...groups, ...tags];
  if (all.some((one) => one === undefined)) throw new WecomError(40068);
  if (mine && all.some((one) => !one?.mine)) throw new WecomError(81011);
  for (const one of all) if (one) one.deleted = true;
  for (const group of store.groups) if (liveTags(group).length === 0) group.deleted = true;
}

function groupFor(
  store: CorpTags,
  into: { groupId: string; groupName: string; order: number },
  { now, mine }: { now: number; mine: boolean },
): CorpTagGroup {
  if (into.groupId !== '') {
    const group = liveGroups(store).find((g) => g.id === into.groupId);
    if (!group) throw new WecomError(40068);
    return group;
  }
  checkName(into.groupName);
  const same = liveGroups(store).find((g) => g.name === into.groupName);
  const fresh = { id: newId('et'), name: into.groupName, createTime: now, order: into.order };
  return same ?? { ...fresh, deleted: false, mine, tags: [] };
}

function siblingsOf(store: CorpTags, id: string): { siblings: CorpTag[]; one: CorpTag } {
  const found = findTag(store, id);
  if (!found) throw new WecomError(40068);
  return { siblings: liveTags(found.group), one: found.tag };
}

function checkName(name: string): void {
  const length = Array.from(name).length;
  if (length < 1 || length > NAME_LENGTH) throw new WecomError(40072);
}
