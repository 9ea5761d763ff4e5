import { createHash } from 'node:crypto';
import type { BotPlace, WecomMessage } from '../../kernel';

/** Where something is said, and where its answer goes. */
export interface Place {
  /** which of an operator's dialogues: '' with the app, 'bot' with the bot, else a group */
  chat: string;
  /** null: the app's own chat */
  bot: BotPlace | null;
}

export const HOME: Place = { chat: '', bot: null };

export function placeOf({ Bot: bot }: WecomMessage): Place {
  if (!bot) return HOME;
  return { chat: bot.chatid === null ? 'bot' : `g${digest(bot.chatid)}`, bot };
}

export const isGroup = (place: Place): boolean => place.bot !== null && place.bot.chatid !== null;

const PREFIX = 'bot:';

/** A chat with the bot among the outbox's receivers: what goes to one of them leaves one after the other. */
export const botAddress = ({ userid, chatid }: Pick<BotPlace, 'userid' | 'chatid'>): string =>
  PREFIX + digest(chatid === null ? `1 ${userid}` : `2 ${chatid}`);

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

/** What an outbox row of the bot's says besides the message. */
export interface BotNote {
  place: BotPlace;
  /** it answers what was said, and may be repeated; what follows it may not */
  answers: boolean;
  /** a card that was pressed, or words that change until they are finished; otherwise a message of its own */
  as?: { kind: 'pressed' } | { kind: 'growing'; id: string; finished: boolean };
}

/** null: the receiver is no chat with the bot. */
export const botNoteOf = (row: { userid: string; body: Record<string, unknown> }): BotNote | null =>
  row.userid.startsWith(PREFIX) ? (row.body['bot'] as BotNote) : null;
