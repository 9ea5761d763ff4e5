import { unixSeconds } from '../clock/clock';
import { readUpload } from '../http/body';
import type { Endpoints } from './endpoint';
import { keepUpload } from './media';
import { WecomError } from './wecomError';

const MB = 1024 * 1024;
const MAX_UPLOAD = 11 * MB;
const SCENES: Record<string, 'moments' | 'album'> = { '1': 'moments', '2': 'album' };

/** Pictures for good, and attachments of moments and albums (wecom-api.md §7). */
export const uploads: Endpoints = {
  post: {
    'media/uploadimg': async (world, { ctx }) => {
      const file = await readUpload(ctx, MAX_UPLOAD);
      if (!file || file.bytes.length <= 5) throw new WecomError(44001);
      if (file.bytes.length > 2 * MB) throw new WecomError(40009);
      const { id } = keepUpload(world.media, world.clock, { type: 'image', file });
      return { url: `https://wework.qpic.cn/wwpic/sandbox_${id}/0` };
    },
    'media/upload_attachment': async (world, { query, ctx }) => {
      const scene = SCENES[query['attachment_type'] ?? ''];
      const type = query['media_type'] ?? '';
      if (!scene) throw new WecomError(40058, 'invalid attachment_type');
      if (type !== 'image' && type !== 'video' && type !== 'file') throw new WecomError(40004);
      const file = await readUpload(ctx, MAX_UPLOAD);
      if (!file || file.bytes.length === 0) throw new WecomError(44001);
      if (file.bytes.length > 10 * MB) throw new WecomError(41080);
      const { id } = keepUpload(world.media, world.clock, { type, file, scene });
      // A number here, a string in media/upload: so the documents have it.
      return { type, media_id: id, created_at: unixSeconds(world.clock) };
    },
  },
};
