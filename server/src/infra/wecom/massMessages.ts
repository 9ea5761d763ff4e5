import { z } from 'zod';
import { WecomFault } from '../../kernel';
import { change, look, tell, type Call } from './ask';
import type { Message } from './contactWays';
import { everyPage, nextCursor, partsOf } from './pages';

/** 企业群发 (wecom-api.md §10.5): makes tasks that members confirm by hand; nothing is sent by the call itself. */

/** customers and groups one call may name */
const MOST_CUSTOMERS = 10_000;
const MOST_GROUPS = 2000;

export type Recipients =
  | { externalUserids: readonly string[]; sender?: string }
  | { chatIds: readonly string[]; sender: string }
  /** any tag of a list, all lists */
  | { tagLists: readonly (readonly string[])[]; sender?: string }
  | { allOf: string };

/** One task made, or the part of the recipients for whom there was nobody to make one (`msgid` null). */
export interface MassPart {
  msgid: string | null;
  /** named in this call; empty when a filter chose them */
  named: readonly string[];
  /** who cannot get it: not a customer, or the cap is used up */
  failed: readonly string[];
}

/**
 * Makes as many tasks as the recipients need, 10,000 customers or 2,000 groups each: a longer list is never cut. Each
 * part is handed out before the next is asked for, so that the caller can keep its msgid; a call that is given up half
 * way throws, and what was handed out before stands.
 */
export async function* addMassMessages(
  call: Call,
  to: Recipients,
  message: Message & { allow_select?: boolean },
): AsyncGenerator<MassPart> {
  for (const { named, body } of bodiesOf(to)) yield await add(call, { ...body, ...message }, named);
}

function bodiesOf(to: Recipients): { named: readonly string[]; body: Record<string, unknown> }[] {
  if ('externalUserids' in to)
    return partsOf([...new Set(to.externalUserids)], MOST_CUSTOMERS).map((named) => ({
      named,
      body: { chat_type: 'single', external_userid: named, sender: to.sender },
    }));
  if ('chatIds' in to)
    return partsOf([...new Set(to.chatIds)], MOST_GROUPS).map((named) => ({
      named,
      body: { chat_type: 'group', chat_id_list: named, sender: to.sender },
    }));
  if ('allOf' in to) return [{ named: [], body: { chat_type: 'single', sender: to.allOf } }];
  const group_list = to.tagLists.map((tag_list) => ({ tag_list }));
  return [{ named: [], body: { chat_type: 'single', tag_filter: { group_list }, sender: to.sender } }];
}

const added = z.object({ msgid: z.string(), fail_list: z.array(z.string()).default([]) });

async function add(call: Call, body: Record<string, unknown>, named: readonly string[]): Promise<MassPart> {
  try {
    const answer = await tell(call, 'externalcontact/add_msg_template', body, added);
    return { msgid: answer.msgid, named, failed: answer.fail_list };
  } catch (error) {
    // 41048: nobody of this part can get it; the other parts may
    if (error instanceof WecomFault && error.errcode === 41048) return { msgid: null, named, failed: named };
    throw error;
  }
}

/** At most three times in 24 h (41094). */
export const remindMassMessage = (call: Call, msgid: string): Promise<void> =>
  change(call, 'externalcontact/remind_groupmsg_send', { msgid });

/** Stops what is not sent yet; recalls nothing. */
export const cancelMassMessage = (call: Call, msgid: string): Promise<void> =>
  change(call, 'externalcontact/cancel_groupmsg_send', { msgid });

const massMessage = z.looseObject({
  msgid: z.string(),
  creator: z.string().default(''),
  create_time: z.coerce.number(),
  create_type: z.number().int().default(0),
});

/** Of at most a month; unix seconds. */
export const listMassMessages = (
  call: Call,
  of: { chatType: 'single' | 'group'; from: number; to: number; creator?: string; filter?: 0 | 1 | 2 },
) =>
  everyPage(async (cursor) => {
    const page = await look(
      call,
      'externalcontact/get_groupmsg_list_v2',
      {
        chat_type: of.chatType,
        start_time: of.from,
        end_time: of.to,
        creator: of.creator,
        filter_type: of.filter,
        limit: 100,
        cursor,
      },
      z.object({ group_msg_list: z.array(massMessage), next_cursor: nextCursor }),
    );
    return { items: page.group_msg_list, next: page.next_cursor };
  });

const task = z.object({
  userid: z.string(),
  /** 0 not yet, 2 sent */
  status: z.number().int(),
  send_time: z.number().int().default(0),
});

export const listMassTasks = (call: Call, msgid: string) =>
  everyPage(async (cursor) => {
    const page = await look(
      call,
      'externalcontact/get_groupmsg_task',
      { msgid, limit: 1000, cursor },
      z.object({ task_list: z.array(task), next_cursor: nextCursor }),
    );
    return { items: page.task_list, next: page.next_cursor };
  });

const sent = z.object({
  external_userid: z.string().optional(),
  chat_id: z.string().optional(),
  userid: z.string(),
  /** 0 not yet, 1 sent, 2 no friend, 3 the cap is used up */
  status: z.number().int(),
  send_time: z.number().int().default(0),
});

/** What became of one member's part. */
export const listMassResults = (call: Call, msgid: string, userid: string) =>
  everyPage(async (cursor) => {
    const page = await look(
      call,
      'externalcontact/get_groupmsg_send_result',
      { msgid, userid, limit: 1000, cursor },
      z.object({ send_list: z.array(sent), next_cursor: nextCursor }),
    );
    return { items: page.send_list, next: page.next_cursor };
  });
