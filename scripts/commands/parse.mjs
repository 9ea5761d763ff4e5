import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from '../root.mjs';

/** Lines of {"text","now"} in, one {"command","args","missing","confidence"} a line out; no server, no database. */
export function main(args) {
  const result = spawnSync(process.execPath, [path.join(root, 'scripts/parse.mjs'), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exitCode = result.status ?? 1;
}
