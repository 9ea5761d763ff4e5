import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from '../build.mjs';
import { root, say } from '../root.mjs';
import { ensureServices } from '../services/ensure.mjs';

/** npm run chaos -- [--short] [runs] [phones]: kills every part of the product at every step of an action. */
export async function main(args) {
  await build('code');
  const services = await ensureServices({
    root,
    name: 'chaos',
    database: 'cunkebao_chaos_test',
    useListening: false,
    say,
  });
  const env = {
    ...process.env,
    BENCH_DATABASE_URL: services.DATABASE_URL,
    BENCH_REDIS_URL: services.REDIS_URL,
  };
  try {
    const hook = path.join(root, 'scripts/swcHook.cjs');
    const program = path.join(root, 'bench/chaos/main.ts');
    const result = spawnSync(process.execPath, ['-r', hook, program, ...args], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    process.exitCode = result.status ?? 1;
  } finally {
    await services.stop();
  }
}
