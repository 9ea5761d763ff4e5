import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { build } from '../build.mjs';
import { root, say } from '../root.mjs';
import { aptInstall, which } from '../services/process.mjs';
import { openStack } from '../stack.mjs';

/** Drives the sandbox page and the H5 mini-program in real Chromium against a running product of its own. */
export async function main(args) {
  const chromium = process.env.CHROMIUM ?? findChromium();
  await build('code', 'page', 'h5');
  fs.rmSync(path.join(root, '.local/e2e'), { recursive: true, force: true }); // every run begins with a fresh company
  const stack = await openStack({
    name: 'e2e',
    database: 'cunkebao_e2e_test',
    useListening: false,
    say,
    ports: [7400, 7401],
  });
  const env = { ...process.env, CHROMIUM: chromium, E2E_SANDBOX: stack.sandbox, E2E_SERVER: stack.server };
  try {
    const jest = path.join(root, 'node_modules/jest/bin/jest.js');
    const result = spawnSync(process.execPath, [jest, '--config', 'e2e/jest.config.cjs', '-i', ...args], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    process.exitCode = result.status ?? 1;
  } finally {
    await stack.stop();
  }
}

function findChromium() {
  const found = which('chromium', 'chromium-browser', 'google-chrome');
  if (found) return found;
  if (aptInstall(['chromium', 'fonts-noto-cjk', 'fonts-noto-color-emoji'], say)) return which('chromium');
  throw new Error(
    '端到端测试需要 Chromium 与中文字体：sudo apt-get install chromium fonts-noto-cjk fonts-noto-color-emoji，或用 CHROMIUM 指定路径',
  );
}
