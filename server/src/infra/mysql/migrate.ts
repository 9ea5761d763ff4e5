import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource, QueryRunner } from 'typeorm';

/**
 * Applies sql/migrations forward, in the order of their numbers. Several servers may start at once: one works, the
 * others wait. A merged file must never change; a changed one stops the start and is named.
 */
export async function migrate(source: DataSource, folder: string): Promise<string[]> {
  const runner = source.createQueryRunner();
  const lock = `ckb-migrate-${String(source.options.database)}`.slice(0, 60);
  try {
    await runner.query('SELECT GET_LOCK(?, 60)', [lock]);
    await runner.query(
      `CREATE TABLE IF NOT EXISTS schema_migrations (
        name VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
        digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        applied_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`,
    );
    return await applyMissing(runner, folder);
  } finally {
    await runner.query('SELECT RELEASE_LOCK(?)', [lock]).catch(() => undefined);
    await runner.release();
  }
}

async function applyMissing(runner: QueryRunner, folder: string): Promise<string[]> {
  const rows = (await runner.query('SELECT name, digest FROM schema_migrations')) as {
    name: string;
    digest: string;
  }[];
  const known = new Map(rows.map((r) => [r.name, r.digest]));
  const applied: string[] = [];
  for (const name of (await readdir(folder)).filter((f) => f.endsWith('.sql')).sort()) {
    const text = await readFile(join(folder, name), 'utf8');
    const digest = createHash('sha256').update(text).digest('hex');
    const before = known.get(name);
    if (before && before !== digest)
      throw new Error(`migration ${name} was changed after it had been applied`);
    if (before) continue;
    for (const statement of statementsOf(text)) await runner.query(statement);
    await runner.query('INSERT INTO schema_migrations (name, digest) VALUES (?, ?)', [name, digest]);
    applied.push(name);
  }
  return applied;
}

/** Statements end with a semicolon at the end of a line; `--` lines are comments. */
export function statementsOf(text: string): string[] {
  return text
    .replace(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map((s) => s.trim())
    .filter((s) => s !== '');
}
