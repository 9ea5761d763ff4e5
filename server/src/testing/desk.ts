import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { DataSource } from 'typeorm';
import { perform } from '../inbound/queues/consume';
import { TurnedClock } from '../infra/clock/clock';
import { makeLog } from '../infra/log/log';
import { migrate } from '../infra/mysql/migrate';
import { addressOf, openDataSource } from '../infra/mysql/open';
import { makeTransact, type Enqueued } from '../infra/mysql/transact';
import {
  listen,
  registerFitness,
  registerCommands,
  registerImages,
  type AnyJob,
  type Module,
  type Outside,
  type Transact,
} from '../kernel';

/**
 * A desk to try verbs on: the real database, a clock turned by hand, and jobs that wait in `enqueued` until the test
 * runs them — once, twice, or never. For the whole running product there is world().
 */
export interface Desk {
  transact: Transact;
  clock: TurnedClock;
  source: DataSource;
  enqueued: Enqueued[];
  /** moves the clock to this moment */
  at(iso: string): void;
  /** runs one job as a worker would */
  run(job: AnyJob, data: unknown, outside?: Partial<Outside>): Promise<void>;
  /** runs everything that is enqueued, and what that enqueues, until nothing is left */
  runAll(jobs: readonly AnyJob[], outside?: Partial<Outside>): Promise<void>;
  close(): Promise<void>;
}

/** The tests' server; `npm test` starts its own and names it here. */
const SERVER = process.env['TEST_DATABASE_URL'] ?? 'mysql://root@127.0.0.1:3306';

/** An empty, migrated database of its own for this test file. Its name ends in _test; no other is ever emptied. */
export async function testDatabase(name: string): Promise<string> {
  const database = `cunkebao_${name}_test`;
  const url = new URL(SERVER);
  url.pathname = `/${database}`;
  const { host, port, user, password } = addressOf(url.href);
  const admin = await createConnection({ host, port, user, password });
  await admin.query(`DROP DATABASE IF EXISTS \`${database}\``);
  await admin.query(`CREATE DATABASE \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await admin.end();
  return url.href;
}

export async function openDesk(
  name: string,
  modules: readonly Module[],
  startsAt = '2026-03-02T02:00:00Z',
  pinned: { clock?: TurnedClock; newId?: () => string } = {},
): Promise<Desk> {
  const source = await openDataSource(
    await testDatabase(name),
    modules.flatMap((m) => [...(m.entities ?? [])]),
    6,
  );
  await migrate(source, join(__dirname, '../../../sql/migrations'));
  registerCommands(modules);
  registerFitness(modules);
  listen(modules.flatMap((m) => m.on ?? []));
  registerImages(modules.flatMap((m) => m.images ?? []));
  const clock = pinned.clock ?? new TurnedClock();
  const enqueued: Enqueued[] = [];
  const at = (iso: string): void => clock.moveTo(new Date(iso));
  at(startsAt);
  const log = makeLog(process.env['LOG_LEVEL'] ?? 'silent');
  const transact = makeTransact({
    source,
    clock,
    tz: 'Asia/Shanghai',
    log,
    ...(pinned.newId ? { newId: pinned.newId } : {}),
    flush: (all) => Promise.resolve(void enqueued.push(...all)),
  });
  const run = (job: AnyJob, data: unknown, outside: Partial<Outside> = {}): Promise<void> =>
    perform({ transact, outside: outside as Outside }, job, data, true);
  return {
    transact,
    clock,
    source,
    enqueued,
    at,
    run,
    async runAll(jobs, outside) {
      for (let next = enqueued.shift(); next; next = enqueued.shift()) {
        const job = jobs.find((j) => j.name === next.job.name);
        if (!job) throw new Error(`nothing runs ${next.job.name}`);
        await run(job, next.data, outside);
      }
    },
    close: () => source.destroy(),
  };
}
