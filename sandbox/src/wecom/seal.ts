import { randomBytes, timingSafeEqual } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';

export interface SealKeys {
  token: string;
  aesKey: string;
  /** receiveid: the corp id for a self-built app (wecom-api.md §1.4) */
  corpId: string;
}

export interface Sealed {
  encrypt: string;
  signature: string;
  timestamp: string;
  nonce: string;
}

/** Encrypts and signs anew each time: a retry never repeats a ciphertext. */
export function seal(keys: SealKeys, plain: string, unixSeconds: number): Sealed {
  const timestamp = String(unixSeconds);
  const nonce = randomBytes(8).toString('hex');
  const sealed = encrypt(keys.aesKey, plain, keys.corpId, randomBytes(16));
  return { encrypt: sealed, signature: getSignature(keys.token, timestamp, nonce, sealed), timestamp, nonce };
}

/** The plaintext, or an error that says which check failed: signature, padding, length or receiver. */
export function unseal(keys: SealKeys, sealed: Sealed): string {
  const expected = getSignature(keys.token, sealed.timestamp, sealed.nonce, sealed.encrypt);
  if (!sameText(expected, sealed.signature)) throw new Error('signature does not match');
  const { message, id, random } = decrypt(keys.aesKey, sealed.encrypt);
  // The library checks neither padding nor length (wecom-api.md §1.7); sealing again must give the same bytes.
  if (encrypt(keys.aesKey, message, id, random) !== sealed.encrypt) throw new Error('buffer is malformed');
  if (id !== keys.corpId) throw new Error('receiveid is not the corp');
  return message;
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
