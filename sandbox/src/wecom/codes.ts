import { randomBytes } from 'node:crypto';
import { nowMs, type Clock } from '../clock/clock';
import { WecomError } from './wecomError';

/** Login codes of OAuth and of the mini-program: good once, for five minutes (wecom-api.md §9.4). */
export interface Codes {
  issued: Map<string, { userid: string; expiresAt: number; used: boolean; details: boolean }>;
  /** user_tickets, for half an hour */
  tickets: Map<string, { userid: string; expiresAt: number }>;
}

const VALID_MS = 5 * 60_000;
const TICKET_MS = 1_800_000;
const KEPT = 1_000;

export const makeCodes = (): Codes => ({ issued: new Map(), tickets: new Map() });

/** `details`: the member agreed to more than his userid (snsapi_privateinfo). */
export function issueCode(codes: Codes, clock: Clock, userid: string, details = false): string {
  const code = randomBytes(24).toString('base64url');
  codes.issued.set(code, { userid, expiresAt: nowMs(clock) + VALID_MS, used: false, details });
  const oldest = codes.issued.keys().next().value;
  if (codes.issued.size > KEPT && oldest) codes.issued.delete(oldest);
  return code;
}

/** The member behind a code; 40029 unknown or used, 42003 too late. */
export const redeemCode = (codes: Codes, clock: Clock, code: string): string =>
  redeem(codes, clock, code).userid;

/** The same, with what he agreed to. */
export function redeem(codes: Codes, clock: Clock, code: string): { userid: string; details: boolean } {
  const found = codes.issued.get(code);
  if (!found || found.used) throw new WecomError(40029);
  if (found.expiresAt <= nowMs(clock)) throw new WecomError(42003);
  found.used = true;
  return found;
}

/** What a login with snsapi_privateinfo gets besides the userid. */
export function issueTicket(codes: Codes, clock: Clock, userid: string): string {
  const ticket = randomBytes(48).toString('base64url');
  codes.tickets.set(ticket, { userid, expiresAt: nowMs(clock) + TICKET_MS });
  const oldest = codes.tickets.keys().next().value;
  if (codes.tickets.size > KEPT && oldest) codes.tickets.delete(oldest);
  return ticket;
}
