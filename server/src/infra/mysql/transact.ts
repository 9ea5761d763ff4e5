import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Clock, Ctx, JobSpec, Log, Transact } from '../../kernel';

export interface Enqueued {
  job: JobSpec<unknown>;
  data: unknown;
  delayMs: number;
  key: string | undefined;
}

interface Parts {
  source: DataSource;
  clock: Clock;
  tz: string;
  log: Log;
  /** called after a commit with everything the verb enqueued; a failure is logged only, the sweeps find the rows */
  flush(all: readonly Enqueued[]): Promise<void>;
  /** tests may pin the ids; random otherwise */
  newId?: () => string;
}

/** deadlock, lock wait, MariaDB snapshot conflict: the whole transaction is tried again (stack.md §3) */
const RETRY = new Set([1213, 1205, 1020]);
const TRIES = 5;

/** The only way to a Ctx. */
export function makeTransact(parts: Parts): Transact {
  return async (f, as = {}) => {
    const traceId = as.traceId ?? randomUUID().slice(0, 8);
    for (let attempt = 1; ; attempt++) {
      const enqueued: Enqueued[] = [];
      const after: (() => void)[] = [];
      try {
        const result = await parts.source.transaction((db) => {
          const ctx: Ctx = {
            db,
            now: parts.clock.now(),
            tz: parts.tz,
            log: parts.log.child({ traceId }),
            actor: as.actor ?? null,
            traceId,
            newId: parts.newId ?? randomUUID,
            enqueue: (job, data, o = {}) => enqueued.push({ job, data, delayMs: o.delayMs ?? 0, key: o.key }),
            afterCommit: (g) => after.push(g),
          };
          return f(ctx);
        });
        if (enqueued.length > 0)
          await parts.flush(enqueued).catch((error: unknown) => {
            parts.log.error(
              { error: String(error), jobs: enqueued.map((e) => e.job.name) },
              'enqueue failed after commit',
            );
          });
        for (const g of after) g();
        return result;
      } catch (error) {
        if (attempt >= TRIES || !RETRY.has((error as { errno?: number }).errno ?? 0)) throw error;
        await new Promise((r) => setTimeout(r, 2 ** attempt * 5 + Math.random() * 15));
      }
    }
  };
}
