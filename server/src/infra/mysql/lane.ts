import { createPool, type Pool, type ResultSetHeader, type RowDataPacket } from 'mysql2';
import { addressOf, SESSION } from './open';

/** One connection for one kind of statement. */
export interface Lane {
  query<T>(sql: string, values: unknown[]): Promise<T>;
}

/**
 * A connection of its own, opened at the first query and again after a loss: what must be quick neither waits for a free
 * one nor wakes another thread of the database each time.
 */
export function openLane(url: string): Lane & { close(): Promise<void> } {
  const pool: Pool = createPool({
    ...addressOf(url),
    charset: 'utf8mb4_unicode_ci',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: true,
    connectTimeout: 5000,
    connectionLimit: 1,
    idleTimeout: 60_000,
  });
  pool.on('connection', (c) => {
    for (const sql of SESSION) c.query(sql);
  });
  return {
    query: <T>(sql: string, values: unknown[]): Promise<T> =>
      new Promise((resolve, reject) => {
        pool.query<RowDataPacket[] | ResultSetHeader>(sql, values, (error, result) => {
          if (error) reject(error);
          else resolve(result as T);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        pool.end(() => resolve());
      }),
  };
}
