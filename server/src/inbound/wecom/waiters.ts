import type { Answered, ChatPort, Log, PassiveReply, Transact } from '../../kernel';

interface Parts {
  chat: ChatPort;
  transact: Transact;
  log: Log;
}

interface Waiter {
  since: number;
  /** its answer is fetched later when it is not ready: it is not left to the outbox */
  comesAgain: boolean;
  resolve(reply: PassiveReply | null): void;
}

const LOOK_MS = 60;
const GIVE_UP_MS = 2500;
/** More responses than this do not wait: under a flood every callback is acknowledged at once. */
const MOST_WAITING = 8;

/**
 * Callbacks whose response waits for its turn. A turn of this process is told at once; one that ran elsewhere is seen
 * in the database within a few looks. After 2.5 s the answer is left to the outbox and the response stays empty.
 */
export function makeWaiters({ chat, transact, log }: Parts) {
  const waiters = new Map<string, Waiter[]>();
  let timer: NodeJS.Timeout | null = null;

  const settle = ({ key, passive }: Answered): void => {
    for (const w of waiters.get(key) ?? []) w.resolve(passive);
    waiters.delete(key);
    if (waiters.size > 0 || !timer) return;
    clearInterval(timer);
    timer = null;
  };

  const keysOlderThan = (ms: number): string[] => olderThan(ms, waiters);
  const comesAgain = (key: string): boolean => waiters.get(key)?.every((w) => w.comesAgain) ?? false;

  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      const late = keysOlderThan(GIVE_UP_MS);
      for (const key of late.filter(comesAgain)) settle({ key, passive: null });
      const left = late.filter((key) => waiters.has(key));
      if (left.length > 0) await giveUp(left);
      const waitingLong = keysOlderThan(LOOK_MS);
      if (waitingLong.length > 0)
        for (const a of await transact((ctx) => chat.answersOf(ctx, waitingLong))) settle(a);
    } catch (error) {
      log.warn({ area: 'wecom', error: String(error) }, 'could not look for answers');
      for (const key of keysOlderThan(GIVE_UP_MS)) settle({ key, passive: null });
    } finally {
      looking = false;
    }
  };

  const giveUp = async (keys: string[]): Promise<void> => {
    for (const a of await transact((ctx) => chat.release(ctx, keys))) settle(a);
    for (const key of keys) settle({ key, passive: null });
  };

  return {
    settle,
    hasRoom: (): boolean => waiters.size < MOST_WAITING,
    /** Looks at once: a message delivered again may have its answer already, or nobody working on it. */
    async unanswered(key: string): Promise<boolean> {
      const [found] = await transact((ctx) => chat.answersOf(ctx, [key])).catch(() => []);
      if (found) settle(found);
      return found === undefined;
    },
    /** `since`: when the callback's first byte came */
    wait: (key: string, since: number, comesAgain = false): Promise<PassiveReply | null> =>
      new Promise((resolve) => {
        waiters.set(key, [...(waiters.get(key) ?? []), { since, comesAgain, resolve }]);
        timer ??= setInterval(() => void look(), LOOK_MS);
      }),
  };
}

function olderThan(ms: number, waiters: ReadonlyMap<string, readonly Waiter[]>): string[] {
  const before = Date.now() - ms;
  return [...waiters].filter(([, all]) => all.some((w) => w.since <= before)).map(([key]) => key);
}
