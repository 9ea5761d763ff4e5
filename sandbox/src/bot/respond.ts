import { nowMs } from '../clock/clock';
import type { Endpoints } from '../wecom/endpoint';
import { objectOf, textOf } from '../wecom/json';
import { WecomError } from '../wecom/wecomError';
import { showCard, showMarkdown } from './replies';

/** The address a message came with: one more answer within the hour, unencrypted (wecom-api.md §6.4). */
export const botResponse: Endpoints = {
  post: {
    'aibot/response': (world, { query, body }) => {
      const found = world.bot.responseCodes.get(query['response_code'] ?? '');
      if (!found || found.used || found.expiresAt <= nowMs(world.clock)) throw new WecomError(60140);
      const type = textOf(body, 'msgtype');
      if (type === 'markdown') showMarkdown(world, found.turn.key, objectOf(body, 'markdown') ?? {});
      else if (type === 'template_card')
        showCard(world, found.turn.key, objectOf(body, 'template_card') ?? {});
      else throw new WecomError(40008);
      found.used = true;
      return {};
    },
  },
};
