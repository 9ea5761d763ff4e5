import type { ChatCard, ChatMessage } from '../live';
import type { Json } from '../wecom/json';
import { cardView, cardWords } from './cardView';

/** One line of a chat together with what WeCom's server remembers about it. */
export interface ChatEntry {
  message: ChatMessage;
  /** message/send's msgid; one id for all who received it */
  msgid: string | null;
  /** the template card as it was last sent or updated */
  card: Json | null;
}

/** Every person's chat with the app, oldest first. */
export interface Chats {
  byPerson: Map<string, ChatEntry[]>;
  next: number;
  /** called after each change with the person whose chat it is */
  onChange: (userid: string, entry: ChatEntry, isNew: boolean) => void;
}

export type NewMessage = Omit<ChatMessage, 'id'>;

const KEPT = 1_000;

export const makeChats = (): Chats => ({ byPerson: new Map(), next: 1, onChange: () => undefined });

/** Ids grow with time over all chats, so that `after=<id>` also works with the id of a message nobody kept. */
export const nextMessageId = (chats: Chats): string => `m${chats.next++}`;

export function appendMessage(
  chats: Chats,
  userid: string,
  message: NewMessage,
  origin: { msgid: string | null; card: Json | null } = { msgid: null, card: null },
): ChatEntry {
  const entry: ChatEntry = { message: { id: nextMessageId(chats), ...message }, ...origin };
  const chat = chatOf(chats, userid);
  chat.push(entry);
  if (chat.length > KEPT) chat.splice(0, chat.length - KEPT);
  chats.byPerson.set(userid, chat);
  chats.onChange(userid, entry, true);
  return entry;
}

/** Changes one message in place and tells the watchers. */
export function changeMessage(
  chats: Chats,
  userid: string,
  entry: ChatEntry,
  change: Partial<ChatMessage>,
): void {
  entry.message = { ...entry.message, ...change };
  chats.onChange(userid, entry, false);
}

/** Shows another card in the place of the old one. */
export function replaceCard(chats: Chats, userid: string, entry: ChatEntry, card: Json, at: Date): void {
  entry.card = card;
  showCard(chats, userid, entry, cardView(card), at);
}

/** Greys the buttons out: from now on the card shows this text instead of them. */
export function replaceButtons(chats: Chats, userid: string, entry: ChatEntry, text: string, at: Date): void {
  if (entry.message.card) showCard(chats, userid, entry, { ...entry.message.card, replaceText: text }, at);
}

export const chatOf = (chats: Chats, userid: string): ChatEntry[] => chats.byPerson.get(userid) ?? [];

export const findMessage = (chats: Chats, userid: string, id: string): ChatEntry | undefined =>
  chatOf(chats, userid).find((e) => e.message.id === id);

/** The messages younger than `after`; all of them without it. */
export function messagesAfter(chats: Chats, userid: string, after: string | undefined): ChatMessage[] {
  const from = after ? Number(/^m(\d+)$/.exec(after)?.[1] ?? 0) : 0;
  return chatOf(chats, userid)
    .filter((e) => numberOfId(e.message.id) > from)
    .map((e) => e.message);
}

/** Whether the app has said anything in this chat with an id of `next` or later. */
export const appSpokeSince = (chats: Chats, userid: string, next: number): boolean =>
  chatOf(chats, userid).some((e) => e.message.from === 'app' && numberOfId(e.message.id) >= next);

const numberOfId = (id: string): number => Number(id.slice(1));

function showCard(chats: Chats, userid: string, entry: ChatEntry, card: ChatCard, at: Date): void {
  changeMessage(chats, userid, entry, { card, text: cardWords(card), updatedAt: at.toISOString() });
}
