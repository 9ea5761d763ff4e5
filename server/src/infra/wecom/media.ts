import { z } from 'zod';
import { WecomFault } from '../../kernel';
import { seconds } from './answers';
import type { Call } from './call';
import type { Download, Upload } from './http';

export type MediaType = 'image' | 'voice' | 'video' | 'file';

const kept = z
  .object({ type: z.string(), media_id: z.string().min(1), created_at: seconds })
  .transform((a) => ({ type: a.type, mediaId: a.media_id, createdAt: new Date(a.created_at * 1000) }));
export type KeptMedia = z.output<typeof kept>;

/** Good for three days and for every app of the company. Image 10 MB, voice 2 MB, video 10 MB, file 20 MB. */
export const uploadMedia = (call: Call, type: MediaType, file: Upload): Promise<KeptMedia> =>
  call({ endpoint: 'media/upload', query: { type }, file }, kept);

/** A picture for good, as an address for articles: 2 MB, 1,000 a day. */
export const uploadPicture = async (call: Call, file: Upload): Promise<string> =>
  (await call({ endpoint: 'media/uploadimg', file }, z.object({ url: z.url() }))).url;

/** Usable in moments or in product albums alone. */
export const uploadAttachment = (
  call: Call,
  scene: 'moments' | 'album',
  type: 'image' | 'video' | 'file',
  file: Upload,
): Promise<KeptMedia> =>
  call(
    {
      endpoint: 'media/upload_attachment',
      query: { media_type: type, attachment_type: scene === 'moments' ? '1' : '2' },
      file,
    },
    kept,
  );

/** The bytes of a temporary file. `range`: first and last byte; what exceeds 20 MB comes in pieces alone (830002). */
export async function getMedia(
  call: Call,
  mediaId: string,
  range?: { from: number; to: number },
): Promise<Download> {
  const ask = { endpoint: 'media/get', query: { media_id: mediaId }, reads: true };
  const { file } = await call(
    range ? { ...ask, range } : ask,
    z.object({ file: z.custom<Download>().optional() }),
  );
  if (!file) throw new WecomFault(0, 'giveUp', 'media/get: an answer without a file');
  return file;
}
