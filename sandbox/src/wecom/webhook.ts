import { createHash } from 'node:crypto';
import { appendMessage, type NewMessage } from '../chat/chats';
import { groupChat } from '../chat/keys';
import { nowOf, unixSeconds } from '../clock/clock';
import { readUpload } from '../http/body';
import type { Robot } from '../state/appChats';
import type { World } from '../world';
import type { Endpoints } from './endpoint';
import { bytesOf, objectOf, textOf, type Json } from './json';
import { keepUpload, usableMedia } from './media';
import { contentOf } from './message/content';
import { WecomError } from './wecomError';

const MB = 1024 * 1024;
const MAX_UPLOAD = 21 * MB;
const CARDS = ['text_notice', 'news_notice'];

/** Group robots (wecom-api.md §5): the key in the URL is the secret, twenty messages a minute each. */
export const webhook: Endpoints = {
  post: {
    'webhook/send': (world, { query, body }) => {
      const robot = known(world, query['key'] ?? '');
      const type = textOf(body, 'msgtype');
      const read = READERS[type];
      if (type === '') throw new WecomError(93017);
      if (!read) throw new WecomError(40008);
      const part = objectOf(body, type);
      if (!part) throw new WecomError(40058);
      const shown = read(world, part, robot);
      appendMessage(world.chats, groupChat(robot.chatid), {
        from: `robot:${robot.name}`,
        at: nowOf(world.clock).toISOString(),
        ...shown,
      });
      return {};
    },
    'webhook/upload_media': async (world, { query, ctx }) => {
      const robot = known(world, query['key'] ?? '');
      const type = query['type'];
      if (type !== 'file' && type !== 'voice') throw new WecomError(40004);
      const file = await readUpload(ctx, MAX_UPLOAD);
      if (!file || file.bytes.length <= 5) throw new WecomError(44001);
      if (file.bytes.length > (type === 'file' ? 20 : 2) * MB) throw new WecomError(45001);
      const { id } = keepUpload(world.media, world.clock, { type, file, robot: robot.key });
      return { type, media_id: id, created_at: String(unixSeconds(world.clock)) };
    },
  },
};

type Shown = Omit<NewMessage, 'from' | 'at'>;

const READERS: Record<string, (world: World, part: Json, robot: Robot) => Shown> = {
  text: (_, part) => ({ kind: 'text', text: within(part, 2_048) }),
  markdown: (_, part) => ({ kind: 'markdown', text: within(part, 4_096) }),
  markdown_v2: (_, part) => ({ kind: 'markdown', text: within(part, 4_096) }),
  image: (world, part) => {
    const bytes = Buffer.from(textOf(part, 'base64'), 'base64');
    if (bytes.length === 0) throw new WecomError(93017);
    if (bytes.length > 2 * MB) throw new WecomError(93018);
    if (createHash('md5').update(bytes).digest('hex') !== textOf(part, 'md5').toLowerCase())
      throw new WecomError(301019);
    const { id } = keepUpload(world.media, world.clock, { type: 'image', file: { name: '图片.png', bytes } });
    return {
      kind: 'image',
      text: '[图片]',
      media: { url: `/sandbox/media/${id}`, name: '图片.png', type: 'image' },
    };
  },
  news: (world, part) => plain(world, 'news', part),
  file: (world, part, robot) => ownFile(world, part, robot, 'file'),
  voice: (world, part, robot) => ownFile(world, part, robot, 'voice'),
  template_card: (world, part) => {
    if (!CARDS.includes(textOf(part, 'card_type'))) throw new WecomError(42031, 'invalid card_type');
    return plain(world, 'template_card', part);
  },
};

function plain(world: World, msgtype: string, part: Json): Shown {
  const { template: _, ...shown } = contentOf({ msgtype, [msgtype]: part }, world.media, world.clock);
  return shown;
}

/** Only what was uploaded with the same key. */
function ownFile(world: World, part: Json, robot: Robot, type: string): Shown {
  const item = usableMedia(world.media, world.clock, textOf(part, 'media_id'));
  if (item.robot !== robot.key || item.type !== type) throw new WecomError(40007);
  return {
    kind: 'file',
    text: `[文件] ${item.name}`,
    media: { url: `/sandbox/media/${item.id}`, name: item.name, type: 'file' },
  };
}

function within(part: Json, most: number): string {
  const text = textOf(part, 'content');
  if (text === '') throw new WecomError(44004);
  if (bytesOf(text) > most) throw new WecomError(45002);
  return text;
}

function known(world: World, key: string): Robot {
  const robot = world.company.appChats.robots.get(key);
  if (!robot) throw new WecomError(93000);
  if (robot.disabled) throw new WecomError(93004);
  return robot;
}
