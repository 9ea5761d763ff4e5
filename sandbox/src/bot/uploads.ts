import { createHash } from 'node:crypto';
import { nowMs, unixSeconds } from '../clock/clock';
import { newId } from '../state/newId';
import { bytesOf, numberOf, textOf, type Json } from '../wecom/json';
import { keepUpload } from '../wecom/media';
import { WecomError } from '../wecom/wecomError';
import type { World } from '../world';
import { withinBotPace, type Upload } from './bot';

const MB = 1024 * 1024;
const SIZES: Record<string, number> = { image: 10 * MB, voice: 2 * MB, video: 10 * MB, file: 20 * MB };
const CHUNK = 512 * 1024;
const VALID_MS = 30 * 60_000;

/** A file in pieces, in any order; a piece sent twice counts once (wecom-api.md §6.5). */
export function initUpload(world: World, body: Json): Json {
  const [type, filename] = [textOf(body, 'type'), textOf(body, 'filename')];
  const [size, count] = [numberOf(body, 'total_size') ?? 0, numberOf(body, 'total_chunks') ?? 0];
  checkUpload({ type, filename, size, count });
  if (!withinBotPace(world.bot, 'uploads', nowMs(world.clock))) throw new WecomError(846607);
  const upload_id = newId('up', 32);
  const chunks = Array.from({ length: count }, () => null);
  const md5 = textOf(body, 'md5');
  world.bot.uploads.set(upload_id, {
    type,
    filename,
    size,
    chunks,
    md5,
    expiresAt: nowMs(world.clock) + VALID_MS,
  });
  return { upload_id };
}

function checkUpload(asked: { type: string; filename: string; size: number; count: number }): void {
  const most = SIZES[asked.type];
  if (most === undefined) throw new WecomError(846697);
  if (asked.filename === '' || bytesOf(asked.filename) > 256) throw new WecomError(40058);
  const { size, count } = asked;
  if (size < 5 || size > most || count < 1 || count > 100) throw new WecomError(40006);
}

export function takeChunk(world: World, body: Json): undefined {
  const upload = known(world, body);
  const index = numberOf(body, 'chunk_index');
  if (index === null || index < 0 || index >= upload.chunks.length) throw new WecomError(846612);
  const bytes = Buffer.from(textOf(body, 'base64_data'), 'base64');
  if (bytes.length > CHUNK) throw new WecomError(846613);
  upload.chunks[index] = bytes;
  return undefined;
}

export function finishUpload(world: World, body: Json): Json {
  const upload = known(world, body);
  const pieces = upload.chunks.filter((c) => c !== null);
  const bytes = Buffer.concat(pieces);
  if (pieces.length < upload.chunks.length || bytes.length !== upload.size) throw new WecomError(846616);
  if (upload.md5 !== '' && createHash('md5').update(bytes).digest('hex') !== upload.md5)
    throw new WecomError(301019);
  world.bot.uploads.delete(textOf(body, 'upload_id'));
  const type = upload.type as 'image' | 'voice' | 'video' | 'file';
  const { id } = keepUpload(world.media, world.clock, { type, file: { name: upload.filename, bytes } });
  return { type, media_id: id, created_at: unixSeconds(world.clock) };
}

function known(world: World, body: Json): Upload {
  const upload = world.bot.uploads.get(textOf(body, 'upload_id'));
  if (!upload || upload.expiresAt <= nowMs(world.clock)) throw new WecomError(846611);
  return upload;
}
