import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { testDatabase } from '../../testing/desk';
import { migrate, statementsOf } from './migrate';
import { openDataSource } from './open';

let source: DataSource;
let folder: string;
beforeAll(async () => {
  source = await openDataSource(await testDatabase('migrate'), [], 6);
  folder = await mkdtemp(join(tmpdir(), 'ckb-migrate-'));
  await writeFile(
    join(folder, '0001_a.sql'),
    '-- Why: first\nCREATE TABLE a (id INT PRIMARY KEY);\nINSERT INTO a VALUES (1);\n',
  );
});
afterAll(async () => {
  await source.destroy();
  await rm(folder, { recursive: true });
});

test('two servers that start at once apply a migration once', async () => {
  const [one, two] = await Promise.all([migrate(source, folder), migrate(source, folder)]);
  expect([...one, ...two]).toEqual(['0001_a.sql']);
  expect(await source.query('SELECT COUNT(*) AS n FROM a')).toEqual([{ n: '1' }]);
});

test('a merged migration that was changed stops the start and is named', async () => {
  await writeFile(join(folder, '0001_a.sql'), 'CREATE TABLE a (id BIGINT PRIMARY KEY);\n');
  await expect(migrate(source, folder)).rejects.toThrow('0001_a.sql');
});

test('a semicolon inside a line does not end a statement, one at its end does', () => {
  expect(statementsOf("INSERT INTO t VALUES ('a;b');\n-- c;\nSELECT 1;\n")).toEqual([
    "INSERT INTO t VALUES ('a;b')",
    'SELECT 1',
  ]);
});

test('every connection of the pool speaks UTC, strictly, with committed reads', async () => {
  const rows = await Promise.all(
    Array.from({ length: 5 }, () =>
      source.query(
        "SELECT @@session.time_zone tz, @@session.sql_mode LIKE '%STRICT_TRANS_TABLES%' strict_mode, SLEEP(0.05) s",
      ),
    ),
  );
  for (const [row] of rows as { tz: string; strict_mode: string | number }[][]) {
    expect(row?.tz).toBe('+00:00');
    expect(Number(row?.strict_mode)).toBe(1);
  }
});
