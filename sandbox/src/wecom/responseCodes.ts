import { randomBytes } from 'node:crypto';
import { nowMs, type Clock } from '../clock/clock';
import { WecomError } from './wecomError';

/** Codes that let the app change a card once within 72 h, handed out by message/send and by each click. */
export interface ResponseCodes {
  issued: Map<string, { msgid: string; expiresAt: number; used: boolean }>;
}

const VALID_MS = 72 * 3_600_000;
const KEPT = 5_000;

export const makeResponseCodes = (): ResponseCodes => ({ issued: new Map() });

export function issueResponseCode(codes: ResponseCodes, clock: Clock, msgid: string): string {
  const code = randomBytes(32).toString('base64url');
  codes.issued.set(code, { msgid, expiresAt: nowMs(clock) + VALID_MS, used: false });
  const oldest = codes.issued.keys().next().value;
  if (codes.issued.size > KEPT && oldest) codes.issued.delete(oldest);
  return code;
}

/** The message whose card may be changed; 60140 when the code is unknown, used or too old. Does not use it up. */
export function messageOfCode(codes: ResponseCodes, clock: Clock, code: string): string {
  const found = codes.issued.get(code);
  if (!found || found.used || found.expiresAt <= nowMs(clock)) throw new WecomError(60140);
  return found.msgid;
}

/** From here on the code is worth nothing. */
export function useResponseCode(codes: ResponseCodes, code: string): void {
  const found = codes.issued.get(code);
  if (found) found.used = true;
}
