import type { ChatCard, ChatMessage } from '../../live';
import type { Clock } from '../../clock/clock';
import { cardView, cardWords } from '../../chat/cardView';
import { bytesOf, cutToBytes, listOf, numberOf, objectOf, textOf, type Json } from '../json';
import { usableMedia, type Media } from '../media';
import { WecomError } from '../wecomError';
import { checkCard } from './card';
import { miniprogramNotice, mpnews } from './richContent';

/** A message's body, checked and put the way the chat shows it. */
export type Content = Pick<ChatMessage, 'kind' | 'text' | 'card' | 'media'> & { template: Json | null };

const TEXT_BYTES = 2048;
/** never 保密 */
const UNSAFE = ['news', 'markdown', 'miniprogram_notice', 'template_card'];

/** Reads the body of message/send by its msgtype; throws what the real server answers to a bad one. */
export function contentOf(body: Json, media: Media, clock: Clock): Content {
  const msgtype = textOf(body, 'msgtype');
  const read = READERS[msgtype];
  if (!read) throw new WecomError(40008);
  if (UNSAFE.includes(msgtype) && numberOf(body, 'safe') === 1) throw new WecomError(40074);
  const part = objectOf(body, msgtype);
  if (!part) throw new WecomError(40063);
  return { template: null, ...read(part, media, clock) };
}

type Read = Omit<Content, 'template'> & { template?: Json };

const READERS: Record<string, (part: Json, media: Media, clock: Clock) => Read> = {
  text: (part) => {
    const text = textOf(part, 'content');
    if (text === '') throw new WecomError(44004);
    return { kind: 'text', text: cutToBytes(text, TEXT_BYTES) };
  },
  markdown: (part) => {
    const text = textOf(part, 'content');
    if (text === '') throw new WecomError(44004);
    if (bytesOf(text) > TEXT_BYTES) throw new WecomError(45002);
    return { kind: 'markdown', text };
  },
  image: (part, media, clock) => attachment('image', part, media, clock),
  file: (part, media, clock) => attachment('file', part, media, clock),
  voice: (part, media, clock) => attachment('voice', part, media, clock),
  video: (part, media, clock) => attachment('video', part, media, clock),
  textcard: textCard,
  news: newsCards,
  mpnews,
  miniprogram_notice: miniprogramNotice,
  template_card: (card) => {
    checkCard(card);
    const view = cardView(card);
    return { kind: 'card', text: cardWords(view), card: view, template: card };
  },
};

function attachment(
  type: 'image' | 'file' | 'voice' | 'video',
  part: Json,
  media: Media,
  clock: Clock,
): Read {
  const id = textOf(part, 'media_id');
  if (id === '') throw new WecomError(41006);
  const item = usableMedia(media, clock, id);
  if (item.type !== type) throw new WecomError(40007);
  const kind = type === 'image' ? 'image' : 'file';
  const label = kind === 'image' ? '图片' : '文件';
  return {
    kind,
    text: `[${label}] ${item.name}`,
    media: { url: `/sandbox/media/${id}`, name: item.name, type: kind },
  };
}

function textCard(part: Json): Read {
  const title = textOf(part, 'title');
  const desc = textOf(part, 'description');
  if (title === '') throw new WecomError(41016);
  if (desc === '') throw new WecomError(41033);
  const url = linkOf(part);
  const plain = cutTo(desc, 512).replace(/<[^>]*>/g, (tag) => (/^<br/i.test(tag) ? '\n' : ''));
  const button = textOf(part, 'btntxt') || '详情';
  const card: ChatCard = {
    ...blankCard('text_notice', cutTo(title, 128), plain),
    jumps: [{ title: button, url }],
  };
  return { kind: 'textcard', text: cardWords(card), card };
}

function newsCards(part: Json): Read {
  const articles = listOf(part, 'articles');
  if (articles.length < 1 || articles.length > 8) throw new WecomError(45008);
  const read = articles.map((a) => {
    if (textOf(a, 'title') === '') throw new WecomError(41016);
    const url = textOf(a, 'appid') ? textOf(a, 'url') : linkOf(a);
    return {
      title: cutToBytes(textOf(a, 'title'), 128),
      desc: cutToBytes(textOf(a, 'description'), 512),
      url,
      picture: textOf(a, 'picurl') || null,
    };
  });
  const [first] = read;
  const card: ChatCard = {
    ...blankCard('news_notice', first?.title ?? null, first?.desc ?? null),
    image: first?.picture ?? null,
    jumps: read.map((a) => ({ title: a.title, url: a.url })),
  };
  return { kind: 'news', text: read.map((a) => `${a.title}\n${a.desc}`.trim()).join('\n'), card };
}

function linkOf(part: Json): string {
  const url = textOf(part, 'url');
  if (url === '') throw new WecomError(41010);
  if (!/^[a-z][a-z0-9+.-]*:/i.test(url)) throw new WecomError(45034);
  if (bytesOf(url) > 2048) throw new WecomError(40058, 'url too long');
  return url;
}

/** A plain link card in the shape the page draws cards in. */
const blankCard = (cardType: ChatCard['cardType'], title: string | null, desc: string | null): ChatCard => ({
  cardType,
  taskId: null,
  source: null,
  title,
  desc,
  emphasis: null,
  subTitle: null,
  quote: null,
  rows: [],
  paragraphs: [],
  menu: [],
  buttons: [],
  replaceText: null,
  image: null,
  jumps: [],
  questions: [],
});

const cutTo = (text: string, characters: number): string => Array.from(text).slice(0, characters).join('');
