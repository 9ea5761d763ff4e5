import { createCipheriv, randomBytes } from 'node:crypto';
import { nowMs } from '../clock/clock';
import { newId } from '../state/newId';
import type { Json } from '../wecom/json';
import type { World } from '../world';

const VALID_MS = 5 * 60_000;
const KEPT = 200;

/** Puts a person's file at an address of its own for five minutes; over the connection each address has its key. */
export function offerMedia(world: World, file: { name: string; bytes: Buffer }, ownKey: boolean): Json {
  const key = ownKey ? randomBytes(32) : Buffer.from(`${world.bot.keys.aesKey}=`, 'base64');
  const id = newId('f', 40);
  world.bot.media.set(id, { ...file, key, expiresAt: nowMs(world.clock) + VALID_MS });
  const oldest = world.bot.media.keys().next().value;
  if (world.bot.media.size > KEPT && oldest) world.bot.media.delete(oldest);
  return {
    url: `${world.url}/sandbox/aibot/media/${id}`,
    ...(ownKey ? { aeskey: key.toString('base64') } : {}),
  };
}

/** The file as it is served: AES-256-CBC of the whole, padded to 32 bytes; null when unknown or too late. */
export function sealedMedia(world: World, id: string): { name: string; bytes: Buffer } | null {
  const item = world.bot.media.get(id);
  if (!item || item.expiresAt <= nowMs(world.clock)) return null;
  const pad = 32 - (item.bytes.length % 32);
  const cipher = createCipheriv('aes-256-cbc', item.key, item.key.subarray(0, 16)).setAutoPadding(false);
  const bytes = Buffer.concat([
    cipher.update(item.bytes),
    cipher.update(Buffer.alloc(pad, pad)),
    cipher.final(),
  ]);
  return { name: item.name, bytes };
}
