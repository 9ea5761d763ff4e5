import { cardView, cardWords } from '../chat/cardView';
import { appendMessage, changeMessage, replaceCard, type ChatEntry, type NewMessage } from '../chat/chats';
import { nowMs, nowOf } from '../clock/clock';
import { newId } from '../state/newId';
import { bytesOf, objectOf, textOf, type Json } from '../wecom/json';
import { usableMedia } from '../wecom/media';
import { checkCard } from '../wecom/message/card';
import { WecomError } from '../wecom/wecomError';
import type { World } from '../world';
import type { Turn } from './bot';

const TEXT_BYTES = 20_480;
const STREAM_MS = 10 * 60_000;

/** Shows one message of the bot. */
export function showBot(
  world: World,
  key: string,
  shown: Omit<NewMessage, 'from' | 'at'>,
  card: Json | null = null,
): ChatEntry {
  const at = nowOf(world.clock).toISOString();
  const origin = { msgid: card ? newId('bot', 40) : null, card };
  return appendMessage(world.chats, key, { from: 'app', bot: true, at, ...shown }, origin);
}

/**
 * A frame of a stream: the whole text so far, in the place of the one before. The first frame makes the message;
 * 846606 after its end or under another id, 846608 ten minutes after the first frame.
 */
export function showStream(world: World, turn: Turn, part: Json): void {
  const id = textOf(part, 'id');
  const text = limited(textOf(part, 'content'));
  if (id === '') throw new WecomError(40063, 'stream.id missing');
  const now = nowMs(world.clock);
  const streaming = part['finish'] !== true;
  if (!turn.stream) {
    const entry = showBot(world, turn.key, { kind: 'markdown', text, streaming });
    turn.stream = { id, entry, since: now, finished: false, withCard: false };
    keepFeedback(world, turn.key, entry, part);
  } else if (turn.stream.id !== id || turn.stream.finished) throw new WecomError(846606);
  else if (now - turn.stream.since > STREAM_MS) throw new WecomError(846608);
  else
    changeMessage(world.chats, turn.key, turn.stream.entry, {
      text,
      streaming,
      updatedAt: nowOf(world.clock).toISOString(),
    });
  turn.stream.finished = !streaming;
}

/** A stream together with its one card. */
export function showStreamWithCard(world: World, turn: Turn, body: Json): void {
  const stream = objectOf(body, 'stream');
  if (stream) showStream(world, turn, stream);
  const card = objectOf(body, 'template_card');
  if (!card || turn.stream?.withCard) return;
  if (turn.stream) turn.stream.withCard = true;
  showCard(world, turn.key, card);
}

export function showCard(world: World, key: string, card: Json): void {
  checkCard(card);
  const view = cardView(card);
  const entry = showBot(world, key, { kind: 'card', text: cardWords(view), card: view }, card);
  keepFeedback(world, key, entry, card);
}

export function showMarkdown(world: World, key: string, part: Json): void {
  const text = textOf(part, 'content');
  if (text === '') throw new WecomError(44004);
  keepFeedback(world, key, showBot(world, key, { kind: 'markdown', text: limited(text) }), part);
}

export function showMedia(world: World, key: string, type: string, part: Json): void {
  const item = usableMedia(world.media, world.clock, textOf(part, 'media_id'));
  if (item.type !== type) throw new WecomError(40007);
  const kind = type === 'image' ? 'image' : 'file';
  const label = kind === 'image' ? '图片' : '文件';
  const media = { url: `/sandbox/media/${item.id}`, name: item.name, type: kind } as const;
  showBot(world, key, { kind, text: `[${label}] ${item.name}`, media });
}

/** Changes the card that was clicked: 93050 without the right response_type, 846625 for another card's task_id. */
export function updateClicked(world: World, turn: Turn, body: Json): void {
  if (textOf(body, 'response_type') !== 'update_template_card') throw new WecomError(93050);
  const card = objectOf(body, 'template_card');
  const old = turn.card?.card;
  if (!card || !turn.card || !old) throw new WecomError(846605);
  const taskId = textOf(card, 'task_id');
  if (taskId !== '' && taskId !== textOf(old, 'task_id')) throw new WecomError(846625);
  const whole = { ...card, task_id: textOf(old, 'task_id') };
  checkCard(whole);
  replaceCard(world.chats, turn.key, turn.card, whole, nowOf(world.clock));
}

function keepFeedback(world: World, key: string, entry: ChatEntry, part: Json): void {
  const id = textOf(objectOf(part, 'feedback'), 'id');
  if (id === '') return;
  world.bot.feedback.set(entry.message.id, id);
  changeMessage(world.chats, key, entry, { asksFeedback: true });
}

function limited(text: string): string {
  if (bytesOf(text) > TEXT_BYTES) throw new WecomError(45002);
  return text;
}
