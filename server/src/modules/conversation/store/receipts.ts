import type { Ctx, Receipt } from '../../../kernel';

export interface StoredReceipt {
  id: string;
  command: string;
  receipt: Receipt;
}

const HOURS = 24;

export async function keepReceipt(
  ctx: Ctx,
  userid: string,
  command: string,
  receipt: Receipt,
): Promise<void> {
  const hours = receipt.untilHours ?? HOURS;
  await ctx.db.query(
    `INSERT INTO receipts (userid, command, summary, data, until_hours, expires_at, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      userid,
      command,
      receipt.summary.slice(0, 500),
      JSON.stringify(receipt.data),
      receipt.untilHours ?? null,
      new Date(ctx.now.getTime() + hours * 3_600_000),
      ctx.now,
    ],
  );
}

/** The newest thing this operator can still take back. */
export async function lastReceipt(ctx: Ctx, userid: string): Promise<StoredReceipt | null> {
  const rows = await ctx.db.query<
    { id: string; command: string; summary: string; data: Record<string, unknown> }[]
  >(
    `SELECT id, command, summary, data FROM receipts
      WHERE userid = ? AND state = 'open' AND expires_at > ? ORDER BY id DESC LIMIT 1 FOR UPDATE`, // receipts_open
    [userid, ctx.now],
  );
  const [row] = rows;
  return row ? { id: row.id, command: row.command, receipt: { summary: row.summary, data: row.data } } : null;
}

export async function spendReceipt(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.query("UPDATE receipts SET state = 'undone' WHERE id = ? AND state = 'open'", [id]);
}
