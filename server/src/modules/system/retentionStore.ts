import type { Ctx } from '../../kernel';

/** What grows with every day, and which of its rows are over and done with. Audit entries are a chain: they stay. */
const KEPT = {
  messages: [
    { table: 'inbound_messages', at: 'received_at', over: "state <> 'queued' AND done_at IS NOT NULL" },
    { table: 'outbox_messages', at: 'created_at', over: "state NOT IN ('planned', 'reserved', 'submitted')" },
  ],
  deviceEvents: [{ table: 'device_events', at: 'stored_at', over: '1 = 1' }],
  takeovers: [{ table: 'device_takeovers', at: 'at', over: '1 = 1' }],
} as const;
export type Retained = keyof typeof KEPT;

/**
 * Deletes what is older than this, so many rows of each table at most. Only the oldest by number are looked at, so that
 * a look at a table in which nothing is old costs no more than that many rows. Returns the most any table gave up.
 */
export async function deleteBefore(ctx: Ctx, what: Retained, before: Date, most: number): Promise<number> {
  let largest = 0;
  for (const { table, at, over } of KEPT[what]) {
    const result = await ctx.db.query<{ affectedRows: number }>(
      `DELETE FROM ${table} WHERE id IN (
          SELECT id FROM (SELECT * FROM ${table} ORDER BY id LIMIT ?) oldest WHERE ${at} < ? AND ${over}
        )`,
      [most, before],
    );
    largest = Math.max(largest, result.affectedRows);
  }
  return largest;
}
