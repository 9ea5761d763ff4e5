import { forget, readStored, store } from './storage';

const TOKEN = 'ckb.token.v1';
const SIGNED_OUT = 'ckb.signedOut.v1';
const SENT_AWAY = 'ckb.sentAwayAt.v1';

let round = 0;
const listeners = new Set<() => void>();

export const currentToken = (): string | undefined => readStored(TOKEN);

export function keepToken(token: string): void {
  store(TOKEN, token);
  forget(SIGNED_OUT);
}

export const dropToken = (): void => {
  forget(TOKEN);
};

/** A person who logs out stays logged out, also after a reload, until they ask to come back. */
export function signOut(): void {
  dropToken();
  store(SIGNED_OUT, '1');
  round += 1;
  for (const tell of listeners) tell();
}

/** Somebody pressed 登录 or 重试: from here on a login may happen by itself again. */
export const allowSignIn = (): void => {
  forget(SIGNED_OUT);
  forget(SENT_AWAY);
};

export const isSignedOut = (): boolean => readStored(SIGNED_OUT) === '1';

/** When this visitor was last sent to the login page; 0 = not lately. */
export const sentAwayAt = (): number => Number(readStored(SENT_AWAY) ?? 0);
export const markSentAway = (at: number): void => {
  store(SENT_AWAY, String(at));
};

/** Grows with every logout. What was fetched in one round is never shown in the next. */
export const sessionRound = (): number => round;
export function onSessionRound(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
