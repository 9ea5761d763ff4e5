import 'reflect-metadata';
import { createConnection } from 'mysql2/promise';
import { DataSource, type DataSourceOptions, type MixedList, type EntitySchema } from 'typeorm';

/**
 * One session for every connection, whatever the server's defaults are: UTC, MySQL 8's strict mode, READ COMMITTED
 * (MariaDB ≥ 11.6 raises 1020 under REPEATABLE READ).
 */
export const SESSION = [
  "SET SESSION time_zone = '+00:00'",
  "SET SESSION sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
];

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type for entity classes
type Entities = MixedList<Function | EntitySchema>;

export function addressOf(url: string) {
  const u = new URL(url);
  return {
    host: u.hostname,
    port: Number(u.port || 3306),
    user: decodeURIComponent(u.username),
    password: decodeURIComponent(u.password),
    database: u.pathname.slice(1),
  };
}

/** TypeORM writes other SQL for MySQL and MariaDB, so the server is asked which it is. */
export async function openDataSource(url: string, entities: Entities, poolSize = 12): Promise<DataSource> {
  const { host, port, user, password, database } = addressOf(url);
  const probe = await createConnection({ host, port, user, password, database, connectTimeout: 5000 });
  const [rows] = await probe.query('SELECT VERSION() v');
  await probe.end();
  const version = (rows as { v: string }[])[0]?.v ?? '';
  const options: DataSourceOptions = {
    type: /mariadb/i.test(version) ? 'mariadb' : 'mysql',
    host,
    port,
    username: user,
    password,
    database,
    charset: 'utf8mb4_unicode_ci',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: true,
    connectTimeout: 5000,
    entities,
    synchronize: false,
    extra: { connectionLimit: poolSize, idleTimeout: 60_000 },
  };
  const source = await new DataSource(options).initialize();
  const pool = (source.driver as unknown as { pool: Pool }).pool;
  pool.on('connection', (c) => {
    for (const sql of SESSION) c.query(sql);
  });
  const first = source.createQueryRunner(); // the connection that initialize() opened before the hook was there
  try {
    for (const sql of SESSION) await first.query(sql);
  } finally {
    await first.release();
  }
  return source;
}

interface Pool {
  on(event: 'connection', f: (c: { query(sql: string): void }) => void): void;
}
