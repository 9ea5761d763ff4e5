import { createPublicKey, verify } from 'node:crypto';
import { helloMessage } from '@cunkebao/shared/fleet';
import type { Hello } from '../../kernel';

const WINDOW_MS = 10 * 60_000;

/** Is it the key of this phone that answered this socket's challenge? (fleet.md §2: P-256, SHA-256, ieee-p1363) */
export function signedBy(publicKey: string, hello: Hello, nonce: string): boolean {
  if (hello.nonce !== nonce) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const message = Buffer.from(helloMessage(nonce, hello.device, hello.ts));
    return verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(hello.mac, 'base64'));
  } catch {
    return false;
  }
}

/** A clock may be wrong by ten minutes; an older signature is not taken. */
export function isTimely(hello: Hello, now: Date): boolean {
  return Math.abs(hello.ts - now.getTime()) <= WINDOW_MS;
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
