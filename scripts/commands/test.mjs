import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from '../build.mjs';
import { root, say } from '../root.mjs';
import { ensureServices } from '../services/ensure.mjs';

/** All unit and integration tests on a database and a Redis of their own; the demo data are never touched. */
export async function main(args) {
  await build('code');
  const services = await ensureServices({
    root,
    name: 'test',
    database: 'cunkebao_test',
    fast: true,
    useListening: false,
    say,
  });
  const env = {
    ...process.env,
    TEST_DATABASE_URL: services.DATABASE_URL,
    TEST_REDIS_URL: services.REDIS_URL,
    NODE_ENV: 'test',
  };
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  try {
    const product = spawnSync(process.execPath, [jest, ...args], { cwd: root, env, stdio: 'inherit' });
    const pages =
      args.length > 0
        ? { status: 0 }
        : spawnSync(process.execPath, [jest], { cwd: path.join(root, 'miniprogram'), env, stdio: 'inherit' });
    process.exitCode = product.status || pages.status || 0;
  } finally {
    await services.stop();
  }
}
