import { unixSeconds } from '../../clock/clock';
import { memberOf } from '../../people';
import type { CustomerGroup } from '../../state/groups';
import { pageOf } from '../../state/page';
import type { World } from '../../world';
import type { Endpoints } from '../endpoint';
import { numberOf, objectOf, stringsOf, textOf, type Json } from '../json';
import { WecomError } from '../wecomError';
import { servingMember } from './access';

const QUARTER_S = 90 * 86_400;

/** Customer groups and their hand-over (wecom-api.md §10.7). */
export const groupChats: Endpoints = {
  post: {
    'externalcontact/groupchat/list': (world, { body }) => {
      const limit = numberOf(body, 'limit');
      if (limit === null || limit < 1 || limit > 1000) throw new WecomError(40058, 'invalid limit');
      const owners = ownersOf(body);
      const status = numberOf(body, 'status_filter') ?? 0;
      const found = [...world.company.groups.byId.values()].filter(
        (g) => !g.dismissed && (!owners || owners.includes(g.owner)) && (status === 0 || g.status === status),
      );
      const page = pageOf(found, 'groupchat/list', textOf(body, 'cursor'), limit);
      const group_chat_list = page.items.map((g) => ({ chat_id: g.chatId, status: g.status }));
      return { group_chat_list, ...(page.next === '' ? {} : { next_cursor: page.next }) };
    },
    'externalcontact/groupchat/get': (world, { body }) => ({
      group_chat: groupView(knownGroup(world, textOf(body, 'chat_id')), numberOf(body, 'need_name') === 1),
    }),
    'externalcontact/opengid_to_chatid': (world, { body }) => {
      const opengid = textOf(body, 'opengid');
      const found = [...world.company.groups.byId.values()].find((g) => g.chatId === `wr${opengid.slice(2)}`);
      if (!found) throw new WecomError(90511, 'invalid opengid');
      return { chat_id: found.chatId };
    },
    'externalcontact/groupchat/transfer': (world, { body }) => handOver(world, body, 'resigned'),
    'externalcontact/groupchat/onjob_transfer': (world, { body }) => handOver(world, body, 'onjob'),
  },
};

/** 40050 for an unknown group, 49008 for a dissolved one. */
export function knownGroup(world: World, chatId: string): CustomerGroup {
  const group = world.company.groups.byId.get(chatId);
  if (!group) throw new WecomError(40050);
  if (group.dismissed) throw new WecomError(49008);
  return group;
}

export function ownersOf(body: Json): string[] | null {
  const filter = objectOf(body, 'owner_filter');
  if (!filter) return null;
  const owners = stringsOf(filter, 'userid_list');
  if (owners.length > 100) throw new WecomError(40058, 'too many owners');
  return owners;
}

function groupView(group: CustomerGroup, withNames: boolean): Json {
  return {
    chat_id: group.chatId,
    name: group.name,
    owner: group.owner,
    create_time: group.createTime,
    notice: group.notice,
    member_list: group.members.map((m) => ({
      userid: m.userid,
      type: m.type,
      join_time: m.joinTime,
      join_scene: m.joinScene,
      ...(m.invitor === '' ? {} : { invitor: { userid: m.invitor } }),
      group_nickname: m.nickname,
      ...(withNames ? { name: m.name } : {}),
      ...(m.state === '' ? {} : { state: m.state }),
    })),
    admin_list: group.admins.map((userid) => ({ userid })),
    member_version: group.version,
  };
}

/** Each group stands for itself: those that cannot be handed over are listed with their reason. */
function handOver(world: World, body: Json, kind: 'resigned' | 'onjob'): Json {
  const ids = stringsOf(body, 'chat_id_list');
  if (ids.length < 1 || ids.length > 100) throw new WecomError(40058, 'invalid chat_id_list');
  const owner = servingMember(world, textOf(body, 'new_owner'));
  const failed: Json[] = [];
  for (const chatId of ids) {
    const group = world.company.groups.byId.get(chatId);
    const refusal = group ? refusalOf(world, group, owner.userid, kind) : 90501;
    if (group && refusal === 0) {
      group.owner = owner.userid;
      group.status = kind === 'resigned' ? 3 : 0;
      group.handovers.push(unixSeconds(world.clock));
    } else failed.push({ chat_id: chatId, errcode: refusal, errmsg: new WecomError(refusal).message });
  }
  return { failed_chat_list: failed };
}

function refusalOf(world: World, group: CustomerGroup, newOwner: string, kind: 'resigned' | 'onjob'): number {
  if (group.dismissed) return 90501;
  if (group.owner === newOwner) return 90504;
  const inOffice = memberOf(world.people, group.owner) !== undefined;
  if (kind === 'resigned') return inOffice ? 90500 : 0;
  if (!inOffice) return 90502;
  const since = unixSeconds(world.clock) - QUARTER_S;
  return group.handovers.filter((at) => at > since).length >= 2 ? 40128 : 0;
}
