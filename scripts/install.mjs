import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const changedAt = (file) => (fs.existsSync(file) ? fs.statSync(file).mtimeMs : 0);

/** A fresh checkout needs no second command: packages are installed when missing or older than the lock file. */
export function installPackages(root) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(`需要 Node.js 20.19 以上，当前是 ${process.versions.node}`);
  const installed = changedAt(path.join(root, 'node_modules/.package-lock.json'));
  if (installed > 0 && installed >= changedAt(path.join(root, 'package-lock.json'))) return;
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.status !== 0) throw new Error('npm ci 失败，原因见上');
}
