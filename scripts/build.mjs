import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root, say } from './root.mjs';

const PARTS = {
  // tsc -b knows by itself what is stale
  code: { title: '编译 shared、server、sandbox', program: ['.', 'typescript', 'bin/tsc'], args: ['-b'] },
  page: {
    title: '构建沙盒页面',
    program: ['sandbox', 'vite', 'bin/vite.js'],
    args: ['build', 'sandbox/page', '--logLevel', 'error'],
    sources: ['sandbox/page', 'sandbox/src/live.ts'],
    result: 'sandbox/dist-page/index.html',
  },
  h5: {
    title: '构建小程序 H5',
    program: ['miniprogram', '@tarojs/cli', 'bin/taro'],
    args: ['build', '--type', 'h5', '--disable-global-config', '--no-check'],
    cwd: 'miniprogram',
    sources: ['miniprogram/src', 'miniprogram/config', 'shared/src'],
    result: 'miniprogram/dist/h5/index.html',
  },
};

/** Builds these parts where they are missing or older than their sources, one after the other. */
export async function build(...names) {
  for (const name of names) {
    const part = PARTS[name];
    if (part.result && isFresh(part)) continue;
    if (part.result) say(`${part.title}…`);
    await runNode(part);
  }
}

/** npm may install a package beside its workspace or at the root: ask Node where it is. */
function programOf({ program: [workspace, name, file] }) {
  const manifest = createRequire(path.join(root, workspace, 'package.json')).resolve(`${name}/package.json`);
  return path.join(path.dirname(manifest), file);
}

function runNode(part) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: part.result ? 'production' : process.env.NODE_ENV };
    const child = spawn(process.execPath, [programOf(part), ...part.args], {
      cwd: path.join(root, part.cwd ?? ''),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0 && (!part.result || fs.existsSync(path.join(root, part.result)))) resolve();
      else reject(new Error(`${part.title}失败：\n${said.slice(-4000)}`));
    });
  });
}

function isFresh(part) {
  const result = path.join(root, part.result);
  if (!fs.existsSync(result)) return false;
  const built = fs.statSync(result).mtimeMs;
  return part.sources.every((source) => newest(path.join(root, source)) <= built);
}

function newest(at) {
  const stat = fs.statSync(at);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    0,
    ...fs
      .readdirSync(at)
      .filter((n) => n !== 'node_modules')
      .map((n) => newest(path.join(at, n))),
  );
}
