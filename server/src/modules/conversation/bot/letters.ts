import type { Words } from '@cunkebao/shared/kernel';
import type { BotPlace, PassiveReply } from '../../../kernel';
import { cardWords } from '../cardWords';
import { botAddress, isGroup, type BotNote } from '../place';
import type { Letters } from '../letters';
import { cardMessage, textMessage, type Outgoing } from '../render';
import type { Turn } from '../turn';
import { botAnswer } from './botAnswer';
import { noted } from './noted';
import { botCard } from './botCard';

/** What is said in the chat with the bot, and what in the asker's chat with the app. */
interface Halves {
  here: Outgoing[];
  home: Outgoing[];
}

export function halvesOf(turn: Turn, w: Words): Halves {
  if (!turn.confidential || !isGroup(turn.place) || turn.out.length === 0)
    return { here: turn.out, home: [] };
  const line = w(
    '涉及客户资料，已发到您与「存客宝」的单聊',
    'This is about customers: the answer is in your own chat with Cunkebao',
  );
  return { here: [textMessage(line)], home: turn.out };
}

/** What the callback's own response, or the stream it opens, carries of this; null: nothing. */
export function botPassive(
  turn: Turn,
  here: readonly Outgoing[],
): { reply: PassiveReply; rest: Outgoing[] } | null {
  const { bot } = turn.place;
  if (bot?.via !== 'callback') return null;
  if (bot.asked === 'press')
    return turn.pressed?.type === 'card'
      ? { reply: { type: 'card', card: botCard(turn.pressed.card) }, rest: [...here] }
      : null;
  if (here.length === 0) return null;
  const { rest, ...answer } = botAnswer(here);
  return { reply: { type: 'bot', ...answer }, rest };
}

/**
 * The outbox's part. Callback: one message more by the code that came with the question, and what the bot cannot say in
 * the app's chat. Socket: all of it, the first as the answer to the question.
 */
export function botLetters(
  turn: Turn,
  left: readonly Outgoing[],
  home: readonly Outgoing[],
  busy: boolean,
): Letters[] {
  const { bot } = turn.place;
  if (!bot) return [];
  const key = `m${turn.message.id}`;
  const { here, there } = bot.via === 'callback' ? byCode(bot, left) : bySocket(bot, turn, left, busy);
  return [
    { to: botAddress(bot), key, messages: here },
    { to: turn.message.userid, key: `${key}-home`, messages: [...there, ...home] },
  ];
}

/** A response or a stream that WeCom never fetched: the same by the code, else in the app's chat. */
export function lateLetters(id: string, place: BotPlace, reply: PassiveReply): Letters[] {
  if (place.asked === 'enter') return []; // a greeting that comes late is none
  const { here, there } = byCode(place, wordsAndCard(reply));
  const key = `late${id}`;
  return [
    { to: botAddress(place), key, messages: here },
    { to: place.userid, key: `${key}-home`, messages: there },
  ];
}

function wordsAndCard(reply: PassiveReply): Outgoing[] {
  switch (reply.type) {
    case 'text':
      return [textMessage(reply.content)];
    case 'button':
      return [];
    case 'card':
      return [textMessage(cardWords(reply.card))];
    case 'bot':
      return [
        ...(reply.text === '' ? [] : [textMessage(reply.text)]),
        ...(reply.card ? [cardMessage(reply.card, null)] : []),
        ...reply.pictures.map(picture),
      ];
  }
}

const picture = (body: { report: string; key: string }): Outgoing => ({
  kind: 'picture',
  body,
  cardId: null,
  taskId: null,
});

function byCode(bot: BotPlace, left: readonly Outgoing[]): { here: Outgoing[]; there: Outgoing[] } {
  const [first, ...others] = spread(left);
  if (!first || bot.token === '' || !BY_CODE.has(first.kind)) return { here: [], there: spread(left) };
  return { here: [noted(first, { place: bot, answers: true })], there: others };
}

const BY_CODE = new Set(['text', 'card']);

function bySocket(
  bot: BotPlace,
  turn: Turn,
  left: readonly Outgoing[],
  busy: boolean,
): { here: Outgoing[]; there: Outgoing[] } {
  const note = (answers: boolean, as?: BotNote['as']): BotNote => ({
    place: bot,
    answers,
    ...(as ? { as } : {}),
  });
  const said = spread(left);
  if (bot.asked === 'press') {
    const pressed = turn.pressed?.type === 'card' ? [cardMessage(botCard(turn.pressed.card), null)] : [];
    return {
      here: [
        ...pressed.map((m) => noted(m, note(true, { kind: 'pressed' }))),
        ...said.map((m) => noted(m, note(false))),
      ],
      there: [],
    };
  }
  const all = busy && said[0]?.kind !== 'text' ? [textMessage('👇'), ...said] : said;
  const grown: BotNote['as'] = { kind: 'growing', id: turn.message.id, finished: true };
  return {
    here: all.map((m, i) => noted(m, i === 0 ? note(true, busy ? grown : undefined) : note(false))),
    there: [],
  };
}

/** The words of an answer as one message, its other parts each as one. */
function spread(messages: readonly Outgoing[]): Outgoing[] {
  const { text, card, pictures, rest } = botAnswer(messages);
  const source = messages.find((m) => m.kind === 'card');
  const said = [
    ...(text === '' ? [] : [textMessage(text)]),
    ...(card ? [cardMessage(card, source?.cardId ?? null, source?.taskId ?? null)] : []),
    ...pictures.map(picture),
  ];
  if (said.length > 0) return rest.length > 0 ? [...said, ...spread(rest)] : said;
  const [file, ...others] = rest;
  return file ? [file, ...spread(others)] : [];
}
