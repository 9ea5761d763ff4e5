/** A chat with the 智能机器人, and what entitles the product to answer what was said there (wecom-api.md §6). */
export interface BotPlace {
  userid: string;
  /** the group; null: this person's own chat with the bot */
  chatid: string | null;
  via: 'callback' | 'socket';
  /** what the person did: each is answered in its own way */
  asked: 'message' | 'press' | 'enter';
  /** callback: the code of the one late answer, '' where there is none; socket: the req_id of what was said */
  token: string;
}

/** One message of the bot. */
export type BotMessage =
  /** 20,480 bytes */
  | { kind: 'words'; text: string }
  | { kind: 'card'; card: Record<string, unknown> }
  /** a card that was pressed, as it looks from now on */
  | { kind: 'pressed'; card: Record<string, unknown> }
  /** words that change until they are `finished`; the same id changes the same message */
  | { kind: 'growing'; id: string; text: string; finished: boolean }
  | { kind: 'file'; type: 'image' | 'file'; name: string; content: Buffer };

/** The way out to the chats with the bot; throws `WecomFault` like the others. */
export interface BotPort {
  /** Answers what was said there. Callback: once within the hour, words or a card. Socket: once, safe to repeat. */
  answer(place: BotPlace, message: BotMessage): Promise<void>;
  /** Says something more, over the long connection alone. No duplicate check: a second call is a second message. */
  push(place: BotPlace, message: BotMessage): Promise<void>;
}
