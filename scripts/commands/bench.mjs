import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { build } from '../build.mjs';
import { root, say } from '../root.mjs';
import { ensureServices } from '../services/ensure.mjs';

/** npm run -s bench -- <name>: the last line on standard output is one JSON object with figures, reference and bars. */
export async function main([name, ...args]) {
  const folder = path.join(root, 'bench');
  const known = fs
    .readdirSync(folder)
    .filter((f) => /^[a-z]+\.ts$/.test(f))
    .map((f) => f.slice(0, -3));
  if (!known.includes(name)) throw new Error(`用法：npm run -s bench -- <${known.join('|')}>`);
  await build('code');
  const services =
    name === 'parse'
      ? null
      : await ensureServices({
          root,
          name: 'bench',
          database: 'cunkebao_bench_test',
          useListening: false,
          say,
        });
  const env = {
    ...process.env,
    ...(services ? { BENCH_DATABASE_URL: services.DATABASE_URL, BENCH_REDIS_URL: services.REDIS_URL } : {}),
  };
  try {
    const hook = path.join(root, 'scripts/swcHook.cjs');
    const result = spawnSync(process.execPath, ['-r', hook, path.join(folder, `${name}.ts`), ...args], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    process.exitCode = result.status ?? 1;
  } finally {
    await services?.stop();
  }
}
