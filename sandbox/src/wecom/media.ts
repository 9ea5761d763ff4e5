import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { nowMs, unixSeconds, type Clock } from '../clock/clock';
import { readBytes, readDocument, saveSoon, writeBytes, type StateDir } from '../store/stateDir';
import { bytesOf } from './json';
import { WecomError } from './wecomError';

/** Uploaded files. The API forgets them after three days (wecom-api.md §7); the chat goes on showing them. */
export interface Media {
  state: StateDir;
  items: Map<string, MediaItem>;
  /** only when there is no state directory */
  memory: Map<string, Buffer>;
}

const mediaItem = z.object({
  id: z.string(),
  type: z.enum(['image', 'voice', 'video', 'file']),
  name: z.string(),
  contentType: z.string(),
  size: z.number(),
  expiresAt: z.number(),
  /** uploaded as an attachment: usable there alone */
  scene: z.enum(['moments', 'album']).optional(),
  /** uploaded by a group robot: usable by it alone */
  robot: z.string().optional(),
});
export type MediaItem = z.infer<typeof mediaItem>;
export type MediaType = MediaItem['type'];

export interface Upload {
  name: string;
  bytes: Buffer;
}

const DOCUMENT = 'media.json';
const VALID_MS = 3 * 86_400_000;
const MB = 1024 * 1024;
const MAX: Record<MediaType, number> = { image: 10 * MB, voice: 2 * MB, video: 10 * MB, file: 20 * MB };
const KEPT = 500;

export function makeMedia(state: StateDir): Media {
  const kept = z.array(mediaItem).catch([]).parse(readDocument(state, DOCUMENT));
  return { state, items: new Map(kept.map((m) => [m.id, m])), memory: new Map() };
}

/** Checks type and size as the real upload does and keeps the bytes. `created_at` is a string here, by the docs. */
export function uploadMedia(
  media: Media,
  clock: Clock,
  type: string,
  file: Upload | null,
): { type: string; media_id: string; created_at: string } {
  if (!isMediaType(type)) throw new WecomError(40004);
  if (!file || file.bytes.length === 0) throw new WecomError(44001);
  if (file.bytes.length <= 5) throw new WecomError(40006);
  if (file.bytes.length > MAX[type]) throw new WecomError(type === 'image' ? 40009 : 45001);
  if (bytesOf(file.name) > 512) throw new WecomError(40058, 'filename too long');
  const { id } = keepUpload(media, clock, { type, file });
  return { type, media_id: id, created_at: String(unixSeconds(clock)) };
}

/** Keeps a file under a new id for three days; 40123 for a picture that is none. */
export function keepUpload(
  media: Media,
  clock: Clock,
  { type, file, scene, robot }: { type: MediaType; file: Upload } & Pick<MediaItem, 'scene' | 'robot'>,
): MediaItem {
  const contentType = contentTypeOf(file.bytes);
  if (type === 'image' && !contentType.startsWith('image/')) throw new WecomError(40123);
  const item: MediaItem = {
    id: `M${randomBytes(30).toString('base64url')}`,
    type,
    name: file.name,
    contentType,
    size: file.bytes.length,
    expiresAt: nowMs(clock) + VALID_MS,
    ...(scene ? { scene } : {}),
    ...(robot ? { robot } : {}),
  };
  keep(media, item, file.bytes);
  return item;
}

/** What a message may use: 40007 unknown, 40145 older than three days. */
export function usableMedia(media: Media, clock: Clock, id: string): MediaItem {
  const item = media.items.get(id);
  if (!item) throw new WecomError(40007);
  if (item.expiresAt <= nowMs(clock)) throw new WecomError(40145);
  return item;
}

export const mediaBytes = (media: Media, id: string): Buffer | null =>
  media.items.has(id) ? (media.memory.get(id) ?? readBytes(media.state, fileOf(id))) : null;

function keep(media: Media, item: MediaItem, bytes: Buffer): void {
  media.items.set(item.id, item);
  if (media.state.dir) writeBytes(media.state, fileOf(item.id), bytes);
  else media.memory.set(item.id, bytes);
  const oldest = media.items.keys().next().value;
  if (media.items.size > KEPT && oldest) {
    media.items.delete(oldest);
    media.memory.delete(oldest);
  }
  saveSoon(media.state, DOCUMENT, () => [...media.items.values()]);
}

const fileOf = (id: string): string => `media-${id}`;
const isMediaType = (type: string): type is MediaType => type in MAX;

/** By its first bytes, not by its name: the name is what an attacker chooses. */
function contentTypeOf(bytes: Buffer): string {
  const head = bytes.subarray(0, 4).toString('hex');
  if (head === '89504e47') return 'image/png';
  if (head.startsWith('ffd8ff')) return 'image/jpeg';
  if (bytes.subarray(0, 4).toString('latin1') === '%PDF') return 'application/pdf';
  return 'application/octet-stream';
}
