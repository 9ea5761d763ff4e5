import { createPublicKey, verify } from 'node:crypto';
import { helloMessage } from '@cunkebao/shared/fleet';
import type { Hello } from '../../kernel';
import type { Device } from './device.entity';

const WINDOW_MS = 10 * 60_000;

/** Is it the key of this phone that answered this socket's challenge? (fleet.md §2: P-256, SHA-256, ieee-p1363) */
export const signedBy = (publicKey: string, hello: Hello, nonce: string): boolean =>
  hello.nonce === nonce && isSigned(publicKey, helloMessage(nonce, hello.device, hello.ts), hello.mac);

/** The keys this phone may sign with now: its own, and for a while the one before, for it may not have heard. */
export function keysOf(device: Device, now: Date): string[] {
  const { publicKey, previousKey, previousKeyUntil } = device;
  const previous = previousKeyUntil && previousKeyUntil > now ? previousKey : null;
  return publicKey === null ? [] : [publicKey, ...(previous ? [previous] : [])];
}

export function isSigned(publicKey: string, words: string, mac: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const signature = Buffer.from(mac, 'base64');
    return verify('sha256', Buffer.from(words), { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
}

/** A clock may be wrong by ten minutes; an older signature is not taken. */
export function isTimely({ ts }: { ts: number }, now: Date): boolean {
  return Math.abs(ts - now.getTime()) <= WINDOW_MS;
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** A public key a phone may pair with: P-256, nothing else. */
export function isUsableKey(publicKey: string): boolean {
  if (!BASE64.test(publicKey)) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  } catch {
    return false;
  }
}
