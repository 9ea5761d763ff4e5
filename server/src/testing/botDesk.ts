import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { WecomFault, type BotMessage, type BotPlace, type BotPort, type Module } from '../kernel';
import { openChatDesk, type ChatDesk } from './chatDesk';

type Json = Record<string, unknown>;

/** What the bot said beside its responses. */
export interface BotHeard {
  how: 'answer' | 'push';
  place: BotPlace;
  message: BotMessage;
}

export interface BotAnswer {
  status: number;
  /** the decrypted reply; null for an empty response */
  reply: Json | null;
}

/** People who talk to the bot over real, encrypted callbacks; what it says by other ways is remembered. */
export interface BotDesk extends ChatDesk {
  said: BotHeard[];
  /** the next thing it says fails with this, although it may have arrived */
  refuseNext(fault: WecomFault, arrived?: boolean): void;
  /** posts one push of the bot's, encrypted anew */
  push(body: Json): Promise<BotAnswer>;
  /** a person writes, alone or in a group */
  asks(userid: string, text: string, more?: Json): Promise<BotAnswer>;
  /** WeCom asks for the rest of this stream */
  more(stream: string): Promise<BotAnswer>;
  click(userid: string, taskId: string, key: string, more?: Json): Promise<BotAnswer>;
}

const TOKEN = 'bottoken';
const KEY = 'ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210zyxwvut';

export async function openBotDesk(
  name: string,
  modules: readonly Module[],
  o: Parameters<typeof openChatDesk>[2] = {},
): Promise<BotDesk> {
  const said: BotHeard[] = [];
  const refusals: { fault: WecomFault; arrived: boolean }[] = [];
  const env = { WECOM_BOT_MODE: 'callback', WECOM_BOT_TOKEN: TOKEN, WECOM_BOT_AES_KEY: KEY };
  const desk = await openChatDesk(name, modules, {
    ...o,
    env,
    outside: { bot: rememberingBot(said, refusals) },
  });
  let serial = 0;

  const push = (body: Json): Promise<BotAnswer> => {
    const at = Math.floor(desk.clock.now().getTime() / 1000);
    return post(desk.urls[0]?.replace('/callback', '/bot') ?? '', at, body);
  };
  const common = (userid: string, more: Json): Json => ({
    msgid: `msg-${serial++}`,
    aibotid: 'BOT',
    create_time: Math.floor(desk.clock.now().getTime() / 1000),
    chattype: more['chatid'] === undefined ? 'single' : 'group',
    from: { userid },
    response_url: `https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=code-${serial}`,
    ...more,
  });
  return Object.assign(desk, {
    said,
    refuseNext: (fault: WecomFault, arrived = false) => void refusals.push({ fault, arrived }),
    push,
    asks: (userid: string, text: string, more: Json = {}) =>
      push(common(userid, { msgtype: 'text', text: { content: text }, ...more })),
    more: (id: string) => push({ msgid: `poll-${serial++}`, msgtype: 'stream', stream: { id } }),
    click: (userid: string, taskId: string, key: string, more: Json = {}) =>
      push(
        common(userid, {
          msgtype: 'event',
          event: {
            eventtype: 'template_card_event',
            template_card_event: { card_type: 'button_interaction', event_key: key, task_id: taskId },
          },
          ...more,
        }),
      ),
  });
}

/** A code is good once, as with the real one. */
function rememberingBot(said: BotHeard[], refusals: { fault: WecomFault; arrived: boolean }[]): BotPort {
  const spent = new Set<string>();
  return {
    async answer(place, message) {
      const refusal = refusals.shift();
      if (refusal && !refusal.arrived) throw refusal.fault;
      const code = place.via === 'callback' ? 60140 : 846606;
      if (spent.has(place.token)) throw new WecomFault(code, 'giveUp', 'answered');
      if (message.kind !== 'growing' || message.finished) spent.add(place.token);
      said.push({ how: 'answer', place, message });
      if (refusal) throw refusal.fault;
    },
    async push(place, message) {
      said.push({ how: 'push', place, message });
    },
  };
}

async function post(url: string, at: number, body: Json): Promise<BotAnswer> {
  const cipher = encrypt(KEY, JSON.stringify(body), '');
  const nonce = `n${Math.random()}`;
  const query = new URLSearchParams({
    msg_signature: getSignature(TOKEN, String(at), nonce, cipher),
    timestamp: String(at),
    nonce,
  });
  const response = await fetch(`${url}?${query.toString()}`, {
    method: 'POST',
    body: JSON.stringify({ encrypt: cipher }),
  });
  const text = await response.text();
  if (response.status !== 200 || text === '') return { status: response.status, reply: null };
  const outer = JSON.parse(text) as {
    encrypt: string;
    msgsignature: string;
    timestamp: number;
    nonce: string;
  };
  if (outer.nonce !== nonce) throw new Error('another nonce');
  if (getSignature(TOKEN, String(outer.timestamp), nonce, outer.encrypt) !== outer.msgsignature)
    throw new Error('the reply is not signed');
  const opened = decrypt(KEY, outer.encrypt);
  if (opened.id !== '') throw new Error('the reply is for somebody');
  return { status: 200, reply: JSON.parse(opened.message) as Json };
}
