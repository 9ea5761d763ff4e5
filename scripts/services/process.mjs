import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

export const isRoot = process.getuid?.() === 0;

const EXTRA_FOLDERS = [
  '/usr/sbin',
  '/usr/local/sbin',
  '/usr/local/bin',
  '/opt/homebrew/bin',
  '/opt/homebrew/opt/mariadb/bin',
  '/usr/libexec',
];

/** The first of these programs that can be run, on the PATH or where package managers put servers. */
export function which(...names) {
  for (const name of names)
    for (const folder of [...(process.env.PATH ?? '').split(path.delimiter), ...EXTRA_FOLDERS]) {
      const file = path.join(folder, name);
      try {
        fs.accessSync(file, fs.constants.X_OK);
        return file;
      } catch {
        // the next folder
      }
    }
  return null;
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
    server.on('error', reject);
  });
}

export function isListening(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host, timeout: 800 });
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
    socket.on('timeout', () => end(false));
  });
}

/** Runs to the end; throws with the last lines of what it printed. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    ...options,
  });
  if (result.status === 0) return result.stdout;
  const said = (result.stderr || result.stdout || '').split('\n').slice(-6).join('\n');
  throw new Error(
    `${command} ${args.slice(0, 3).join(' ')}… failed (${result.status ?? result.error?.code}): ${said}`,
  );
}

/** A server in a session of its own, so that Ctrl-C in the terminal does not reach it. */
export function daemon(command, args, logFile) {
  const fd = fs.openSync(logFile, 'a');
  const child = spawn(command, args, { detached: true, stdio: ['ignore', fd, fd] });
  fs.closeSync(fd);
  child.unref();
  return child;
}

/** Debian and Ubuntu as root only; false when this machine is another. */
export function aptInstall(packages, say) {
  if (!isRoot || !which('apt-get')) return false;
  const release = fs.existsSync('/etc/os-release') ? fs.readFileSync('/etc/os-release', 'utf8') : '';
  if (!/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(release)) return false;
  say(`安装 ${packages.join(' ')}（apt-get）…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env });
  try {
    install();
  } catch {
    run('apt-get', ['update', '-q'], { env });
    install();
  }
  return true;
}
