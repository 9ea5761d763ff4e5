import { z } from 'zod';
import { known, pressable } from '../chat/act';
import { appendMessage, changeMessage, findMessage, type ChatEntry } from '../chat/chats';
import { botChat, groupChat } from '../chat/keys';
import { Refusal } from '../chat/refusal';
import { choicesOf } from '../chat/selection';
import { nowMs, nowOf } from '../clock/clock';
import { newId } from '../state/newId';
import { dayOf } from '../state/massMessages';
import { textOf, type Json } from '../wecom/json';
import type { World } from '../world';
import { isOpen, rememberTurn, type Turn } from './bot';
import { pushOverCallback } from './callbacks';
import { offerMedia } from './media';
import { eventBody, messageBody } from './pushBody';
import { pushOverSocket } from './socket';

const who = { from: z.string().min(1).max(64), chatid: z.string().min(1).max(64).optional() };
export const botSayBody = z
  .object({
    ...who,
    text: z.string().max(8_000).default(''),
    /** what is sent besides or instead of the text */
    kind: z.enum(['text', 'image', 'mixed', 'voice', 'file', 'video']).default('text'),
    file: z.object({ name: z.string().max(200), base64: z.string().max(1_000_000) }).optional(),
    quote: z.string().max(4_000).optional(),
  })
  .strict();
export const botPressBody = z
  .object({
    ...who,
    messageId: z.string().max(32),
    key: z.string().min(1).max(1024),
    selected: z
      .union([z.array(z.string()).max(20), z.record(z.string(), z.array(z.string()).max(20))])
      .optional(),
  })
  .strict();
export const botEnterBody = z.object({ from: who.from }).strict();
export const botFeedbackBody = z
  .object({
    ...who,
    messageId: z.string().max(32),
    type: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    content: z.string().max(1_000).default(''),
    reasons: z.array(z.number().int().min(1).max(4)).max(4).default([]),
  })
  .strict();

const OPEN_TURNS = 3;

/** A person talks to the bot: in his own chat with it, or in a group, where he names it. */
export function sayToBot(world: World, body: z.infer<typeof botSayBody>): { id: string; msgid: string } {
  const turn = newTurn(world, 'message', body);
  const open = [...world.bot.turns.values()].filter((t) => t.userid === turn.userid && isOpen(t)).length;
  const entry = appendMessage(world.chats, turn.key, {
    from: turn.userid,
    at: nowOf(world.clock).toISOString(),
    kind: 'text',
    text: body.text || `[${body.kind}]`,
    state: 'sending',
  });
  world.bot.spoken.add(turn.key);
  if (open >= OPEN_TURNS && !overSocket(world)) {
    changeMessage(world.chats, turn.key, entry, { state: 'failed' });
    return { id: entry.message.id, msgid: turn.msgid };
  }
  rememberTurn(world.bot, turn);
  push(world, turn, messageBody(world, turn, contentOf(world, body)), entry);
  return { id: entry.message.id, msgid: turn.msgid };
}

/** The first time on a day that a person opens the chat; again on that day nobody hears of it. */
export function enterBot(world: World, { from }: z.infer<typeof botEnterBody>): { pushed: boolean } {
  const turn = newTurn(world, 'enter', { from });
  const today = dayOf(turn.at, world.clock.tz);
  if (world.bot.entered.get(turn.userid) === today) return { pushed: false };
  world.bot.entered.set(turn.userid, today);
  rememberTurn(world.bot, turn);
  push(world, turn, eventBody(world, turn, 'enter_chat', {}), null);
  return { pushed: true };
}

/** A click on a card of the bot: told once, answered within five seconds or not at all. */
export function pressBotCard(world: World, body: z.infer<typeof botPressBody>): { msgid: string } {
  const turn = newTurn(world, 'card', body);
  const entry = findMessage(world.chats, turn.key, body.messageId);
  if (!entry?.card) throw new Refusal(404, '没有这张卡片');
  const { card } = pressable(entry, body.key, false);
  turn.card = entry;
  rememberTurn(world.bot, turn);
  const items = choicesOf(card, body.selected).map((c) => ({
    question_key: c.questionKey,
    option_ids: { option_id: c.optionIds },
  }));
  const fields = {
    card_type: textOf(card, 'card_type'),
    event_key: body.key,
    task_id: textOf(card, 'task_id'),
    ...(items.length > 0 ? { selected_items: { selected_item: items } } : {}),
  };
  push(world, turn, eventBody(world, turn, 'template_card_event', fields), null);
  return { msgid: turn.msgid };
}

/** Thumbs up (1), down (2) or taken back (3) on an answer that asked for it. */
export function giveFeedback(world: World, body: z.infer<typeof botFeedbackBody>): { msgid: string } {
  const id = world.bot.feedback.get(body.messageId);
  if (!id) throw new Refusal(404, '这条消息没有请人评价');
  const turn = newTurn(world, 'feedback', body);
  const { type, content } = body;
  const reasons = type === 2 ? { inaccurate_reason_list: body.reasons } : {};
  push(world, turn, eventBody(world, turn, 'feedback_event', { id, type, content, ...reasons }), null);
  return { msgid: turn.msgid };
}

function newTurn(
  world: World,
  kind: Turn['kind'],
  { from, chatid }: { from: string; chatid?: string | undefined },
): Turn {
  const { userid } = known(world, from);
  return {
    reqId: newId('req', 32),
    msgid: newId('', 32),
    kind,
    userid,
    chatid: chatid ?? null,
    key: chatid ? groupChat(chatid) : botChat(userid),
    at: nowMs(world.clock),
    answered: false,
    stream: null,
    card: null,
  };
}

/** The connection while one is open, unless the switches say otherwise. */
const overSocket = (world: World): boolean =>
  world.switches.botMode === 'socket' || (world.switches.botMode === 'auto' && world.bot.connection !== null);

function push(world: World, turn: Turn, body: Json, entry: ChatEntry | null): void {
  const tell = (taken: boolean): void => {
    if (entry) changeMessage(world.chats, turn.key, entry, { state: taken ? 'delivered' : 'failed' });
  };
  const cmd = turn.kind === 'message' ? 'aibot_msg_callback' : 'aibot_event_callback';
  if (overSocket(world)) tell(pushOverSocket(world, cmd, turn.reqId, body));
  else void pushOverCallback(world, turn, body).then(tell);
}

function contentOf(world: World, body: z.infer<typeof botSayBody>): Json & { msgtype: string } {
  const { kind, file, quote } = body;
  const text = { content: body.chatid ? `@${world.bot.name} ${body.text}` : body.text };
  const quoted = quote === undefined ? {} : { quote: { msgtype: 'text', text: { content: quote } } };
  if (kind === 'text') return { msgtype: 'text', text, ...quoted };
  if (kind === 'voice') return { msgtype: 'voice', voice: { content: body.text }, ...quoted };
  if (body.chatid && kind !== 'mixed') throw new Refusal(400, '群里只能发文字和图文');
  if (!file) throw new Refusal(400, '没有文件');
  const bytes = Buffer.from(file.base64, 'base64');
  const offered = offerMedia(world, { name: file.name, bytes }, overSocket(world));
  if (kind !== 'mixed') return { msgtype: kind, [kind]: offered, ...quoted };
  const msg_item = [
    { msgtype: 'text', text },
    { msgtype: 'image', image: offered },
  ];
  return { msgtype: 'mixed', mixed: { msg_item }, ...quoted };
}
