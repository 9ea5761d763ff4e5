import { nowMs, unixSeconds } from '../../clock/clock';
import {
  addTags,
  editTag,
  findTag,
  liveGroups,
  liveTags,
  removeTags,
  type CorpTag,
} from '../../state/corpTags';
import type { CorpTagGroup, CorpTags } from '../../state/corpTags';
import type { World } from '../../world';
import type { Endpoints } from '../endpoint';
import { listOf, numberOf, stringsOf, textOf, type Json } from '../json';
import { WecomError } from '../wecomError';
import { relationToChange } from './access';

const TAGS_PER_CUSTOMER = 3_000;

/** Corp tags and marking customers with them (wecom-api.md §10.2). */
export const corpTags: Endpoints = {
  post: {
    'externalcontact/get_corp_tag_list': (world, { body }) => listed(world.company.corpTags, body),
    'externalcontact/add_corp_tag': (world, { body }) => {
      const tags = listOf(body, 'tag').map((t) => ({
        name: textOf(t, 'name'),
        order: numberOf(t, 'order') ?? 0,
      }));
      if (tags.length === 0) throw new WecomError(40058, 'tag list is empty');
      const into = {
        groupId: textOf(body, 'group_id'),
        groupName: textOf(body, 'group_name'),
        order: numberOf(body, 'order') ?? 0,
      };
      const names = new Set(tags.map((t) => t.name));
      const group = addTags(world.company.corpTags, into, tags, {
        now: unixSeconds(world.clock),
        mine: true,
      });
      return {
        tag_group: groupView(
          group,
          liveTags(group).filter((t) => names.has(t.name)),
          false,
        ),
      };
    },
    'externalcontact/edit_corp_tag': (world, { body }) => {
      const change = { name: textOf(body, 'name'), order: numberOf(body, 'order') };
      editTag(world.company.corpTags, textOf(body, 'id'), change, true);
      return {};
    },
    'externalcontact/del_corp_tag': (world, { body }) => {
      const [tags, groups] = [stringsOf(body, 'tag_id'), stringsOf(body, 'group_id')];
      if (tags.length + groups.length === 0) throw new WecomError(40058);
      removeTags(world.company.corpTags, tags, groups, true);
      return {};
    },
    'externalcontact/mark_tag': (world, { body }) => mark(world, body),
  },
};

function listed(store: CorpTags, body: Json): Json {
  const groupIds = stringsOf(body, 'group_id');
  const tagIds = stringsOf(body, 'tag_id');
  if (groupIds.length > 0)
    return {
      tag_group: store.groups.filter((g) => groupIds.includes(g.id)).map((g) => groupView(g, g.tags, true)),
    };
  if (tagIds.length === 0)
    return { tag_group: liveGroups(store).map((g) => groupView(g, liveTags(g), false)) };
  const withTags = store.groups.map((g) => ({ g, tags: g.tags.filter((t) => tagIds.includes(t.id)) }));
  return {
    tag_group: withTags.filter(({ tags }) => tags.length > 0).map(({ g, tags }) => groupView(g, tags, true)),
  };
}

/** `deleted` is only told when it was asked for by id. */
function groupView(group: CorpTagGroup, tags: readonly CorpTag[], byId: boolean): Json {
  const ended = (one: CorpTag): Json => (byId ? { deleted: one.deleted } : {});
  return {
    group_id: group.id,
    group_name: group.name,
    create_time: group.createTime,
    order: group.order,
    ...ended(group),
    tag: [...tags]
      .sort((a, b) => b.order - a.order)
      .map((t) => ({ id: t.id, name: t.name, create_time: t.createTime, order: t.order, ...ended(t) })),
  };
}

function mark(world: World, body: Json): Json {
  const [adds, removes] = [stringsOf(body, 'add_tag'), stringsOf(body, 'remove_tag')];
  if (adds.length + removes.length === 0) throw new WecomError(40058);
  if ([...adds, ...removes].some((id) => !findTag(world.company.corpTags, id))) throw new WecomError(40068);
  const userid = textOf(body, 'userid');
  const { follow, customer } = relationToChange(world, userid, textOf(body, 'external_userid'));
  oneAtATime(world, `${follow.userid} ${customer.id}`);
  const after = [...new Set([...follow.tagIds, ...adds])].filter((id) => !removes.includes(id));
  if (after.length > TAGS_PER_CUSTOMER) throw new WecomError(40144);
  follow.tagIds = after;
  return {};
}

/** 45035 when the same pair was written less than `conflictMs` ago: two writers have to take turns. */
function oneAtATime(world: World, pair: string): void {
  const { conflictMs } = world.switches;
  const now = nowMs(world.clock);
  const before = world.written.get(pair);
  world.written.set(pair, now);
  if (world.written.size > 10_000) world.written.clear();
  if (before !== undefined && now - before < conflictMs) throw new WecomError(45035);
}
