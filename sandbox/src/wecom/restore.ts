import { z } from 'zod';
import { cardView } from '../chat/cardView';
import type { ChatEntry } from '../chat/chats';
import { readDocument, saveSoon } from '../store/stateDir';
import type { World } from '../world';
import type { Json } from './json';

/** What the sandbox keeps over its own restart: the chats, the clock, the menu, and which cards may be changed. */
const CLOCK = 'clock.json';
const CHATS = 'chats.json';
const WECOM = 'wecom.json';

const clockDocument = z.object({ offsetMs: z.number().min(0) });
const chatsDocument = z.object({
  next: z.number().int().positive(),
  chats: z.array(z.tuple([z.string(), z.array(z.custom<ChatEntry>(isEntry))])),
});
const wecomDocument = z.object({
  buttons: z.array(z.custom<Json>((v) => typeof v === 'object')).nullable(),
  taskIds: z.array(z.string()),
  sent: z.array(
    z.tuple([
      z.string(),
      z.object({ at: z.number(), userids: z.array(z.string()), taskId: z.string().nullable() }),
    ]),
  ),
  codes: z.array(
    z.tuple([z.string(), z.object({ msgid: z.string(), expiresAt: z.number(), used: z.boolean() })]),
  ),
});

/** The clock's offset of an earlier run, 0 without one. */
export const restoredOffset = (state: World['state']): number =>
  clockDocument.catch({ offsetMs: 0 }).parse(readDocument(state, CLOCK) ?? {}).offsetMs;

export function restoreWorld(world: World): void {
  const chats = chatsDocument.safeParse(readDocument(world.state, CHATS));
  if (chats.success) {
    world.chats.next = chats.data.next;
    world.chats.byPerson = new Map(chats.data.chats.map(([who, entries]) => [who, entries.map(asKeptNow)]));
  }
  const wecom = wecomDocument.safeParse(readDocument(world.state, WECOM));
  if (wecom.success) {
    world.menu.buttons = wecom.data.buttons;
    world.sends.taskIds = new Set(wecom.data.taskIds);
    world.sends.sent = new Map(wecom.data.sent);
    world.responseCodes.issued = new Map(wecom.data.codes);
  }
}

export const keepClock = (world: World): void => {
  saveSoon(world.state, CLOCK, () => ({ offsetMs: world.clock.offsetMs }));
};

export function keepChats(world: World): void {
  saveSoon(world.state, CHATS, () => ({ next: world.chats.next, chats: [...world.chats.byPerson] }));
}

export function keepWecom(world: World): void {
  saveSoon(world.state, WECOM, () => ({
    buttons: world.menu.buttons,
    taskIds: [...world.sends.taskIds],
    sent: [...world.sends.sent],
    codes: [...world.responseCodes.issued],
  }));
}

const NONE = { questions: [], paragraphs: [], menu: [] };

/** An earlier sandbox kept cards without their menu or their questions: these are drawn anew. */
function asKeptNow(entry: ChatEntry): ChatEntry {
  const { card } = entry.message;
  if (!card || (Array.isArray(card.questions) && Array.isArray(card.menu))) return entry;
  const { questions, paragraphs, menu } = entry.card ? cardView(entry.card) : NONE;
  return { ...entry, message: { ...entry.message, card: { ...card, questions, paragraphs, menu } } };
}

function isEntry(value: unknown): boolean {
  const message = (value as { message?: { id?: unknown } } | null)?.message;
  return typeof message?.id === 'string';
}
