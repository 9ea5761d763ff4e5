import { randomBytes } from 'node:crypto';
import { nowMs, type Clock } from '../clock/clock';
import { WecomError } from './wecomError';

/** Whose secret a token was issued for: the app's, or that of 通讯录同步. */
export type TokenKind = 'app' | 'contacts';

/** Access tokens, one per secret. Asking again inside the validity gives the same token (wecom-api.md §3). */
export interface Tokens {
  issued: { token: string; expiresAt: number; kind: TokenKind }[];
  /** moments of wrong secrets; too many of them block gettoken for an hour */
  wrong: number[];
}

export const TOKEN_SECONDS = 7200;
const KEPT = 20;
const HOUR_MS = 3_600_000;
/** The real figure is not published; this is the sandbox's choice. */
const WRONG_SECRETS = 20;

export const makeTokens = (): Tokens => ({ issued: [], wrong: [] });

export interface Credentials {
  corpId: string;
  secret: string;
  contactSecret?: string;
}

export function issueToken(
  tokens: Tokens,
  clock: Clock,
  app: Credentials,
  asked: { corpid: string; corpsecret: string },
): { access_token: string; expires_in: number } {
  const now = nowMs(clock);
  tokens.wrong = tokens.wrong.filter((at) => now - at < HOUR_MS);
  if (tokens.wrong.length >= WRONG_SECRETS) throw new WecomError(45009);
  if (!asked.corpid) throw new WecomError(41002);
  if (!asked.corpsecret) throw new WecomError(41004);
  if (asked.corpid !== app.corpId) throw new WecomError(40013);
  const kind = kindOf(app, asked.corpsecret);
  if (!kind) {
    tokens.wrong.push(now);
    throw new WecomError(40001);
  }
  let current = tokens.issued.findLast((t) => t.kind === kind);
  if (!current || current.expiresAt <= now) {
    current = { token: randomBytes(48).toString('base64url'), expiresAt: now + TOKEN_SECONDS * 1000, kind };
    tokens.issued = [...tokens.issued, current].slice(-KEPT);
  }
  return { access_token: current.token, expires_in: Math.floor((current.expiresAt - now) / 1000) };
}

/** 41001 without a token, 40014 for one never issued, 42001 for one whose time is over. */
export function checkToken(tokens: Tokens, clock: Clock, token: string): TokenKind {
  if (!token) throw new WecomError(41001);
  const found = tokens.issued.find((t) => t.token === token);
  if (!found) throw new WecomError(40014);
  if (found.expiresAt <= nowMs(clock)) throw new WecomError(42001);
  return found.kind;
}

/** Ends every token before its time: expired ones answer 42001, forgotten ones 40014. */
export function endTokens(tokens: Tokens, how: 'expire' | 'forget'): void {
  if (how === 'forget') tokens.issued = [];
  for (const issued of tokens.issued) issued.expiresAt = 0;
}

function kindOf(app: Credentials, secret: string): TokenKind | null {
  if (secret === app.secret) return 'app';
  return app.contactSecret !== undefined && secret === app.contactSecret ? 'contacts' : null;
}
