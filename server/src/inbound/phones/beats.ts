import type { Beat, Log } from '../../kernel';

const MOST = 500;

export interface Beats {
  add(beat: Beat): void;
  /** stores what this phone said so far; nothing of this line is stored after that */
  finish(device: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Collects heartbeats and hands them on once a second, one a phone, sorted by id, 500 at most at a time (fleet.md §3).
 * A batch that could not be stored is kept under what came since.
 */
export function makeBeats(parts: {
  store(beats: readonly Beat[]): Promise<void>;
  everyMs: number;
  log: Log;
}): Beats {
  const dirty = new Map<string, Beat>();
  let running: Promise<void> = Promise.resolve();

  const storeAll = async (): Promise<void> => {
    const all = [...dirty.values()].sort((a, b) => (a.device < b.device ? -1 : 1));
    dirty.clear();
    for (let i = 0; i < all.length; i += MOST) {
      const slice = all.slice(i, i + MOST);
      await parts.store(slice).catch((error: unknown) => {
        parts.log.warn({ area: 'phones', beats: slice.length, error: String(error) }, 'beats not stored');
        for (const b of slice) dirty.set(b.device, together(b, dirty.get(b.device) ?? b));
      });
    }
  };
  const flush = (): Promise<void> => (running = running.then(storeAll));
  const timer = setInterval(() => {
    if (dirty.size > 0) void flush();
  }, parts.everyMs);

  return {
    add: (beat) => void dirty.set(beat.device, together(dirty.get(beat.device) ?? beat, beat)),
    async finish(device) {
      await flush();
      dirty.delete(device);
    },
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
}

/** Two beats of one line as one: the later moment, the later word on everything. */
function together(older: Beat, newer: Beat): Beat {
  if (older.generation !== newer.generation) return newer;
  return { ...newer, vitals: { ...older.vitals, ...newer.vitals } };
}
