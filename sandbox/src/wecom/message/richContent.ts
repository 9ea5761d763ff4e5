import { bytesOf, listOf, textOf, type Json } from '../json';
import { usableMedia, type Media } from '../media';
import type { Clock } from '../../clock/clock';
import { WecomError } from '../wecomError';

/** What the chat shows of an article or a notice: words alone. */
export interface Words {
  kind: 'news';
  text: string;
}

const MB = 1024 * 1024;

/** mpnews: up to eight articles with a picture and HTML of their own (wecom-api.md §4.1). */
export function mpnews(part: Json, media: Media, clock: Clock): Words {
  const articles = listOf(part, 'articles');
  if (articles.length < 1 || articles.length > 8) throw new WecomError(45008);
  for (const article of articles) {
    if (textOf(article, 'title') === '') throw new WecomError(41016);
    if (usableMedia(media, clock, textOf(article, 'thumb_media_id')).type !== 'image')
      throw new WecomError(40007);
    if (textOf(article, 'content') === '') throw new WecomError(44004);
    if (bytesOf(textOf(article, 'content')) > 0.666 * MB) throw new WecomError(45002);
    if (bytesOf(textOf(article, 'author')) > 64) throw new WecomError(45032, 'author size out of limit');
  }
  return {
    kind: 'news',
    text: articles.map((a) => `${textOf(a, 'title')}\n${textOf(a, 'digest')}`.trim()).join('\n'),
  };
}

/** miniprogram_notice: a title and up to ten lines (90200–90208). */
export function miniprogramNotice(part: Json): Words {
  if (textOf(part, 'appid') === '') throw new WecomError(90200, 'appid missing');
  if (bytesOf(textOf(part, 'page')) > 1024) throw new WecomError(90204, 'invalid page');
  const title = textOf(part, 'title');
  if (Array.from(title).length < 4 || Array.from(title).length > 12)
    throw new WecomError(40058, 'invalid title');
  const rows = checkedRows(part);
  const lines = rows.map((r) => `${textOf(r, 'key')} ${textOf(r, 'value')}`);
  return {
    kind: 'news',
    text: [title, textOf(part, 'description'), ...lines].filter((l) => l !== '').join('\n'),
  };
}

function checkedRows(part: Json): Json[] {
  const rows = listOf(part, 'content_item');
  if (rows.length > 10) throw new WecomError(90201, 'too many content_item');
  for (const row of rows) {
    const [key, value] = [textOf(row, 'key'), textOf(row, 'value')];
    if (key === '' || Array.from(key).length > 10) throw new WecomError(90202, 'invalid content_item key');
    if (value === '' || Array.from(value).length > 30)
      throw new WecomError(90203, 'invalid content_item value');
  }
  return rows;
}
