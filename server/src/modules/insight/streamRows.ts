import type { Ctx } from '../../kernel';

/** What one value of a row comes out as: bigints are strings, moments are dates (stack.md §3). */
export type Cell = string | number | Date | null;

interface RawConnection {
  query(options: { sql: string; values: readonly unknown[]; rowsAsArray: true }): {
    on(event: 'result', f: (row: Cell[]) => void): unknown;
    on(event: 'error', f: (error: Error) => void): unknown;
    on(event: 'end', f: () => void): unknown;
  };
}

/**
 * Runs one query and hands over its rows one by one, as arrays: ten million events are folded in little memory
 * (stack.md §5). `onRow` is synchronous; nothing else may be asked of the transaction meanwhile.
 */
export async function streamRows(
  ctx: Ctx,
  sql: string,
  values: readonly unknown[],
  onRow: (row: Cell[]) => void,
): Promise<void> {
  const connection = (await ctx.db.queryRunner?.connect()) as RawConnection;
  await new Promise<void>((resolve, reject) => {
    const query = connection.query({ sql, values, rowsAsArray: true });
    query.on('error', reject);
    query.on('end', () => resolve());
    query.on('result', (row) => {
      try {
        onRow(row);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
}
