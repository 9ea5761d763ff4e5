import type Redis from 'ioredis';

const BATCH = 500;
const BLOCK_MS = 5_000;
const PAUSE_MS = 500;

/**
 * Reads a stream from its beginning over a connection of its own, in order, until stopped. A lost connection is
 * waited out; what was written meanwhile is read afterwards.
 */
export function readStream(redis: Redis, key: string, handle: (raw: string) => void): { stop(): void } {
  const reader = redis.duplicate({ maxRetriesPerRequest: null });
  reader.on('error', () => undefined);
  const stopping = new AbortController();
  void follow(reader, key, handle, stopping.signal);
  return {
    stop: () => {
      stopping.abort();
      reader.disconnect();
    },
  };
}

async function follow(
  reader: Redis,
  key: string,
  handle: (raw: string) => void,
  stopping: AbortSignal,
): Promise<void> {
  let last = '0';
  while (!stopping.aborted) {
    try {
      const found = await reader.xread('COUNT', BATCH, 'BLOCK', BLOCK_MS, 'STREAMS', key, last);
      for (const [id, fields] of found?.[0]?.[1] ?? []) {
        last = id;
        handle(fields[1] ?? '');
      }
    } catch {
      await new Promise((r) => setTimeout(r, PAUSE_MS).unref());
    }
  }
}
