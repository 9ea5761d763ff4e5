import { memberOf } from '../../people';
import type { Member } from '../../options';
import { cardOf, openUserIdOf } from '../../state/staff';
import { askedPage } from '../../state/page';
import type { World } from '../../world';
import type { Endpoints } from '../endpoint';
import { numberOf, textOf, type Json } from '../json';
import { WecomError } from '../wecomError';
import { membersOfDepartment } from './membership';

/** Members. Self-built apps of today see neither avatar, gender, mobile nor e-mail (wecom-api.md §9.1). */
export const users: Endpoints = {
  get: {
    'user/get': (world, { query, caller }) => {
      notForSync(caller);
      if (!query['userid']) throw new WecomError(41009);
      return userView(world, knownUser(world, query['userid']));
    },
    'user/list': (world, { query, caller }) => {
      notForSync(caller);
      return { userlist: membersOfDepartment(world, departmentAsked(query)).map((m) => userView(world, m)) };
    },
    'user/simplelist': (world, { query }) => ({
      userlist: membersOfDepartment(world, departmentAsked(query)).map((m) => ({
        userid: m.userid,
        name: m.name,
        department: cardOf(world.company.staff, m).departments,
        open_userid: openUserIdOf(m.userid),
      })),
    }),
  },
  post: {
    'user/list_id': (world, { body, caller }) => {
      if (caller !== 'contacts') throw new WecomError(48002);
      const limit = numberOf(body, 'limit') ?? LIST_ID.usual;
      if (limit < 1 || limit > LIST_ID.most) throw new WecomError(40058, 'invalid limit');
      const rows = world.people.members.flatMap((m) =>
        cardOf(world.company.staff, m).departments.map((department) => ({ userid: m.userid, department })),
      );
      const page = askedPage(rows, 'user/list_id', body, LIST_ID);
      return { next_cursor: page.next, dept_user: page.items };
    },
    'user/getuserid': (world, { body }) => ({
      userid: foundBy(world, (card) => card.mobile !== '' && card.mobile === textOf(body, 'mobile')),
    }),
    'user/get_userid_by_email': (world, { body }) => ({
      userid: foundBy(world, (card) => card.email === textOf(body, 'email').toLowerCase()),
    }),
    'user/convert_to_openid': (world, { body }) => {
      const member = knownUser(world, textOf(body, 'userid'));
      return { openid: `oOPEN${Buffer.from(member.userid.toLowerCase()).toString('hex')}` };
    },
    'user/convert_to_userid': (world, { body }) => {
      const hex = /^oOPEN((?:[0-9a-f]{2})+)$/.exec(textOf(body, 'openid'))?.[1];
      if (!hex) throw new WecomError(40073);
      const member = memberOf(world.people, Buffer.from(hex, 'hex').toString('utf8'));
      if (!member) throw new WecomError(43004);
      return { userid: member.userid };
    },
    'batch/openuserid_to_userid': (world, { body }) => {
      const asked = body['open_userid_list'];
      if (!Array.isArray(asked) || asked.length < 1 || asked.length > 1000) throw new WecomError(40032);
      const byOpen = new Map(world.people.members.map((m) => [openUserIdOf(m.userid), m.userid]));
      const ids = asked.map(String);
      return {
        userid_list: ids.flatMap((id) => {
          const userid = byOpen.get(id);
          return userid === undefined ? [] : [{ open_userid: id, userid }];
        }),
        invalid_open_userid_list: ids.filter((id) => !byOpen.has(id)),
      };
    },
  },
};

const LIST_ID = { most: 10_000, usual: 10_000 };

/** 60111 when there is no such member. */
export function knownUser(world: World, userid: string): Member {
  const member = memberOf(world.people, userid);
  if (!member) throw new WecomError(60111);
  return member;
}

export function userView(world: World, member: Member): Json {
  const card = cardOf(world.company.staff, member);
  return {
    userid: member.userid,
    name: member.name,
    department: card.departments,
    order: card.departments.map(() => 0),
    position: card.position,
    is_leader_in_dept: card.departments.map((d) => (card.leads.includes(d) ? 1 : 0)),
    direct_leader: card.directLeader,
    thumb_avatar: '',
    telephone: '',
    alias: card.alias,
    open_userid: openUserIdOf(member.userid),
    main_department: card.mainDepartment,
    extattr: { attrs: [] },
    status: card.status,
    external_position: card.position,
    external_profile: { external_corp_name: '', external_attr: [] },
  };
}

/** The address book's own secret may not read details since 2022 (48009). */
export function notForSync(caller: string): void {
  if (caller === 'contacts') throw new WecomError(48009);
}

const departmentAsked = (query: Record<string, string>): number => {
  if (!query['department_id']) throw new WecomError(41035, 'department_id missing');
  return Number(query['department_id']);
};

function foundBy(world: World, fits: (card: ReturnType<typeof cardOf>) => boolean): string {
  const found = world.people.members.find((m) => fits(cardOf(world.company.staff, m)));
  if (!found) throw new WecomError(46004);
  return found.userid;
}
