import { createHash } from 'node:crypto';
import { z } from 'zod';
import { done, seconds } from './answers';
import type { Ask, Call } from './call';
import type { NewsNotice, TextNotice } from './cards';
import type { Upload } from './http';
import { byRobot } from './limits';
import type { Article } from './messages';

/** What a group robot writes into its group (wecom-api.md §5). */
export type RobotMessage =
  /** 2,048 bytes */
  | {
      msgtype: 'text';
      text: { content: string; mentioned_list?: string[]; mentioned_mobile_list?: string[] };
    }
  /** 4,096 bytes */
  | { msgtype: 'markdown'; markdown: { content: string } }
  /** 4,096 bytes; lists, tables and pictures, no colours */
  | { msgtype: 'markdown_v2'; markdown_v2: { content: string } }
  | { msgtype: 'image'; image: { base64: string; md5: string } }
  /** 1–8 */
  | { msgtype: 'news'; news: { articles: (Article & { url: string })[] } }
  | { msgtype: 'file'; file: { media_id: string } }
  | { msgtype: 'voice'; voice: { media_id: string } }
  | { msgtype: 'template_card'; template_card: TextNotice | NewsNotice };

/** Writes into the robot's group, twenty times a minute. No duplicate check: a repeated send is a second message. */
export async function sendByRobot(call: Call, key: string, message: RobotMessage): Promise<void> {
  const ask = of('webhook/send', key);
  await call({ ...ask, body: { ...message }, spends: [byRobot(ask.robot)] }, done);
}

/** JPG or PNG, 2 MB at most. */
export const robotPicture = (content: Buffer): RobotMessage => ({
  msgtype: 'image',
  image: { base64: content.toString('base64'), md5: createHash('md5').update(content).digest('hex') },
});

/** Good for three days and for this robot alone. File 20 MB, voice 2 MB. */
export async function uploadForRobot(
  call: Call,
  key: string,
  type: 'file' | 'voice',
  file: Upload,
): Promise<{ mediaId: string; createdAt: Date }> {
  const ask = of('webhook/upload_media', key);
  const { media_id, created_at } = await call(
    { ...ask, query: { ...ask.query, type }, file },
    z.object({ media_id: z.string().min(1), created_at: seconds }),
  );
  return { mediaId: media_id, createdAt: new Date(created_at * 1000) };
}

/** The key is a secret: what is kept beside the URL is a digest of it. */
const of = (endpoint: string, key: string) =>
  ({
    endpoint,
    query: { key },
    robot: createHash('sha256').update(key).digest('base64url').slice(0, 16),
  }) satisfies Ask;
