import { z } from 'zod';
import { done } from './answers';
import type { Call } from './call';
import { toGroup } from './limits';
import type { PlainMessage } from './messages';

/** Groups of colleagues that the app makes (wecom-api.md §4.6). */

export interface NewAppChat {
  /** 50 characters at most */
  name: string;
  owner?: string;
  /** 2–2,000 members */
  userlist: readonly string[];
  /** 32 of 0-9a-zA-Z; given, a repeated creation is 86215 and not a second group */
  chatid?: string;
}

const chat = z.object({
  chat_info: z.object({
    chatid: z.string(),
    name: z.string(),
    owner: z.string(),
    userlist: z.array(z.string()),
    chat_type: z.number().int().default(0),
  }),
});
export type AppChat = z.output<typeof chat>['chat_info'];

/** Nobody sees it before its first message. */
export const createAppChat = async (call: Call, body: NewAppChat): Promise<string> =>
  (await call({ endpoint: 'appchat/create', body: { ...body } }, z.object({ chatid: z.string() }))).chatid;

export async function updateAppChat(
  call: Call,
  chatid: string,
  changes: { name?: string; owner?: string; add_user_list?: string[]; del_user_list?: string[] },
): Promise<void> {
  await call({ endpoint: 'appchat/update', body: { chatid, ...changes } }, done);
}

export const getAppChat = async (call: Call, chatid: string): Promise<AppChat> =>
  (await call({ endpoint: 'appchat/get', query: { chatid }, reads: true }, chat)).chat_info;

/**
 * Any message but a card. `members`: how many read it, because WeCom counts person-times. It has no duplicate check: a
 * repeated send is a second message.
 */
export async function sendToAppChat(
  call: Call,
  to: { chatid: string; members: number },
  message: PlainMessage,
  options: { safe?: 0 | 1 } = {},
): Promise<void> {
  const body = { chatid: to.chatid, ...message, ...options };
  await call({ endpoint: 'appchat/send', body, spends: toGroup(to.chatid, to.members) }, done);
}
