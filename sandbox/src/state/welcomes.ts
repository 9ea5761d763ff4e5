import { WecomError } from '../wecom/wecomError';
import { newId } from './newId';

/** One permission to greet a new customer: once, within 20 seconds, first of all apps that try. */
export interface Welcome {
  code: string;
  userid: string;
  externalUserid: string;
  expiresAt: number;
  used: boolean;
}

export interface Welcomes {
  byCode: Map<string, Welcome>;
  /** `member customer` pairs that were greeted or have talked: no more welcome for them */
  settled: Set<string>;
}

const VALID_MS = 20_000;
const KEPT = 2_000;

export const makeWelcomes = (): Welcomes => ({ byCode: new Map(), settled: new Set() });

/** A code for a fresh relation; null when the two have greeted or talked before. */
export function issueWelcome(
  store: Welcomes,
  userid: string,
  externalUserid: string,
  now: number,
): string | null {
  if (store.settled.has(pair(userid, externalUserid))) return null;
  const code = newId('WC', 44);
  store.byCode.set(code, { code, userid, externalUserid, expiresAt: now + VALID_MS, used: false });
  const oldest = store.byCode.keys().next().value;
  if (store.byCode.size > KEPT && oldest) store.byCode.delete(oldest);
  return code;
}

/** 41050 unknown, late or used; 41051 when the two have talked or were greeted meanwhile. */
export function openWelcome(store: Welcomes, code: string, now: number): Welcome {
  const welcome = store.byCode.get(code);
  if (!welcome || welcome.expiresAt <= now) throw new WecomError(41050);
  if (welcome.used) throw new WecomError(41050);
  if (store.settled.has(pair(welcome.userid, welcome.externalUserid))) throw new WecomError(41051);
  return welcome;
}

/** The first words between the two fell, or the greeting went out. */
export function settleWelcome(store: Welcomes, userid: string, externalUserid: string): void {
  store.settled.add(pair(userid, externalUserid));
}

/** They became strangers again: the next meeting may be greeted anew. */
export function unsettleWelcome(store: Welcomes, userid: string, externalUserid: string): void {
  store.settled.delete(pair(userid, externalUserid));
}

const pair = (userid: string, externalUserid: string): string => `${userid} ${externalUserid}`;
