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

  const flush = (): void => {
    timer = null;
    if (people.size === 0) return;
    const all = [...people];
    people.clear();
    const jobs = [];
    for (let i = 0; i < all.length; i += chat.mostAtOnce)
      jobs.push({
        job: chat.wake,
        data: { userids: all.slice(i, i + chat.mostAtOnce) },
        delayMs: 0,
        key: undefined,
      });
    queues.add(jobs).catch((error: unknown) => {
      log.warn({ area: 'wecom', error: String(error) }, 'wakes not queued');
    });
    timer = setTimeout(flush, TOGETHER_MS);
  };

  return (userid: string): void => {
    people.add(userid);
    timer ??= setTimeout(flush, 0); // the callback is acknowledged first
  };
}
