import { randomBytes } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** An opaque id that was never given out before, not even before a reset: prefix and random letters, `length` in all. */
export function newId(prefix: string, length = 32): string {
  const bytes = randomBytes(Math.max(8, length - prefix.length));
  return prefix + Array.from(bytes, (b) => LETTERS[b % LETTERS.length]).join('');
}
