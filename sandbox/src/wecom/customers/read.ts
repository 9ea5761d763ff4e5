import type { Customer, Follow } from '../../state/customer';
import { customersOf, findCustomer, readable } from '../../state/customers';
import { findTag } from '../../state/corpTags';
import { cursorOf, limitOf, pageOf, positionOf } from '../../state/page';
import type { World } from '../../world';
import type { Endpoints } from '../endpoint';
import { stringsOf, textOf, type Json } from '../json';
import { WecomError } from '../wecomError';
import { relationToChange, servingMember, servingMembers } from './access';

const FOLLOWERS = 500;
const BY_USER = { most: 100, usual: 50 };
const CONTACTS = { most: 1000, usual: 1000 };

/** Customers and their relations, and what a member may note on them (wecom-api.md §10.1). */
export const customers: Endpoints = {
  get: {
    'externalcontact/get_follow_user_list': (world) => ({
      follow_user: servingMembers(world).map((m) => m.userid),
    }),
    'externalcontact/list': (world, { query }) => {
      if (!query['userid']) throw new WecomError(41009);
      const member = servingMember(world, query['userid']);
      const ids = Array.from(customersOf(world.company.customers, member.userid), (c) => c.customer.id);
      if (ids.length === 0) throw new WecomError(84061, undefined, { external_userid: [] });
      return { external_userid: ids };
    },
    'externalcontact/get': (world, { query }) => {
      if (!query['external_userid']) throw new WecomError(41035);
      const found = findCustomer(world.company.customers, query['external_userid']);
      if (!found) throw new WecomError(40096, undefined, { follow_user: [] });
      const follows = found.follows.filter(readable);
      if (follows.length === 0) throw new WecomError(84061, undefined, { follow_user: [] });
      const page = pageOf(follows, found.id, query['cursor'] ?? '', FOLLOWERS);
      return {
        external_contact: contactView(found),
        follow_user: page.items.map((f) => followUserView(world, f)),
        ...(page.next === '' ? {} : { next_cursor: page.next }),
      };
    },
  },
  post: {
    'externalcontact/batch/get_by_user': (world, { body }) => byUsers(world, body),
    'externalcontact/contact_list': (world, { body }) => contactList(world, body),
    'externalcontact/remark': (world, { body }) => remark(world, body),
    'externalcontact/convert_to_openid': (world, { body }) => {
      const found = findCustomer(world.company.customers, textOf(body, 'external_userid'));
      if (!found || found.type !== 1) throw new WecomError(40096);
      return { openid: `oCUST${found.id.slice(2)}` };
    },
  },
};

export const contactView = (customer: Customer): Json => ({
  external_userid: customer.id,
  name: customer.name,
  position: '',
  avatar: '',
  ...(customer.type === 2
    ? { corp_name: customer.corpName, corp_full_name: `${customer.corpName}有限公司` }
    : {}),
  type: customer.type,
  gender: customer.gender,
  ...(customer.unionid === '' ? {} : { unionid: customer.unionid }),
});

function followUserView(world: World, follow: Follow): Json {
  const tags = follow.tagIds.flatMap((id) => {
    const found = findTag(world.company.corpTags, id);
    return found ? [{ group_name: found.group.name, tag_name: found.tag.name, tag_id: id, type: 1 }] : [];
  });
  return { ...noteView(follow), tags };
}

const noteView = (follow: Follow): Json => ({
  userid: follow.userid,
  remark: follow.remark,
  description: follow.description,
  createtime: follow.createtime,
  remark_corp_name: follow.remarkCorpName,
  remark_mobiles: follow.remarkMobiles,
  oper_userid: follow.operUserid,
  add_way: follow.addWay,
  ...(follow.state === '' ? {} : { state: follow.state }),
});

/** All customers of up to a hundred members, one member after the other; the cursor says whose turn it is. */
function byUsers(world: World, body: Json): Json {
  const asked = stringsOf(body, 'userid_list');
  if (asked.length < 1 || asked.length > 100) throw new WecomError(40058, 'invalid userid_list');
  const members = asked.map((u) => servingMember(world, u).userid);
  const limit = limitOf(body, BY_USER);
  const cursor = textOf(body, 'cursor');
  const scope = `by_user ${members.join(' ')}`;
  const at = cursor === '' ? '0.0' : positionOf(scope, cursor);
  const list: Json[] = [];
  for (const { turn, position, customer, follow } of inTurns(world, members, at)) {
    if (list.length === limit)
      return { external_contact_list: list, next_cursor: cursorOf(scope, `${turn}.${position}`) };
    const tag_id = follow.tagIds.filter((id) => findTag(world.company.corpTags, id));
    list.push({ external_contact: contactView(customer), follow_info: { ...noteView(follow), tag_id } });
  }
  return { external_contact_list: list, next_cursor: '' };
}

function* inTurns(world: World, members: readonly string[], at: string) {
  const [first = 0, from = 0] = at.split('.').map(Number);
  for (const [turn, userid] of members.entries()) {
    if (turn < first) continue;
    for (const one of customersOf(world.company.customers, userid, turn === first ? from : 0))
      yield { turn, ...one };
  }
}

/** Every served contact, customer or not; here all of them are customers. */
function contactList(world: World, body: Json): Json {
  const { cursor, limit } = { cursor: textOf(body, 'cursor'), limit: limitOf(body, CONTACTS) };
  const rows = servingMembers(world).flatMap((m) =>
    Array.from(customersOf(world.company.customers, m.userid), ({ customer, follow }) => ({
      is_customer: true,
      tmp_openid: `tmp${customer.id.slice(2)}`,
      external_userid: customer.id,
      name: customer.name,
      follow_userid: m.userid,
      add_time: follow.createtime,
    })),
  );
  const page = pageOf(rows, 'contact_list', cursor, limit);
  return { info_list: page.items, next_cursor: page.next };
}

function remark(world: World, body: Json): Json {
  const fields = ['remark', 'description', 'remark_company', 'remark_mobiles', 'remark_pic_mediaid'];
  if (!fields.some((f) => body[f] !== undefined)) throw new WecomError(40058);
  const tooLong = (key: string, most: number): boolean => Array.from(textOf(body, key)).length > most;
  if (tooLong('remark', 20) || tooLong('description', 150) || tooLong('remark_company', 20))
    throw new WecomError(40058);
  const userid = textOf(body, 'userid');
  const { follow } = relationToChange(world, userid, textOf(body, 'external_userid'));
  if (body['remark'] !== undefined) follow.remark = textOf(body, 'remark');
  if (body['description'] !== undefined) follow.description = textOf(body, 'description');
  if (body['remark_company'] !== undefined) follow.remarkCorpName = textOf(body, 'remark_company');
  if (body['remark_mobiles'] !== undefined)
    follow.remarkMobiles = stringsOf(body, 'remark_mobiles').filter((m) => m !== '');
  return {};
}
