import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from '../build.mjs';
import { root } from '../root.mjs';

/** npm run agent-check -- [ws://host:port] [--sandbox]: plays the server against one agent and says which promises it keeps. */
export async function main(args) {
  await build('code');
  const program = path.join(root, 'sandbox/dist/agentCheck/main.js');
  process.exitCode =
    spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit' }).status ?? 1;
}
