import { unixSeconds } from '../../clock/clock';
import { memberOf } from '../../people';
import { customersOf } from '../../state/customers';
import type { CustomerGroup } from '../../state/groups';
import type { World } from '../../world';
import { membersBelow } from '../contacts/membership';
import type { Endpoints } from '../endpoint';
import { limitOf } from '../../state/page';
import { numberOf, stringsOf, type Json } from '../json';
import { WecomError } from '../wecomError';
import { ownersOf } from './groupChats';

const DAY = 86_400;
const HALF_YEAR = 180 * DAY;
const ITEMS = { most: 1000, usual: 500 };

/** Figures by day (wecom-api.md §10.8): contacts are counted, talk is a believable function of the day. */
export const statistics: Endpoints = {
  post: {
    'externalcontact/get_user_behavior_data': (world, { body }) => {
      const parties = Array.isArray(body['partyid']) ? body['partyid'].map(Number) : [];
      const users = stringsOf(body, 'userid').flatMap((u) => {
        const member = memberOf(world.people, u);
        if (!member) throw new WecomError(40003);
        return member.userid;
      });
      if (users.length > 100 || parties.length > 100) throw new WecomError(40058);
      const all = new Set([...users, ...parties.flatMap((p) => membersBelow(world, p).map((m) => m.userid))]);
      if (all.size === 0) throw new WecomError(40058, 'userid and partyid are both empty');
      return {
        behavior_data: daysAsked(world, body, 'start_time', 'end_time').map((day) =>
          behaviour(world, all, day),
        ),
      };
    },
    'externalcontact/groupchat/statistic': (world, { body }) => {
      const days = daysAsked(world, body, 'day_begin_time', 'day_end_time');
      const owners = ownersOf(body);
      if (!owners) throw new WecomError(40058, 'owner_filter missing');
      const rows = owners.map((owner) => ({ owner, data: groupFigures(world, [owner], days) }));
      const key = ORDER[numberOf(body, 'order_by') ?? 1] ?? 'new_chat_cnt';
      const turn = numberOf(body, 'order_asc') === 1 ? 1 : -1;
      rows.sort((a, b) => turn * (a.data[key] - b.data[key]));
      const offset = numberOf(body, 'offset') ?? 0;
      const end = offset + limitOf(body, ITEMS);
      return { total: rows.length, next_offset: Math.min(end, rows.length), items: rows.slice(offset, end) };
    },
    'externalcontact/groupchat/statistic_group_by_day': (world, { body }) => {
      const owners = ownersOf(body);
      if (!owners) throw new WecomError(40058, 'owner_filter missing');
      const days = daysAsked(world, body, 'day_begin_time', 'day_end_time');
      return { items: days.map((day) => ({ stat_time: day, data: groupFigures(world, owners, [day]) })) };
    },
  },
};

const ORDER: Record<number, keyof Figures> = {
  1: 'new_chat_cnt',
  2: 'chat_total',
  3: 'new_member_cnt',
  4: 'member_total',
};

/** The days asked for, by their start; a span of at most 30 days, at most half a year ago. */
function daysAsked(world: World, body: Json, from: string, to: string): number[] {
  const start = numberOf(body, from);
  if (start === null) throw new WecomError(40058, `${from} missing`);
  const end = numberOf(body, to) ?? start;
  const tooOld = unixSeconds(world.clock) - HALF_YEAR;
  if (end < start || end - start > 30 * DAY || start < tooOld)
    throw new WecomError(40058, 'invalid time range');
  const count = Math.floor((end - start) / DAY) + 1;
  return Array.from({ length: count }, (_, n) => start + n * DAY);
}

/** Several members are summed, not told apart. */
function behaviour(world: World, userids: ReadonlySet<string>, day: number): Json {
  let added = 0;
  for (const userid of userids)
    for (const { follow } of customersOf(world.company.customers, userid))
      if (follow.createtime >= day && follow.createtime < day + DAY) added += 1;
  const lively = userids.size * (3 + (Math.floor(day / DAY) % 5));
  return {
    stat_time: day,
    chat_cnt: lively,
    message_cnt: lively * 6,
    ...(lively > 0 ? { reply_percentage: 92.5 } : {}),
    avg_reply_time: 4,
    negative_feedback_cnt: 0,
    new_apply_cnt: added,
    new_contact_cnt: added,
  };
}

interface Figures {
  new_chat_cnt: number;
  chat_total: number;
  chat_has_msg: number;
  new_member_cnt: number;
  member_total: number;
  member_has_msg: number;
  msg_total: number;
  migrate_trainee_chat_cnt: number;
}

function groupFigures(world: World, owners: readonly string[], days: readonly number[]): Figures {
  const from = days[0] ?? 0;
  const to = (days.at(-1) ?? 0) + DAY;
  const within = (at: number): boolean => at >= from && at < to;
  const groups = [...world.company.groups.byId.values()].filter(
    (g: CustomerGroup) => owners.includes(g.owner) && !g.dismissed && g.createTime < to,
  );
  const members = groups.flatMap((g) => g.members).filter((m) => m.joinTime < to);
  return {
    new_chat_cnt: groups.filter((g) => within(g.createTime)).length,
    chat_total: groups.length,
    chat_has_msg: groups.length,
    new_member_cnt: members.filter((m) => within(m.joinTime)).length,
    member_total: members.length,
    member_has_msg: Math.ceil(members.length / 3),
    msg_total: members.length * 2 * days.length,
    migrate_trainee_chat_cnt: 0,
  };
}
