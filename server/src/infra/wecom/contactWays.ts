import { z } from 'zod';
import { change, look, tell, type Call } from './ask';
import { everyPage, nextCursor } from './pages';

/** 「联系我」 codes and the words that greet who comes by them (wecom-api.md §10.3, §10.4). */

export interface ContactWayFields {
  remark?: string;
  skip_verify?: boolean;
  style?: number;
  /** ≤ 30 characters; comes back with the customer */
  state?: string;
  user?: readonly string[];
  party?: readonly number[];
  expires_in?: number;
  chat_expires_in?: number;
  unionid?: string;
  mark_source?: boolean;
  conclusions?: Record<string, unknown>;
}

export interface NewContactWay extends ContactWayFields {
  /** 1 one member, 2 several */
  type: 1 | 2;
  /** 1 mini-program, 2 QR code */
  scene: 1 | 2;
  is_temp?: boolean;
  is_exclusive?: boolean;
}

const way = z.looseObject({
  config_id: z.string(),
  type: z.number().int(),
  scene: z.number().int(),
  style: z.number().int().optional(),
  remark: z.string().default(''),
  skip_verify: z.boolean().default(true),
  state: z.string().default(''),
  qr_code: z.string().optional(),
  user: z.array(z.string()).default([]),
  party: z.array(z.number().int()).default([]),
  is_temp: z.boolean().default(false),
});

export const addContactWay = (call: Call, fields: NewContactWay) =>
  tell(
    call,
    'externalcontact/add_contact_way',
    { ...fields },
    z.object({ config_id: z.string(), qr_code: z.string().optional() }),
  );

export const getContactWay = async (call: Call, configId: string) =>
  (
    await look(
      call,
      'externalcontact/get_contact_way',
      { config_id: configId },
      z.object({ contact_way: way }),
    )
  ).contact_way;

/** Ids of this app's lasting ways, made in the last 90 days unless told otherwise (unix seconds). */
export const listContactWays = (call: Call, span: { from?: number; to?: number } = {}) =>
  everyPage(async (cursor) => {
    const page = await look(
      call,
      'externalcontact/list_contact_way',
      { start_time: span.from, end_time: span.to, cursor, limit: 1000 },
      z.object({ contact_way: z.array(z.object({ config_id: z.string() })), next_cursor: nextCursor }),
    );
    return { items: page.contact_way.map((w) => w.config_id), next: page.next_cursor };
  });

/** Members and departments that are given replace the earlier ones. */
export const updateContactWay = (call: Call, configId: string, fields: ContactWayFields): Promise<void> =>
  change(call, 'externalcontact/update_contact_way', { config_id: configId, ...fields });

export const deleteContactWay = (call: Call, configId: string): Promise<void> =>
  change(call, 'externalcontact/del_contact_way', { config_id: configId });

export const closeTempChat = (call: Call, userid: string, externalUserid: string): Promise<void> =>
  change(call, 'externalcontact/close_temp_chat', { userid, external_userid: externalUserid });

/** Text and at most nine attachments; one of them is needed. */
export interface Message {
  text?: { content: string };
  attachments?: readonly Record<string, unknown>[];
}

/** Once a code, within 20 s of the event that brought it: 41050 too late or used, 41051 they talk already, 41096 try again. */
export const sendWelcome = (call: Call, welcomeCode: string, message: Message): Promise<void> =>
  change(call, 'externalcontact/send_welcome_msg', { welcome_code: welcomeCode, ...message });
