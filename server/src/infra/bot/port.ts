import { WecomFault, type BotPort } from '../../kernel';
import type { Call } from '../wecom/call';
import { respondByCode } from '../wecom/botResponse';

/** The ways out to the chats with the bot: the code of what was said there, or the long connection. */
export function botPort(call: Call, line: BotPort | null): BotPort {
  return {
    answer: async (place, message) =>
      place.via === 'callback'
        ? respondByCode(call, place.token, message)
        : connected(line).answer(place, message),
    push: async (place, message) => connected(place.via === 'socket' ? line : null).push(place, message),
  };
}

function connected(line: BotPort | null): BotPort {
  if (!line) throw new WecomFault(0, 'giveUp', 'the bot has no long connection');
  return line;
}
