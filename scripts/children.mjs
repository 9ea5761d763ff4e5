import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { sleep } from './services/process.mjs';

/** Programs this run started; `stop` ends them in reverse order and waits for each. */
export class Children {
  #running = [];

  /** Standard output and error go to a log file, so that the terminal shows only the ready block. */
  start(name, script, { cwd, env, logFolder, onExit }) {
    const logFile = path.join(logFolder, `${name}.log`);
    const fd = fs.openSync(logFile, 'a');
    const child = spawn(process.execPath, [script], { cwd, env, stdio: ['ignore', fd, fd], detached: true });
    fs.closeSync(fd);
    const entry = {
      name,
      child,
      ended: new Promise((resolve) => child.on('exit', resolve)),
      stopping: false,
      logFile,
    };
    child.on('exit', (code, signal) => {
      if (!entry.stopping) onExit?.(name, code ?? signal, logFile);
    });
    this.#running.push(entry);
    return entry;
  }

  async stop() {
    for (const entry of this.#running.reverse()) {
      entry.stopping = true;
      if (entry.child.exitCode !== null || entry.child.signalCode !== null) continue;
      entry.child.kill('SIGTERM');
      const late = setTimeout(() => entry.child.kill('SIGKILL'), 46_000);
      await entry.ended;
      clearTimeout(late);
    }
    this.#running = [];
  }
}

/** Waits until this address answers 200; fails when the program ends first or the time is over. */
export async function waitFor(url, entry, seconds = 60) {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    if (entry.child.exitCode !== null) break;
    const ok = await fetch(url).then(
      (r) => r.ok,
      () => false,
    );
    if (ok) return;
    await sleep(100);
  }
  const tail = fs.readFileSync(entry.logFile, 'utf8').split('\n').slice(-12).join('\n');
  throw new Error(`${entry.name} 没有启动成功（日志 ${entry.logFile}）：\n${tail}`);
}
