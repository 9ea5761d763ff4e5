import type { WebSocket } from 'ws';
import type { ChatEntry } from '../chat/chats';
import type { SealKeys } from '../wecom/seal';

/** 智能机器人 (wecom-api.md §6): one bot, reached over callbacks (mode A) or over its one connection (mode B). */
export interface Bot {
  id: string;
  name: string;
  secret: string;
  /** mode A; the receiveid is empty */
  keys: SealKeys;
  /** path of the product's door for mode A */
  callbackPath: string;
  connection: WebSocket | null;
  /** req_id → what a person said or did, and how it was answered */
  turns: Map<string, Turn>;
  /** response_code → its turn, in mode A */
  responseCodes: Map<string, { turn: Turn; expiresAt: number; used: boolean }>;
  /** chats where somebody spoke to the bot: it may push there */
  spoken: Set<string>;
  /** chat or bot → moments of sends and uploads, in ms */
  pace: Map<string, number[]>;
  /** person → the day he last entered the chat */
  entered: Map<string, string>;
  /** message id → the feedback id it was sent with */
  feedback: Map<string, string>;
  uploads: Map<string, Upload>;
  media: Map<string, BotMedia>;
}

/** One message, event or click of a person, until its answer is complete. */
export interface Turn {
  reqId: string;
  msgid: string;
  kind: 'message' | 'enter' | 'card' | 'feedback';
  userid: string;
  chatid: string | null;
  /** its chat's name in the sandbox */
  key: string;
  /** ms */
  at: number;
  /** something other than an unfinished stream was answered */
  answered: boolean;
  stream: Stream | null;
  /** kind card: the card that was clicked */
  card: ChatEntry | null;
}

export interface Stream {
  id: string;
  entry: ChatEntry;
  /** ms of the first frame */
  since: number;
  finished: boolean;
  /** the one card that may come along was shown */
  withCard: boolean;
}

export interface Upload {
  type: string;
  filename: string;
  size: number;
  chunks: (Buffer | null)[];
  md5: string;
  expiresAt: number;
}

/** A file a person sent: encrypted, for five minutes. */
export interface BotMedia {
  name: string;
  bytes: Buffer;
  key: Buffer;
  expiresAt: number;
}

export interface BotOptions {
  id?: string;
  secret?: string;
  token?: string;
  aesKey?: string;
  callbackPath?: string;
}

export function makeBot(options: BotOptions, app: SealKeys): Bot {
  return {
    id: options.id ?? 'aibSANDBOX000000000000000000001',
    name: '存客宝助手',
    secret: options.secret ?? 'sandboxbotsecret',
    keys: { token: options.token ?? app.token, aesKey: options.aesKey ?? app.aesKey, corpId: '' },
    callbackPath: options.callbackPath ?? '/wecom/aibot',
    connection: null,
    turns: new Map(),
    responseCodes: new Map(),
    spoken: new Set(),
    pace: new Map(),
    entered: new Map(),
    feedback: new Map(),
    uploads: new Map(),
    media: new Map(),
  };
}

const KEPT = 5_000;

export function rememberTurn(bot: Bot, turn: Turn): void {
  bot.turns.set(turn.reqId, turn);
  const oldest = bot.turns.keys().next().value;
  if (bot.turns.size > KEPT && oldest) bot.turns.delete(oldest);
}

/** An answer is still expected, or a stream is running: three of these a person, not more (mode A). */
export const isOpen = (turn: Turn): boolean =>
  turn.kind === 'message' && !turn.answered && turn.stream?.finished !== true;

/** Counts one send to a chat or one upload; false above 30 a minute or 1000 an hour. */
export function withinBotPace(bot: Bot, key: string, now: number): boolean {
  const hour = (bot.pace.get(key) ?? []).filter((at) => now - at < 3_600_000);
  const fits = hour.filter((at) => now - at < 60_000).length < 30 && hour.length < 1_000;
  if (fits) hour.push(now);
  bot.pace.set(key, hour);
  return fits;
}
