import { createHash } from 'node:crypto';
import type { WecomMessage } from '../../kernel';
import { Refusal } from './refusal';
import { readXml } from './xml';

/** A callback as the inbox keeps it. */
export interface Arrival {
  /** the same for every delivery of the same message, however it was encrypted (conversation.md §5.2) */
  key: string;
  /** who wrote, or the lane of an event about a customer */
  userid: string;
  sentAt: number;
  /** MsgId as a number for ordering; '0' for events, which have none */
  msgNo: string;
  message: WecomMessage;
}

export const USERID = /^[A-Za-z0-9._@-]{0,64}$/;
const MAX_MSG_NO = 18446744073709551615n;

export function readArrival(plain: string): Arrival {
  const fields = readXml(plain);
  if (!fields) throw new Refusal(400, 'garbage');
  const message = {
    ...fields,
    FromUserName: word(fields['FromUserName']),
    ToUserName: word(fields['ToUserName']),
    MsgType: word(fields['MsgType']),
    CreateTime: word(fields['CreateTime']),
  } as WecomMessage;
  const sentAt = Number(message.CreateTime);
  if (
    !USERID.test(message.FromUserName) ||
    message.MsgType === '' ||
    !Number.isSafeInteger(sentAt) ||
    sentAt < 0
  )
    throw new Refusal(400, 'garbage');
  return {
    key: keyOf(message, plain),
    userid: laneOf(message),
    sentAt,
    msgNo: msgNoOf(word(message.MsgId)),
    message,
  };
}

/** no userid holds this character (wecom-api.md §0) */
const LANE = '~';
const LANES = 16;

/**
 * Turns of one sender come one by one. What WeCom tells of customers all comes from `sys`: a lane for each share of them
 * keeps one customer's events in order and lets the others', whose greetings cannot wait, go side by side.
 */
function laneOf(message: WecomMessage): string {
  const customer = word(message['ExternalUserID']);
  if (message.FromUserName !== 'sys' || customer === '') return message.FromUserName;
  return `sys${LANE}${parseInt(digest(customer).slice(0, 4), 16) % LANES}`;
}

function keyOf(m: WecomMessage, plain: string): string {
  const parts = [word(m.AgentID), m.FromUserName, m.CreateTime];
  if (word(m.MsgId) !== '') return digest(['message', ...parts, word(m.MsgId)].join('\n'));
  const card = [word(m['TaskId']), word(m['EventKey']), word(m['ResponseCode'])];
  if (card[0] !== '') return digest(['card', ...parts, ...card].join('\n'));
  return digest(plain);
}

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const word = (value: unknown): string => (typeof value === 'string' ? value : '');

function msgNoOf(id: string): string {
  return /^\d{1,20}$/.test(id) && BigInt(id) <= MAX_MSG_NO ? id : '0';
}
