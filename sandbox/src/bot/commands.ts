import { botChat, groupChat } from '../chat/keys';
import { nowMs } from '../clock/clock';
import { memberOf } from '../people';
import { numberOf, objectOf, textOf, type Json } from '../wecom/json';
import { WecomError } from '../wecom/wecomError';
import type { World } from '../world';
import { withinBotPace, type Turn } from './bot';
import {
  showBot,
  showCard,
  showMarkdown,
  showMedia,
  showStream,
  showStreamWithCard,
  updateClicked,
} from './replies';
import { finishUpload, initUpload, takeChunk } from './uploads';

type Command = (world: World, reqId: string, body: Json) => Json | undefined;

const EVENT_MS = 5_000;
const MESSAGE_MS = 24 * 3_600_000;
const MEDIA = ['image', 'voice', 'video', 'file'];

/** What the product may say over the bot's connection (wecom-api.md §6.5). */
export const COMMANDS: Record<string, Command> = {
  aibot_respond_welcome_msg: (world, reqId, body) => {
    const turn = turnOf(world, reqId, 'enter', EVENT_MS);
    once(turn);
    const type = textOf(body, 'msgtype');
    if (type === 'template_card') showCard(world, turn.key, objectOf(body, 'template_card') ?? {});
    else if (type === 'text')
      showBot(world, turn.key, { kind: 'text', text: textOf(objectOf(body, 'text'), 'content') });
    else throw new WecomError(40008);
    turn.answered = true;
    return undefined;
  },
  aibot_respond_msg: (world, reqId, body) => {
    respond(world, turnOf(world, reqId, 'message', MESSAGE_MS), body);
    return undefined;
  },
  aibot_respond_update_msg: (world, reqId, body) => {
    const turn = turnOf(world, reqId, 'card', EVENT_MS);
    once(turn);
    updateClicked(world, turn, body);
    turn.answered = true;
    return undefined;
  },
  aibot_send_msg: (world, _reqId, body) => {
    const key = chatToPush(world, body);
    if (!world.bot.spoken.has(key) || !withinBotPace(world.bot, key, nowMs(world.clock)))
      throw new WecomError(846607);
    show(world, key, body);
    return undefined;
  },
  aibot_upload_media_init: (world, _reqId, body) => initUpload(world, body),
  aibot_upload_media_chunk: (world, _reqId, body) => takeChunk(world, body),
  aibot_upload_media_finish: (world, _reqId, body) => finishUpload(world, body),
};

/** A stream counts once against the pace, however many frames it has (not documented; the sandbox's choice). */
function respond(world: World, turn: Turn, body: Json): void {
  const type = textOf(body, 'msgtype');
  const streams = type === 'stream' || type === 'stream_with_template_card';
  const goesOn = streams && turn.stream !== null;
  if (!goesOn) once(turn);
  if (!goesOn && !withinBotPace(world.bot, turn.key, nowMs(world.clock))) throw new WecomError(846607);
  if (type === 'stream') showStream(world, turn, objectOf(body, 'stream') ?? {});
  else if (type === 'stream_with_template_card') showStreamWithCard(world, turn, body);
  else {
    show(world, turn.key, body);
    turn.answered = true;
  }
}

function show(world: World, key: string, body: Json): void {
  const type = textOf(body, 'msgtype');
  const part = objectOf(body, type) ?? {};
  if (type === 'markdown') showMarkdown(world, key, part);
  else if (type === 'template_card') showCard(world, key, part);
  else if (MEDIA.includes(type)) showMedia(world, key, type, part);
  else throw new WecomError(40008);
}

/** 846605 for a req_id nobody was given or of another kind, 846604 when its time is over. */
function turnOf(world: World, reqId: string, kind: Turn['kind'], withinMs: number): Turn {
  const turn = world.bot.turns.get(reqId);
  if (turn?.kind !== kind) throw new WecomError(846605);
  if (nowMs(world.clock) - turn.at > withinMs) throw new WecomError(846604);
  return turn;
}

function once(turn: Turn): void {
  if (turn.answered || turn.stream) throw new WecomError(846606);
}

/** chat_type 1: chatid is a userid; 2: a group; 0: whichever it is. */
function chatToPush(world: World, body: Json): string {
  const chatid = textOf(body, 'chatid');
  const type = numberOf(body, 'chat_type') ?? 0;
  const member = memberOf(world.people, chatid);
  if (type === 1 && !member) throw new WecomError(40003);
  return member && type !== 2 ? botChat(member.userid) : groupChat(chatid);
}
