import { z } from 'zod';
import { WecomFault } from '../../kernel';
import { change, get, look, type Call } from './ask';
import { everyPage, nextCursor, partsOf, type Page } from './pages';

/** Customers and what members note on them (wecom-api.md §10.1). */

const contact = z.looseObject({
  external_userid: z.string(),
  name: z.string().default(''),
  /** 1 a WeChat user, 2 somebody of another WeCom company */
  type: z.number().int().default(1),
  gender: z.number().int().default(0),
  avatar: z.string().default(''),
  corp_name: z.string().optional(),
  unionid: z.string().optional(),
});
const note = {
  userid: z.string(),
  remark: z.string().default(''),
  description: z.string().default(''),
  createtime: z.number().int(),
  remark_corp_name: z.string().default(''),
  remark_mobiles: z.array(z.string()).default([]),
  oper_userid: z.string().default(''),
  add_way: z.number().int().default(0),
  state: z.string().default(''),
};
const followUser = z.looseObject({
  ...note,
  tags: z
    .array(z.looseObject({ tag_id: z.string().optional(), tag_name: z.string(), type: z.number().int() }))
    .default([]),
});
const followInfo = z.looseObject({ ...note, tag_id: z.array(z.string()).default([]) });
const known = z.object({ external_contact: contact, follow_info: followInfo });
export type KnownContact = z.infer<typeof known>;

/** Members who may serve customers. */
export const listFollowUsers = async (call: Call) =>
  (
    await get(
      call,
      'externalcontact/get_follow_user_list',
      {},
      z.object({ follow_user: z.array(z.string()) }),
    )
  ).follow_user;

/** All customers of a member in one answer; 84061 means that he has none. */
export async function listExternalUserids(call: Call, userid: string): Promise<string[]> {
  const answer = z.object({ external_userid: z.array(z.string()) });
  try {
    return (await get(call, 'externalcontact/list', { userid }, answer)).external_userid;
  } catch (error) {
    if (error instanceof WecomFault && error.errcode === 84061) return [];
    throw error;
  }
}

/** One customer with everybody who serves him, page by page to the last. */
export async function getExternalContact(call: Call, externalUserid: string) {
  const answer = z.object({
    external_contact: contact,
    follow_user: z.array(followUser),
    next_cursor: nextCursor,
  });
  const rows = await everyPage(async (cursor) => {
    const query = { external_userid: externalUserid, cursor: cursor === '' ? undefined : cursor };
    const page = await get(call, 'externalcontact/get', query, answer);
    const { external_contact: contact, follow_user, next_cursor } = page;
    return { items: follow_user.map((follow) => ({ contact, follow })), next: next_cursor };
  });
  const [first] = rows;
  if (!first) throw new WecomFault(84061, 'giveUp', 'externalcontact/get: nobody serves this customer');
  return { contact: first.contact, follows: rows.map((r) => r.follow) };
}

/** One page of the customers of up to 100 members, 100 rows at the most. */
export async function contactsPage(
  call: Call,
  userids: readonly string[],
  cursor: string,
): Promise<Page<KnownContact>> {
  const page = await look(
    call,
    'externalcontact/batch/get_by_user',
    { userid_list: userids, cursor, limit: 100 },
    z.object({ external_contact_list: z.array(known).default([]), next_cursor: nextCursor }),
  );
  return { items: page.external_contact_list, next: page.next_cursor };
}

/** All customers of these members; for small circles, a large company is walked page by page. */
export async function listContacts(call: Call, userids: readonly string[]): Promise<KnownContact[]> {
  const all: KnownContact[] = [];
  for (const part of partsOf(userids, 100))
    all.push(...(await everyPage((cursor) => contactsPage(call, part, cursor))));
  return all;
}

const served = z.object({
  is_customer: z.boolean(),
  tmp_openid: z.string(),
  external_userid: z.string().optional(),
  name: z.string().optional(),
  follow_userid: z.string(),
  chat_id: z.string().optional(),
  chat_name: z.string().optional(),
  add_time: z.number().int().default(0),
});

/** Everybody outside the company who is served, customer or not. */
export const listServed = (call: Call) =>
  everyPage(async (cursor) => {
    const page = await look(
      call,
      'externalcontact/contact_list',
      { cursor, limit: 1000 },
      z.object({ info_list: z.array(served), next_cursor: nextCursor }),
    );
    return { items: page.info_list, next: page.next_cursor };
  });

/** What is left out stays as it is; an empty list of numbers clears them. At least one field (40058). */
export interface Remark {
  remark?: string;
  description?: string;
  company?: string;
  mobiles?: readonly string[];
  pictureMediaId?: string;
}

export const remarkContact = (call: Call, userid: string, externalUserid: string, r: Remark): Promise<void> =>
  change(call, 'externalcontact/remark', {
    userid,
    external_userid: externalUserid,
    remark: r.remark,
    description: r.description,
    remark_company: r.company,
    remark_mobiles: r.mobiles && (r.mobiles.length > 0 ? r.mobiles : ['']),
    remark_pic_mediaid: r.pictureMediaId,
  });

export const openidOfContact = async (call: Call, externalUserid: string) =>
  (
    await look(
      call,
      'externalcontact/convert_to_openid',
      { external_userid: externalUserid },
      z.object({ openid: z.string() }),
    )
  ).openid;

const day = z.object({
  stat_time: z.number().int(),
  chat_cnt: z.number().default(0),
  message_cnt: z.number().default(0),
  reply_percentage: z.number().optional(),
  avg_reply_time: z.number().optional(),
  negative_feedback_cnt: z.number().default(0),
  new_apply_cnt: z.number().default(0),
  new_contact_cnt: z.number().default(0),
});

/** Sums of all these members a day (§10.8): at most 100 members, 30 days, half a year back. */
export const memberBehaviour = async (
  call: Call,
  who: { userids?: readonly string[]; departments?: readonly number[] },
  span: { from: number; to: number },
) =>
  (
    await look(
      call,
      'externalcontact/get_user_behavior_data',
      { userid: who.userids, partyid: who.departments, start_time: span.from, end_time: span.to },
      z.object({ behavior_data: z.array(day) }),
    )
  ).behavior_data;
