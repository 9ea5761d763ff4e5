import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from '../build.mjs';
import { root, say } from '../root.mjs';
import { ensureServices } from '../services/ensure.mjs';
import { settingsOf } from '../settings.mjs';

/** Applies sql/migrations to the development database and writes sql/schema.sql. */
export const main = () => runServerScript('infra/mysql/migrateCli.js');

/** Runs one of the server's own programs with the settings of the development run. */
export async function runServerScript(file) {
  await build('code');
  const services = await ensureServices({ root, name: 'dev', database: 'cunkebao', say });
  const env = {
    ...process.env,
    ...settingsOf(root, 'dev'),
    DATABASE_URL: services.DATABASE_URL,
    REDIS_URL: services.REDIS_URL,
  };
  try {
    const result = spawnSync(process.execPath, [path.join(root, 'server/dist', file)], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    process.exitCode = result.status ?? 1;
  } finally {
    await services.stop();
  }
}
