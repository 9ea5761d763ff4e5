import { randomBytes, timingSafeEqual } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { Refusal } from './refusal';
import { writeXml } from './xml';

export interface Keys {
  token: string;
  aesKey: string;
  /** the receiveid we expect inside: our corp id; empty for the bot */
  receiver: string;
}

export interface Signed {
  signature: unknown;
  timestamp: unknown;
  nonce: unknown;
  cipher: string;
}

const WINDOW_SECONDS = 600;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * The plain text of a callback that is signed, fresh, whole and meant for us; throws Refusal otherwise. The signature
 * is compared first and in constant time; nothing is decrypted before it holds (conversation.md §5.2).
 */
export function openEnvelope(keys: Keys, { signature, timestamp, nonce, cipher }: Signed, now: Date): string {
  if (typeof signature !== 'string' || typeof timestamp !== 'string' || typeof nonce !== 'string')
    throw new Refusal(403, 'unsigned');
  if (!sameText(getSignature(keys.token, timestamp, nonce, cipher), signature))
    throw new Refusal(403, 'signature');
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (!(age <= WINDOW_SECONDS)) throw new Refusal(403, 'stale');
  const { message, id } = unseal(keys.aesKey, cipher);
  if (!sameText(keys.receiver, id)) throw new Refusal(403, 'receiver');
  return message;
}

/**
 * What @wecom/crypto leaves out (padding bytes, length bounds, tampering, broken UTF-8) is checked in one step: an
 * honest text encrypts to the same bytes again.
 */
function unseal(aesKey: string, cipher: string): { message: string; id: string } {
  if (!BASE64.test(cipher) || cipher.length % 4 !== 0) throw new Refusal(400, 'garbage');
  try {
    const { message, id, random } = decrypt(aesKey, cipher);
    if (encrypt(aesKey, message, id, random) === cipher) return { message, id };
  } catch {
    throw new Refusal(400, 'garbage');
  }
  throw new Refusal(400, 'garbage');
}

/** The encrypted body of a passive reply (wecom-api.md §1.6). */
export function sealReply(keys: Keys, message: string, now: Date): string {
  const cipher = encrypt(keys.aesKey, message, keys.receiver);
  const timestamp = Math.floor(now.getTime() / 1000);
  const nonce = randomBytes(8).toString('hex');
  return writeXml('xml', {
    Encrypt: cipher,
    MsgSignature: getSignature(keys.token, String(timestamp), nonce, cipher),
    TimeStamp: timestamp,
    Nonce: nonce,
  });
}

/** The same for the bot: JSON, with the nonce of the request (wecom-api.md §6.1). */
export function sealBotReply(keys: Keys, message: string, nonce: string, now: Date): Record<string, unknown> {
  const encrypted = encrypt(keys.aesKey, message, keys.receiver);
  const timestamp = Math.floor(now.getTime() / 1000);
  const msgsignature = getSignature(keys.token, String(timestamp), nonce, encrypted);
  return { encrypt: encrypted, msgsignature, timestamp, nonce };
}

function sameText(wanted: string, given: string): boolean {
  const [a, b] = [Buffer.from(wanted), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
