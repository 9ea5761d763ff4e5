import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What outlives the sandbox: small JSON documents written whole and lines that are only ever appended.
 * Without a directory everything is kept in memory alone and every read finds nothing.
 */
export interface StateDir {
  dir: string | null;
  /** documents to be written at the next flush: name → what it holds then */
  dirty: Map<string, () => unknown>;
  timer: NodeJS.Timeout | null;
}

const FLUSH_MS = 200;

export function openStateDir(dir: string | undefined): StateDir {
  if (dir) mkdirSync(dir, { recursive: true, mode: 0o700 });
  return { dir: dir ?? null, dirty: new Map(), timer: null };
}

export function readDocument(state: StateDir, name: string): unknown {
  const path = pathOf(state, name);
  return path && existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as unknown) : null;
}

/** Writes the document soon; many changes become one write. */
export function saveSoon(state: StateDir, name: string, content: () => unknown): void {
  if (!state.dir) return;
  state.dirty.set(name, content);
  state.timer ??= setTimeout(() => {
    flushState(state);
  }, FLUSH_MS);
}

/** Writes all that is waiting, now. A document is replaced whole or not at all. */
function flushState(state: StateDir): void {
  if (state.timer) clearTimeout(state.timer);
  state.timer = null;
  for (const [name, content] of state.dirty) {
    const path = pathOf(state, name);
    if (path) replaceFile(path, JSON.stringify(content()));
  }
  state.dirty.clear();
}

/** Writes what is waiting and keeps nothing of what comes after. */
export function closeState(state: StateDir): void {
  flushState(state);
  state.dir = null;
}

/** Appends one line before it returns: what a phone has journalled must be there after any death. */
export function appendLine(state: StateDir, name: string, line: unknown): void {
  const path = pathOf(state, name);
  if (path) appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
}

/** Every whole line of an appended file; a line cut short by a crash is left out. */
export function readLines(state: StateDir, name: string): unknown[] {
  const path = pathOf(state, name);
  if (!path || !existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line === '' ? [] : [JSON.parse(line) as unknown];
      } catch {
        return [];
      }
    });
}

export function replaceLines(state: StateDir, name: string, lines: readonly unknown[]): void {
  const path = pathOf(state, name);
  if (path) replaceFile(path, lines.map((l) => `${JSON.stringify(l)}\n`).join(''));
}

export function writeBytes(state: StateDir, name: string, bytes: Buffer): void {
  const path = pathOf(state, name);
  if (path) writeFileSync(path, bytes, { mode: 0o600 });
}

export function readBytes(state: StateDir, name: string): Buffer | null {
  const path = pathOf(state, name);
  return path && existsSync(path) ? readFileSync(path) : null;
}

/** Writes beside the file and renames: a reader sees the old content or the new, never half of it. */
export function replaceFile(path: string, content: string): void {
  const beside = `${path}.${process.pid}.new`;
  writeFileSync(beside, content, { mode: 0o600 });
  renameSync(beside, path);
}

const pathOf = (state: StateDir, name: string): string | null => (state.dir ? join(state.dir, name) : null);
