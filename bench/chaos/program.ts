import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Something that can be killed as a crash does and started again as it was. */
export interface Program {
  name: string;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): void;
}

/** A process of ours, started by this one; `answers` says when it is up. */
export function ownProgram(
  name: string,
  command: readonly string[],
  env: Record<string, string | undefined>,
  answers: () => Promise<boolean>,
): Program {
  let child: ChildProcess | null = null;
  const stop = (): void => void child?.kill('SIGKILL');
  process.once('exit', stop);
  return {
    name,
    async kill() {
      const dying = child;
      child = null;
      const gone = new Promise((r) => dying?.once('exit', r));
      dying?.kill('SIGKILL');
      await gone;
    },
    async start() {
      const [program = '', ...args] = command;
      child = spawn(program, args, {
        env,
        stdio: ['ignore', 'inherit', name === 'mysql' ? 'ignore' : 'inherit'],
      });
      await patiently(name, answers);
    },
    stop,
  };
}

/** A server that was there before: what it was started with is read from the system, so that it can be started again. */
export function foundProgram(name: string, pid: number, answers: () => Promise<boolean>): Program {
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  const again = ownProgram(name, command, process.env, answers);
  let first = true;
  return {
    ...again,
    async kill() {
      if (!first) return again.kill();
      first = false;
      process.kill(pid, 'SIGKILL');
      while (isAlive(pid)) await new Promise((r) => setTimeout(r, 10));
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

export async function patiently(what: string, holds: () => Promise<boolean>, seconds = 120): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  while (!(await holds().catch(() => false))) {
    if (performance.now() > deadline) throw new Error(`${what}: not within ${seconds} s`);
    await new Promise((r) => setTimeout(r, 25));
  }
}
