import type { Log, Module, PhoneReport, Said, Transact } from '../../kernel';

interface Parts {
  modules: readonly Module[];
  transact: Transact;
  log: Log;
}

interface Waiting {
  said: Said;
  stored: () => void;
  failed: (error: unknown) => void;
}

/** At most so many frames share a transaction. */
const MOST = 200;
/** While there is more than one at a time, they are collected for so long. */
const COLLECT_MS = 10;

/**
 * Gives frames to the areas that listen to their type; resolves when that is stored. What the areas can take together
 * shares a transaction with whatever other phones say meanwhile; a single frame does not wait for others.
 */
export function makeIntake(parts: Parts): (said: Said) => Promise<void> {
  const reports = parts.modules.flatMap((m) => [...(m.phones ?? [])]);
  const listeners = (said: Said): PhoneReport[] => reports.filter((r) => r.type === said.body.t);
  const alone = async (said: Said): Promise<void> => {
    const mine = listeners(said);
    if (mine.length > 0)
      await parts.transact(async (ctx) => {
        for (const l of mine) await l.handle(ctx, said.device, said.body);
      });
  };
  const queue: Waiting[] = [];
  let running = false;
  const work = async (): Promise<void> => {
    running = true;
    while (queue.length > 0) {
      const batch = queue.splice(0, MOST);
      await store(parts, reports, batch, alone);
      if (batch.length > 1) await new Promise((r) => setTimeout(r, COLLECT_MS));
    }
    running = false;
  };
  return (said) => {
    const mine = listeners(said);
    if (mine.length !== 1 || !mine[0]?.together) return alone(said);
    return new Promise((stored, failed) => {
      queue.push({ said, stored, failed });
      if (!running) void work();
    });
  };
}

/** Together; should that fail, each alone, so that one frame that cannot be stored is not the trouble of others. */
async function store(
  parts: Parts,
  reports: readonly PhoneReport[],
  batch: readonly Waiting[],
  alone: (said: Said) => Promise<void>,
): Promise<void> {
  if (batch.length > 1 && (await storeTogether(parts, reports, batch))) {
    for (const w of batch) w.stored();
    return;
  }
  for (const w of batch) await alone(w.said).then(w.stored, w.failed);
}

async function storeTogether(
  { transact, log }: Parts,
  reports: readonly PhoneReport[],
  batch: readonly Waiting[],
): Promise<boolean> {
  try {
    await transact(async (ctx) => {
      for (const report of reports) {
        const said = batch.map((w) => w.said).filter((s) => s.body.t === report.type);
        const left = said.length > 0 ? await report.together?.(ctx, said) : [];
        for (const s of left ?? said) await report.handle(ctx, s.device, s.body);
      }
    });
    return true;
  } catch (error) {
    log.warn({ area: 'phones', frames: batch.length, error: String(error) }, 'frames not stored together');
    return false;
  }
}
