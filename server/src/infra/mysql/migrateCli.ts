import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfig } from '../../config';
import { migrate } from './migrate';
import { openDataSource } from './open';
import { schemaOf } from './schema';

const ROOT = join(__dirname, '../../../..');

/** `npm run migrate`: applies what is missing and writes the whole shape to sql/schema.sql for reviewers. */
async function main(): Promise<void> {
  const source = await openDataSource(loadConfig().DATABASE_URL, []);
  try {
    const applied = await migrate(source, join(ROOT, 'sql/migrations'));
    await writeFile(join(ROOT, 'sql/schema.sql'), await schemaOf(source));
    process.stdout.write(`${applied.length > 0 ? applied.join('\n') : 'nothing to apply'}\n`);
  } finally {
    await source.destroy();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
