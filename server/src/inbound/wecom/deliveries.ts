import type { ChatPort, Log, Transact } from '../../kernel';

const EVERY_MS = 50;

/** Passive replies that left this process, noted a few at a time; one that is never noted is sent through the outbox. */
export function makeDeliveries({ chat, transact, log }: { chat: ChatPort; transact: Transact; log: Log }) {
  let keys: string[] = [];
  let timer: NodeJS.Timeout | null = null;

  const flush = async (): Promise<void> => {
    timer = null;
    const now = keys.splice(0);
    if (now.length === 0) return;
    try {
      await transact((ctx) => chat.delivered(ctx, now));
    } catch (error) {
      log.warn({ area: 'wecom', error: String(error) }, 'deliveries not noted');
      keys = [...now, ...keys].slice(0, 10_000);
      timer ??= setTimeout(() => void flush(), 1000);
    }
  };

  return {
    add(key: string): void {
      keys.push(key);
      timer ??= setTimeout(() => void flush(), EVERY_MS);
    },
    async stop(): Promise<void> {
      if (timer) clearTimeout(timer);
      await flush();
      if (timer) clearTimeout(timer);
    },
  };
}
