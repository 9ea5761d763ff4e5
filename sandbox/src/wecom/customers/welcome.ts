import { nowMs, nowOf } from '../../clock/clock';
import { appendMessage } from '../../chat/chats';
import { customerChat } from '../../chat/keys';
import { openWelcome, settleWelcome } from '../../state/welcomes';
import type { Endpoints } from '../endpoint';
import { textOf } from '../json';
import { WecomError } from '../wecomError';
import { messageWords, readMessage } from './attachments';

/** The greeting of a new customer: once, within 20 seconds of the event that brought the code (wecom-api.md §10.4). */
export const welcome: Endpoints = {
  post: {
    'externalcontact/send_welcome_msg': (world, { body }) => {
      const code = textOf(body, 'welcome_code');
      if (code === '') throw new WecomError(41049);
      const store = world.company.welcomes;
      const found = openWelcome(store, code, nowMs(world.clock));
      const message = readMessage(world, body, 41089);
      found.used = true;
      settleWelcome(store, found.userid, found.externalUserid);
      appendMessage(world.chats, customerChat(found.externalUserid, found.userid), {
        from: found.userid,
        at: nowOf(world.clock).toISOString(),
        kind: 'text',
        text: messageWords(message),
      });
      return {};
    },
  },
};
