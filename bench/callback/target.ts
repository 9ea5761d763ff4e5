import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

/** A server under load: one process, on a core of its own where the system can pin it. */
export interface Target {
  name: string;
  url: string;
  /** CPU milliseconds used so far, user and system */
  cpuMs(): number;
  /** takes the process off the processor, and gives it back */
  hold(on: boolean): void;
  /** the most memory it ever had, in MB; 0 where the system does not tell */
  peakMb(): number;
  /** as a crash would */
  kill9(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTarget(
  name: string,
  script: string,
  env: Record<string, string>,
  core: number | null = 0,
  at?: number,
): Promise<Target> {
  const port = at ?? (await freePort());
  const typescript = script.endsWith('.ts');
  const node = [...(typescript ? ['-r', join(ROOT, 'scripts/swcHook.cjs')] : []), join(ROOT, script)];
  const pinned =
    process.platform === 'linux' && core !== null
      ? ['taskset', '-c', String(core), process.execPath]
      : [process.execPath];
  const [command = process.execPath, ...args] = [...pinned, ...node];
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env, PORT: String(port), SANDBOX_PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const url = `http://127.0.0.1:${port}`;
  await untilUp(url, child);
  const hold = (on: boolean): void => void child.kill(on ? 'SIGSTOP' : 'SIGCONT');
  return {
    ...{ name, url, hold },
    cpuMs: () => cpuMsOf(child.pid ?? 0),
    peakMb: () => peakMbOf(child),
    kill9: () => stop(child, 'SIGKILL'),
    stop: () => stop(child, 'SIGTERM'),
  };
}

async function untilUp(url: string, child: ChildProcess): Promise<void> {
  for (let i = 0; i < 300; i++) {
    if (child.exitCode !== null) throw new Error(`${url} ended with ${child.exitCode}`);
    const up = await fetch(`${url}/readyz`).then(
      (r) => r.status < 500,
      () => false,
    );
    if (up) return;
    await new Promise((r) => setTimeout(r, 100));
  }
  throw new Error(`${url} does not answer`);
}

/** From /proc: ticks of 10 ms, good enough for seconds of work. */
export function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function peakMbOf(child: ChildProcess): number {
  if (process.platform !== 'linux') return 0;
  const status = readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((r) => child.once('exit', r));
  child.kill(signal);
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
    server.on('error', reject);
  });
}
