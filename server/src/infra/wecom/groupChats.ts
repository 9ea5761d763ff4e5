import { z } from 'zod';
import { look, tell, type Call } from './ask';
import { everyPage, nextCursor, partsOf } from './pages';

/** Customer groups: who is in them, what they do, and their hand-over (wecom-api.md §10.7, §10.8). */

const listed = z.object({ chat_id: z.string(), status: z.number().int() });
const MOST_OWNERS = 100;

/** Without owners WeCom refuses companies of more than 1,000 (81017); with them 100 a call. */
export async function listGroupChats(
  call: Call,
  of: { owners?: readonly string[]; status?: 0 | 1 | 2 | 3 } = {},
) {
  const filters = of.owners
    ? partsOf(of.owners, MOST_OWNERS).map((userid_list) => ({ owner_filter: { userid_list } }))
    : [{}];
  const all: z.infer<typeof listed>[] = [];
  for (const filter of filters)
    all.push(
      ...(await everyPage(async (cursor) => {
        const page = await look(
          call,
          'externalcontact/groupchat/list',
          { status_filter: of.status ?? 0, ...filter, cursor, limit: 1000 },
          z.object({ group_chat_list: z.array(listed), next_cursor: nextCursor }),
        );
        return { items: page.group_chat_list, next: page.next_cursor };
      })),
    );
  return all;
}

const group = z.looseObject({
  chat_id: z.string(),
  name: z.string().default(''),
  owner: z.string(),
  create_time: z.number().int(),
  notice: z.string().default(''),
  member_list: z
    .array(
      z.looseObject({
        userid: z.string(),
        /** 1 a member, 2 from outside */
        type: z.number().int(),
        join_time: z.number().int().default(0),
        join_scene: z.number().int().default(0),
        name: z.string().default(''),
        state: z.string().default(''),
      }),
    )
    .default([]),
  admin_list: z.array(z.object({ userid: z.string() })).default([]),
  member_version: z.string().default(''),
});

export const getGroupChat = async (call: Call, chatId: string, withNames = false) =>
  (
    await look(
      call,
      'externalcontact/groupchat/get',
      { chat_id: chatId, need_name: withNames ? 1 : 0 },
      z.object({ group_chat: group }),
    )
  ).group_chat;

export const chatIdOf = async (call: Call, opengid: string) =>
  (await look(call, 'externalcontact/opengid_to_chatid', { opengid }, z.object({ chat_id: z.string() })))
    .chat_id;

const refused = z.object({ chat_id: z.string(), errcode: z.number().int(), errmsg: z.string() });

/** Groups of somebody who has left; what could not be handed over comes back with its reason. */
export const transferGroups = (call: Call, chatIds: readonly string[], newOwner: string) =>
  handOver(call, 'externalcontact/groupchat/transfer', chatIds, newOwner);

/** Groups of somebody who is still here: twice in 90 days a group. */
export const transferGroupsOnJob = (call: Call, chatIds: readonly string[], newOwner: string) =>
  handOver(call, 'externalcontact/groupchat/onjob_transfer', chatIds, newOwner);

async function handOver(call: Call, endpoint: string, chatIds: readonly string[], new_owner: string) {
  const failed: z.infer<typeof refused>[] = [];
  for (const chat_id_list of partsOf(chatIds, 100)) {
    const answer = z.object({ failed_chat_list: z.array(refused).default([]) });
    failed.push(...(await tell(call, endpoint, { chat_id_list, new_owner }, answer)).failed_chat_list);
  }
  return failed;
}

const figures = z.object({
  new_chat_cnt: z.number(),
  chat_total: z.number(),
  chat_has_msg: z.number(),
  new_member_cnt: z.number(),
  member_total: z.number(),
  member_has_msg: z.number(),
  msg_total: z.number(),
  migrate_trainee_chat_cnt: z.number().default(0),
});
const ofOwner = z.object({ owner: z.string(), data: figures });

interface Span {
  /** unix seconds, the beginning of a day; 30 days at most */
  from: number;
  to: number;
}

/** Figures of each owner. */
export async function groupFigures(call: Call, owners: readonly string[], span: Span) {
  const all: z.infer<typeof ofOwner>[] = [];
  for (const part of partsOf(owners, MOST_OWNERS)) {
    const rows = await everyPage(async (cursor) => {
      const page = await look(
        call,
        'externalcontact/groupchat/statistic',
        { ...spanOf(part, span), offset: Number(cursor), limit: 1000 },
        z.object({ total: z.number(), next_offset: z.number(), items: z.array(ofOwner) }),
      );
      return { items: page.items, next: page.next_offset < page.total ? String(page.next_offset) : '' };
    });
    all.push(...rows);
  }
  return all;
}

/** Figures of all these owners together, a day; at most 100 owners. */
export const groupFiguresByDay = async (call: Call, owners: readonly string[], span: Span) =>
  (
    await look(
      call,
      'externalcontact/groupchat/statistic_group_by_day',
      spanOf(owners, span),
      z.object({ items: z.array(z.object({ stat_time: z.number().int(), data: figures })) }),
    )
  ).items;

const spanOf = (owners: readonly string[], { from, to }: Span) => ({
  day_begin_time: from,
  day_end_time: to,
  owner_filter: { userid_list: owners },
});
