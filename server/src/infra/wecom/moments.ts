import { z } from 'zod';
import { change, get, look, tell, type Call } from './ask';
import type { Message } from './contactWays';
import { everyPage, nextCursor } from './pages';

/** 客户朋友圈 (wecom-api.md §10.6): a job makes the moment, members publish it by hand. */

/** Whoever is left out is not narrowed: no range is everybody. */
export interface MomentRange {
  userids?: readonly string[];
  departments?: readonly number[];
  tagIds?: readonly string[];
}

export const addMoment = async (call: Call, message: Message, range: MomentRange = {}): Promise<string> => {
  const visible_range = {
    sender_list: { user_list: range.userids, department_list: range.departments },
    external_contact_list: { tag_list: range.tagIds },
  };
  const answer = z.object({ jobid: z.string() });
  return (await tell(call, 'externalcontact/add_moment_task', { visible_range, ...message }, answer)).jobid;
};

const result = z.object({
  /** 1 begun, 2 running, 3 done */
  status: z.number().int(),
  result: z
    .object({
      errcode: z.number().int().default(0),
      errmsg: z.string().default(''),
      moment_id: z.string().default(''),
      invalid_sender_list: z.looseObject({}).optional(),
      invalid_external_contact_list: z.looseObject({}).optional(),
    })
    .optional(),
});

/** The job's answer is kept for 24 h. */
export const momentJob = (call: Call, jobid: string) =>
  get(call, 'externalcontact/get_moment_task_result', { jobid }, result);

export const cancelMoment = (call: Call, momentId: string): Promise<void> =>
  change(call, 'externalcontact/cancel_moment_task', { moment_id: momentId });

const moment = z.looseObject({
  moment_id: z.string(),
  creator: z.string().default(''),
  create_time: z.coerce.number(),
  create_type: z.number().int().default(0),
  visible_type: z.number().int().default(1),
});

/** Of at most 30 days; unix seconds. */
export const listMoments = (
  call: Call,
  of: { from: number; to: number; creator?: string; filter?: 0 | 1 | 2 },
) =>
  everyPage(async (cursor) => {
    const page = await look(
      call,
      'externalcontact/get_moment_list',
      {
        start_time: of.from,
        end_time: of.to,
        creator: of.creator,
        filter_type: of.filter,
        limit: 20,
        cursor,
      },
      z.object({ moment_list: z.array(moment), next_cursor: nextCursor }),
    );
    return { items: page.moment_list, next: page.next_cursor };
  });

const task = z.object({ userid: z.string(), publish_status: z.number().int() });

/** Which members have published it. */
export const listMomentTasks = (call: Call, momentId: string) =>
  everyPage(async (cursor) => {
    const page = await look(
      call,
      'externalcontact/get_moment_task',
      { moment_id: momentId, limit: 1000, cursor },
      z.object({ task_list: z.array(task), next_cursor: nextCursor }),
    );
    return { items: page.task_list, next: page.next_cursor };
  });

const viewers = z.object({
  customer_list: z.array(z.looseObject({ external_userid: z.string() })),
  next_cursor: nextCursor,
});

/** Customers a member chose to show it to. */
export const listMomentViewers = (call: Call, momentId: string, userid: string) =>
  externalUserids(call, 'externalcontact/get_moment_customer_list', 1000, { moment_id: momentId, userid });

/** Customers who have it in their moments. */
export const listMomentReceivers = (call: Call, momentId: string, userid: string) =>
  externalUserids(call, 'externalcontact/get_moment_send_result', 5000, { moment_id: momentId, userid });

const externalUserids = (call: Call, endpoint: string, limit: number, of: Record<string, string>) =>
  everyPage(async (cursor) => {
    const page = await look(call, endpoint, { ...of, limit, cursor }, viewers);
    return { items: page.customer_list.map((c) => c.external_userid), next: page.next_cursor };
  });

const voice = z.object({
  external_userid: z.string().optional(),
  userid: z.string().optional(),
  create_time: z.number().int(),
});

export const momentVoices = (call: Call, momentId: string, userid: string) =>
  look(
    call,
    'externalcontact/get_moment_comments',
    { moment_id: momentId, userid },
    z.object({ comment_list: z.array(voice).default([]), like_list: z.array(voice).default([]) }),
  );
