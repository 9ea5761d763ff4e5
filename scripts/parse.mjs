// Lines of {"text","now"} in, one {"command","args","missing","confidence"} a line out. No server, no database.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(path.join(root, 'package.json'));
const built = path.join(root, 'shared/dist/conversation/index.js');
const TZ = process.env.TZ_DEFAULT || 'Asia/Shanghai';

const newest = (folder) =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile() && f.name.endsWith('.ts') && !f.name.endsWith('.test.ts'))
    .reduce((at, f) => Math.max(at, fs.statSync(path.join(f.parentPath ?? f.path, f.name)).mtimeMs), 0);

const oldest = (files) =>
  files.reduce((at, f) => Math.min(at, fs.existsSync(f) ? fs.statSync(f).mtimeMs : 0), Infinity);

/** The compiler writes only files that changed, so its own record says when it last looked. */
const stale = () =>
  !fs.existsSync(built) ||
  oldest([path.join(root, 'shared/dist/tsconfig.tsbuildinfo')]) < newest(path.join(root, 'shared/src'));

function build() {
  const tsc = path.join(path.dirname(require.resolve('typescript/package.json')), 'bin/tsc');
  const run = spawnSync(process.execPath, [tsc, '-b', 'shared'], { cwd: root, encoding: 'utf8' });
  if (run.status === 0) return;
  process.stderr.write(run.stdout + run.stderr);
  if (!fs.existsSync(built)) process.exit(1);
}

function answer(line, parse) {
  let asked;
  try {
    asked = JSON.parse(line);
  } catch {
    return { error: '不是一行 JSON' };
  }
  const { text, now } = asked ?? {};
  if (typeof text !== 'string') return { error: '缺少 text' };
  if (now !== undefined && Number.isNaN(Date.parse(now))) return { error: 'now 不是 ISO 时间' };
  const context = { now: now ?? new Date().toISOString(), tz: asked.tz ?? TZ };
  const { command, args, missing, confidence } = parse(text, context);
  return { command, args, missing, confidence };
}

if (stale()) build();
const { parse } = require(built);
for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line.trim() === '') continue;
  let said;
  try {
    said = answer(line, parse);
  } catch (error) {
    said = { error: error instanceof Error ? error.message : String(error) };
  }
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
