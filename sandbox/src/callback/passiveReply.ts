import { nowOf } from '../clock/clock';
import { appendMessage } from '../chat/chats';
import { cutToBytes, textOf, type Json } from '../wecom/json';
import { usableMedia } from '../wecom/media';
import { changeCard, checkedUpdate } from '../wecom/message/updateCard';
import { unseal } from '../wecom/seal';
import type { World } from '../world';
import { passiveCard, repeated } from './passiveCard';
import { fromXml } from './xml';

/** Whom the callback was about, and the card if it was a click on one. */
export interface ReplyContext {
  userid: string;
  card: { msgid: string; taskId: string | null } | null;
}

/**
 * Reads the body the product answered a callback with and shows it in the chat (wecom-api.md §1.6).
 * True when something was shown; an empty body or `success` is "nothing to say". Throws when it is not a sealed reply.
 */
export function applyReply(world: World, context: ReplyContext | null, body: string): boolean {
  const trimmed = body.trim();
  if (trimmed === '' || trimmed === 'success') return false;
  if (!context) throw new Error('this event takes no reply');
  const outer = fromXml(trimmed);
  if (!outer) throw new Error('the reply is not XML');
  const plain = unseal(world.app, {
    encrypt: textOf(outer, 'Encrypt'),
    signature: textOf(outer, 'MsgSignature'),
    timestamp: textOf(outer, 'TimeStamp'),
    nonce: textOf(outer, 'Nonce'),
  });
  const reply = fromXml(plain);
  if (!reply) throw new Error('the sealed reply is not XML');
  const show = SHOW[textOf(reply, 'MsgType')];
  if (!show) throw new Error('the reply has an unknown MsgType');
  show(world, context, reply);
  return true;
}

const SHOW: Record<string, (world: World, context: ReplyContext, reply: Json) => void> = {
  text: (world, { userid }, reply) => {
    append(world, userid, 'text', cutToBytes(textOf(reply, 'Content'), 2048));
  },
  image: (world, { userid }, reply) => {
    const [image] = repeated(reply, 'Image');
    const item = usableMedia(world.media, world.clock, textOf(image ?? null, 'MediaId'));
    const url = `/sandbox/media/${item.id}`;
    appendMessage(world.chats, userid, {
      from: 'app',
      at: nowOf(world.clock).toISOString(),
      kind: 'image',
      text: `[图片] ${item.name}`,
      media: { url, name: item.name, type: 'image' },
    });
  },
  news: (world, { userid }, reply) => {
    const articles = repeated(repeated(reply, 'Articles')[0] ?? {}, 'item');
    append(
      world,
      userid,
      'news',
      articles
        .map((a) => [textOf(a, 'Title'), textOf(a, 'Description'), textOf(a, 'Url')].join('\n'))
        .join('\n'),
    );
  },
  update_button: (world, { userid, card }, reply) => {
    const replaceName = textOf(repeated(reply, 'Button')[0] ?? null, 'ReplaceName');
    if (!card || replaceName === '') throw new Error('update_button answers a click on a card only');
    changeCard(world, userid, card.msgid, { replaceName });
  },
  update_template_card: (world, { userid, card }, reply) => {
    if (!card) throw new Error('update_template_card answers a click on a card only');
    const [fresh] = repeated(reply, 'TemplateCard');
    changeCard(world, userid, card.msgid, { card: checkedUpdate(passiveCard(fresh ?? {}), card.taskId) });
  },
};

function append(world: World, userid: string, kind: 'text' | 'news', text: string): void {
  appendMessage(world.chats, userid, { from: 'app', at: nowOf(world.clock).toISOString(), kind, text });
}
