import type { Answered, ChatPort, Log, Transact } from '../../kernel';

interface Parts {
  chat: ChatPort;
  transact: Transact;
  log: Log;
  answered: (answered: Answered) => void;
}

/** quick transactions at once: few, so that those who wait share the next one; */
const LANES = 2;
/** people in one of them: all who wait when it begins, so many at the most; */
const TOGETHER = 16;
/** a transaction that takes longer than this gives its lane to another, so many in all */
const SLOW_MS = 100;
const MOST_LANES = 8;

/**
 * Answers people in this process: one turn at a time per person, fair between them. A person alone gets a transaction
 * of his own; under load several share one, so that load makes transactions larger instead of more. It is the short
 * way; what it does not finish, or another process's rows, the sweep finds in the database.
 */
export function makeTurns(parts: Parts) {
  /** people somebody is working for; true = they wrote again meanwhile */
  const active = new Map<string, boolean>();
  const line: string[] = [];
  const work = makeWork(parts);
  let running = 0;
  let slow = 0;
  let stopped = false;
  let onIdle: (() => void) | null = null;

  const some = async (userids: readonly string[]): Promise<void> => {
    for (const u of userids) active.set(u, false);
    const more = new Set(await work(userids));
    for (const u of userids)
      if ((more.has(u) || active.get(u) === true) && !stopped) line.push(u);
      else active.delete(u);
  };

  const run = async (userids: readonly string[]): Promise<void> => {
    running += 1;
    let late = 0;
    const timer = setTimeout(() => {
      late = 1;
      slow += 1;
      pump();
    }, SLOW_MS);
    await some(userids);
    clearTimeout(timer);
    slow -= late;
    running -= 1;
    pump();
    if (running === 0) onIdle?.();
  };

  const pump = (): void => {
    while (running - slow < LANES && running < MOST_LANES && line.length > 0)
      void run(line.splice(0, TOGETHER));
  };

  return {
    wake: (userid: string): void => {
      if (stopped) return;
      if (active.has(userid)) return void active.set(userid, true);
      active.set(userid, false);
      line.push(userid);
      setImmediate(pump); // those kept by the same insert go together
    },
    /** Takes no new work; resolves when what runs is done. */
    stop: async (): Promise<void> => {
      stopped = true;
      line.length = 0;
      if (running > 0) await new Promise<void>((resolve) => (onIdle = resolve));
    },
  };
}

/** One transaction for these people. One turn that cannot be stored must not hold up the others: each is tried alone. */
function makeWork({ chat, transact, log, answered }: Parts) {
  const work = async (userids: readonly string[]): Promise<string[]> => {
    try {
      const turn = await transact((ctx) => chat.answer(ctx, userids));
      for (const a of turn.answered) answered(a);
      return turn.more;
    } catch (error) {
      if (userids.length > 1) return (await Promise.all(userids.map((u) => work([u])))).flat();
      log.error(
        { area: 'conversation', userid: userids[0], error: String(error) },
        'turn failed, the sweep will repeat it',
      );
      return [];
    }
  };
  return work;
}
