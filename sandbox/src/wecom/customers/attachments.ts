import type { World } from '../../world';
import { bytesOf, listOf, objectOf, textOf, type Json } from '../json';
import { usableMedia } from '../media';
import { WecomError } from '../wecomError';

export interface Message {
  text: Json | null;
  attachments: Json[];
}

const TEXT_BYTES = 4_000;
const MOST = 9;

/**
 * Text and attachments of a welcome or a mass message (wecom-api.md §10.4): 41064 too many, 41065 an unknown type,
 * `empty` when there is neither.
 */
export function readMessage(world: World, body: Json, empty: number): Message {
  const text = objectOf(body, 'text');
  const attachments = listOf(body, 'attachments');
  if (textOf(text, 'content') === '' && attachments.length === 0) throw new WecomError(empty);
  if (bytesOf(textOf(text, 'content')) > TEXT_BYTES) throw new WecomError(45002);
  if (attachments.length > MOST) throw new WecomError(41064);
  for (const attachment of attachments) checkAttachment(world, attachment);
  return { text, attachments };
}

function checkAttachment(world: World, attachment: Json): void {
  const type = textOf(attachment, 'msgtype');
  const check = CHECKS[type];
  if (!check) throw new WecomError(41065);
  check(world, objectOf(attachment, type) ?? {});
}

const CHECKS: Record<string, (world: World, part: Json) => void> = {
  image: (world, part) => {
    if (textOf(part, 'media_id') !== '') needMedia(world, textOf(part, 'media_id'), 'image');
    else if (textOf(part, 'pic_url') === '') throw new WecomError(41006);
  },
  link: (_, part) => {
    if (textOf(part, 'title') === '') throw new WecomError(41016);
    if (textOf(part, 'url') === '') throw new WecomError(41010);
    const fits = bytesOf(textOf(part, 'title')) <= 128 && bytesOf(textOf(part, 'desc')) <= 512;
    if (!fits || bytesOf(textOf(part, 'url')) > 2048) throw new WecomError(40058);
  },
  miniprogram: (world, part) => {
    if (textOf(part, 'title') === '') throw new WecomError(41016);
    if (bytesOf(textOf(part, 'title')) > 64) throw new WecomError(40058);
    if (textOf(part, 'appid') === '' || textOf(part, 'page') === '') throw new WecomError(40058);
    needMedia(world, textOf(part, 'pic_media_id'), 'image');
  },
  video: (world, part) => {
    needMedia(world, textOf(part, 'media_id'), 'video');
  },
  file: (world, part) => {
    needMedia(world, textOf(part, 'media_id'), 'file');
  },
};

function needMedia(world: World, id: string, type: string): void {
  if (id === '') throw new WecomError(41006);
  if (usableMedia(world.media, world.clock, id).type !== type) throw new WecomError(40007);
}

/** What the recipient sees of it, every word. */
export function messageWords({ text, attachments }: Message): string {
  const parts = attachments.map((a) => {
    const type = textOf(a, 'msgtype');
    return `[${NAMES[type] ?? type}] ${textOf(objectOf(a, type), 'title')}`.trim();
  });
  return [textOf(text, 'content'), ...parts].filter((p) => p !== '').join('\n');
}

const NAMES: Record<string, string> = {
  image: '图片',
  link: '链接',
  miniprogram: '小程序',
  video: '视频',
  file: '文件',
};
