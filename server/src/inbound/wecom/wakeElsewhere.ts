import type { Queues } from '../../infra/redis/queues';
import type { ChatPort, Log } from '../../kernel';

interface Parts {
  queues: Pick<Queues, 'add'>;
  log: Log;
}

/** Wakes that follow one another within so many milliseconds travel together. */
const TOGETHER_MS = 100;

/**
 * A process that answers nobody itself leaves the turns to those that consume the queue. Somebody alone is woken at once;
 * under load those who wrote within the same moment share a job. A wake that is lost is made up by the sweep.
 */
export function wakeElsewhere({ queues, log }: Parts, chat: ChatPort) {
  const people = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let adding: Promise<void> = Promise.resolve();

  const add = (all: readonly string[]): Promise<void> => {
    const jobs = [];
    for (let i = 0; i < all.length; i += chat.mostAtOnce)
      jobs.push({
        job: chat.wake,
        data: { userids: all.slice(i, i + chat.mostAtOnce) },
        delayMs: 0,
        key: undefined,
      });
    return queues.add(jobs).catch((error: unknown) => {
      log.warn({ area: 'wecom', error: String(error) }, 'wakes not queued');
    });
  };

  const flush = (): void => {
    timer = null;
    if (people.size === 0) return;
    adding = add([...people]);
    people.clear();
    if (!stopped) timer = setTimeout(flush, TOGETHER_MS);
  };

  return {
    wake: (userid: string): void => {
      people.add(userid);
      if (stopped) flush();
      else timer ??= setTimeout(flush, 0); // the callback is acknowledged first
    },
    /** Nobody waits for the rest of a moment any more; resolves when those who wrote so far are woken. */
    stop: async (): Promise<void> => {
      stopped = true;
      if (timer) clearTimeout(timer);
      flush();
      await adding;
    },
  };
}
