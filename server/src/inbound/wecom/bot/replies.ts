import { createHash } from 'node:crypto';
import type { BotPlace, PassiveReply } from '../../../kernel';

type Json = Record<string, unknown>;

export const BUSY = '处理中…';

/** An answer that is not ready: WeCom asks on, with the id of the stream, for six minutes (wecom-api.md §6.2). */
export const unfinished = (id: string, content: string): Json => ({
  msgtype: 'stream',
  stream: { id, finish: false, content },
});

/** The answer went another way: the code of the message, or the app's chat. */
export const elsewhere = (id: string): Json => ({
  msgtype: 'stream',
  stream: { id, finish: true, content: '答案在下一条消息里' },
});

export interface Ready {
  asked: BotPlace['asked'];
  /** a stream was opened by an earlier response, so it has to be finished */
  opened: boolean;
  pictures: readonly Buffer[];
}

/** The plain JSON of an answer that is ready; null: this reply says nothing to such a message. */
export function finished(id: string, reply: PassiveReply, ready: Ready): Json | null {
  if (ready.asked === 'press')
    return reply.type === 'card'
      ? { response_type: 'update_template_card', template_card: reply.card }
      : null;
  if (reply.type !== 'bot') return null;
  const { text, card } = reply;
  if (ready.asked === 'enter') return card ? cardOnly(card) : { msgtype: 'text', text: { content: text } };
  return card && text === '' && !ready.opened ? cardOnly(card) : ended(id, reply, ready.pictures);
}

const cardOnly = (card: Json): Json => ({ msgtype: 'template_card', template_card: card });

function ended(
  id: string,
  { text, card }: { text: string; card: Json | null },
  pictures: readonly Buffer[],
): Json {
  const content = text === '' && card ? '请看卡片' : text;
  const stream = { id, finish: true, content, ...imagesOf(pictures) };
  return card
    ? { msgtype: 'stream_with_template_card', stream, template_card: card }
    : { msgtype: 'stream', stream };
}

const imagesOf = (pictures: readonly Buffer[]): Json =>
  pictures.length === 0
    ? {}
    : {
        msg_item: pictures.map((p) => ({
          msgtype: 'image',
          image: { base64: p.toString('base64'), md5: createHash('md5').update(p).digest('hex') },
        })),
      };
