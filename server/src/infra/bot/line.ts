import { createHash } from 'node:crypto';
import Redis from 'ioredis';
import type { Config } from '../../config';
import { WecomFault, type BotMessage, type BotPlace, type BotPort, type Clock, type Log } from '../../kernel';
import type { Metrics } from '../metrics/metrics';
import { makePace } from '../wecom/pace';
import { keepConnected } from './connection';
import { holdBot, type Holder } from './holder';
import { makeLease } from './lease';
import { newReqId, type Ack, type Frame } from './link';
import { makeRelay } from './relay';

export interface BotLine extends BotPort {
  /** from now on this process takes part in holding the connection; what people say comes to `onPush` */
  hold(onPush: (frame: Frame) => void): void;
  close(): Promise<void>;
}

interface Parts {
  config: Config;
  node: string;
  clock: Clock;
  log: Log;
  metrics: Metrics;
}

type Body = Record<string, unknown>;

/** wecom-api.md §6.5: 30 a minute and 1,000 an hour to a chat, and of uploads; a tenth lower */
const WINDOWS = [
  { spanMs: 60_000, most: 27 },
  { spanMs: 3_600_000, most: 900 },
];
const CHUNK = 512 * 1024;

/** The bot's long connection, wherever it is held. */
export function openBotLine({ config, node, clock, log, metrics }: Parts): BotLine {
  const prefix = `${config.REDIS_PREFIX}:bot`;
  const redis = quiet(new Redis(config.REDIS_URL, { maxRetriesPerRequest: 1 }));
  const hurried = quiet(new Redis(config.REDIS_URL, { maxRetriesPerRequest: 1, commandTimeout: 1000 }));
  const lease = makeLease(hurried, `${prefix}:lease`, node);
  const pace = makePace({ redis: hurried, keyPrefix: `${prefix}:pace`, clock });
  let holder: Holder | null = null;
  const relay = makeRelay({ redis, prefix, node, log, lease, link: () => holder?.link() ?? null });

  const ask = async (cmd: string, reqId: string, body: Body): Promise<Ack> => {
    const ack = await relay.ask({ cmd, reqId, body });
    metrics.botFrames.inc({ cmd, errcode: String(ack.errcode) });
    if (ack.errcode !== 0) throw faultOf(cmd, ack);
    return ack;
  };
  const spend = (of: string): Promise<void> => pace.spend(of, [{ of, windows: WINDOWS }]);
  const upload = makeUpload(ask, () => spend('uploads'));

  return {
    async answer(place, message) {
      if (message.kind !== 'growing' || message.finished) await spend(chatOf(place));
      const { cmd, body } = await answerFrame(place, message, upload);
      await ask(cmd, place.token, body);
    },
    async push(place, message) {
      await spend(chatOf(place));
      const chat = { chatid: place.chatid ?? place.userid, chat_type: place.chatid === null ? 1 : 2 };
      await ask('aibot_send_msg', newReqId('aibot_send_msg'), {
        ...chat,
        ...(await plainBody(message, upload)),
      });
    },
    hold(onPush) {
      const bot = { id: config.WECOM_BOT_ID ?? '', secret: config.WECOM_BOT_SECRET ?? '' };
      const facts = { url: config.WECOM_BOT_URL, bot, log, metrics, onPush };
      holder ??= holdBot({
        lease,
        log,
        connect: (giveUp) => keepConnected({ ...facts, giveUp }),
        serve: relay.serve,
      });
    },
    async close() {
      await holder?.stop();
      relay.stop();
      redis.disconnect();
      hurried.disconnect();
    },
  };
}

/** Reconnects by itself; /readyz tells. */
function quiet(redis: Redis): Redis {
  redis.on('error', () => undefined);
  return redis;
}

const chatOf = ({ chatid, userid }: BotPlace): string => `to ${chatid ?? userid}`;

type Upload = (file: Extract<BotMessage, { kind: 'file' }>) => Promise<string>;

async function answerFrame(
  { asked, token }: BotPlace,
  message: BotMessage,
  upload: Upload,
): Promise<{ cmd: string; body: Body }> {
  if (message.kind === 'pressed') {
    const body = { response_type: 'update_template_card', template_card: message.card };
    return { cmd: 'aibot_respond_update_msg', body };
  }
  if (asked === 'enter') {
    const body = message.kind === 'words' ? { msgtype: 'text', text: { content: message.text } } : null;
    return { cmd: 'aibot_respond_welcome_msg', body: body ?? (await plainBody(message, upload)) };
  }
  const cmd = 'aibot_respond_msg';
  if (message.kind === 'words') return { cmd, body: streamBody(token, message.text, true) };
  if (message.kind === 'growing')
    return { cmd, body: streamBody(message.id, message.text, message.finished) };
  return { cmd, body: await plainBody(message, upload) };
}

const streamBody = (id: string, content: string, finish: boolean): Body => ({
  msgtype: 'stream',
  stream: { id, finish, content },
});

async function plainBody(message: BotMessage, upload: Upload): Promise<Body> {
  switch (message.kind) {
    case 'words':
    case 'growing':
      return { msgtype: 'markdown', markdown: { content: message.text } };
    case 'card':
    case 'pressed':
      return { msgtype: 'template_card', template_card: message.card };
    case 'file':
      return { msgtype: message.type, [message.type]: { media_id: await upload(message) } };
  }
}

/** In pieces, each of which may be repeated (wecom-api.md §6.5). */
function makeUpload(
  ask: (cmd: string, reqId: string, body: Body) => Promise<Ack>,
  spend: () => Promise<void>,
): Upload {
  const say = (cmd: string, body: Body): Promise<Ack> => ask(cmd, newReqId(cmd), body);
  return async ({ type, name, content }) => {
    await spend();
    const pieces = Math.ceil(content.length / CHUNK);
    const md5 = createHash('md5').update(content).digest('hex');
    const facts = { type, filename: name, total_size: content.length, total_chunks: pieces, md5 };
    const upload_id = (await say('aibot_upload_media_init', facts)).body?.['upload_id'];
    for (let i = 0; i < pieces; i++) {
      const base64_data = content.subarray(i * CHUNK, (i + 1) * CHUNK).toString('base64');
      await say('aibot_upload_media_chunk', { upload_id, chunk_index: i, base64_data });
    }
    const { body } = await say('aibot_upload_media_finish', { upload_id });
    return String(body?.['media_id']);
  };
}

/** too often; not subscribed just now (wecom-api.md §6.5) */
const TOO_OFTEN = 846607;
const AGAIN = new Set([-1, 846609]);

function faultOf(cmd: string, { errcode, errmsg }: Ack): WecomFault {
  const said = `${cmd}: ${errcode} ${errmsg.slice(0, 200)}`;
  if (errcode === TOO_OFTEN) return new WecomFault(errcode, 'backoff', said, false, 60_000);
  return new WecomFault(errcode, AGAIN.has(errcode) ? 'retry' : 'giveUp', said);
}
