import { join } from 'node:path';
import { loadConfig } from '../config';
import { realClock } from '../infra/clock/clock';
import { makeLog } from '../infra/log/log';
import { migrate } from '../infra/mysql/migrate';
import { openDataSource } from '../infra/mysql/open';
import { makeTransact } from '../infra/mysql/transact';
import { modules } from '../modules';
import { seedDemo } from './seedDemo';

const ROOT = join(__dirname, '..', '..', '..');

/** `npm run seed`: migrates, then founds the demo company where nobody works yet. */
async function main(): Promise<void> {
  const config = loadConfig();
  const source = await openDataSource(
    config.DATABASE_URL,
    modules.flatMap((m) => [...(m.entities ?? [])]),
    4,
  );
  try {
    await migrate(source, join(ROOT, 'sql/migrations'));
    const transact = makeTransact({
      source,
      clock: realClock,
      tz: config.TZ_DEFAULT,
      log: makeLog('warn'),
      flush: () => Promise.resolve(), // nobody works yet; what is due is found by the sweeps
    });
    const did = await seedDemo({
      transact,
      phoneBook: config.PHONE_BOOK,
      people: config.SANDBOX_PEOPLE,
      secret: config.SESSION_SECRET,
    });
    process.stdout.write(`${did}\n`);
  } finally {
    await source.destroy();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
