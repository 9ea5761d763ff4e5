import type { Ctx } from '../../../kernel';

export type ConfirmationState = 'pending' | 'done' | 'cancelled' | 'replaced' | 'expired';

export interface Confirmation {
  /** also the task_id of its card */
  id: string;
  userid: string;
  /** the chat it was shown in: words decide it only there */
  chat: string;
  command: string;
  version: number;
  args: Record<string, unknown>;
  words: string;
  headline: string;
  digest: string;
  code: string;
  state: ConfirmationState;
  decidedBy: string | null;
  decidedAt: Date | null;
  expiresAt: Date;
}

const COLUMNS = `id, userid, chat, command, version, args, words, headline, digest, code, state,
  decided_by AS decidedBy, decided_at AS decidedAt, expires_at AS expiresAt`;

export async function insertConfirmation(
  ctx: Ctx,
  c: Omit<Confirmation, 'state' | 'decidedBy' | 'decidedAt'>,
): Promise<void> {
  await ctx.db.query(
    `INSERT INTO confirmations (id, userid, chat, command, version, args, words, headline, digest, code, expires_at, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      c.id,
      c.userid,
      c.chat,
      c.command,
      c.version,
      JSON.stringify(c.args),
      c.words.slice(0, 1000),
      c.headline.slice(0, 500),
      c.digest,
      c.code,
      c.expiresAt,
      ctx.now,
    ],
  );
}

/** Locks one until the transaction ends: two presses on two servers decide one after the other. */
export async function lockConfirmation(ctx: Ctx, id: string): Promise<Confirmation | null> {
  const rows = await ctx.db.query<Confirmation[]>(
    `SELECT ${COLUMNS} FROM confirmations WHERE id = ? FOR UPDATE`,
    [id],
  );
  return rows[0] ?? null;
}

/** What this operator may still confirm by words in this chat, oldest first. */
export async function openConfirmations(ctx: Ctx, userid: string, chat: string): Promise<Confirmation[]> {
  return await ctx.db.query<Confirmation[]>(
    `SELECT ${COLUMNS} FROM confirmations WHERE userid = ? AND state = 'pending' AND chat = ? AND expires_at > ?
      ORDER BY created_at, id`, // confirmations_open
    [userid, chat, ctx.now],
  );
}

/** The newest of this operator's previews with this code that nobody decided in time; null when there is none. */
export async function lastExpired(ctx: Ctx, userid: string, code: string): Promise<Confirmation | null> {
  const rows = await ctx.db.query<Confirmation[]>(
    `SELECT ${COLUMNS} FROM confirmations WHERE userid = ? AND state = 'expired' AND code = ?
      ORDER BY created_at DESC, id DESC LIMIT 1`, // confirmations_open
    [userid, code],
  );
  return rows[0] ?? null;
}

/** Previews whose time is over though nobody decided. Reads without a lock: `decide` tells which are still open. */
export async function overdueConfirmations(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.query<{ id: string }[]>(
    `SELECT id FROM confirmations WHERE state = 'pending' AND expires_at <= ?
      ORDER BY expires_at, id LIMIT 100`, // confirmations_due
    [ctx.now],
  );
  return rows.map((r) => r.id);
}

/** pending → decided, once: false when somebody was faster. `by` is null when only time decided. */
export async function decide(
  ctx: Ctx,
  id: string,
  state: Exclude<ConfirmationState, 'pending'>,
  by: string | null,
): Promise<boolean> {
  const result = await ctx.db.query<{ affectedRows: number }>(
    "UPDATE confirmations SET state = ?, decided_by = ?, decided_at = ? WHERE id = ? AND state = 'pending'",
    [state, by, ctx.now, id],
  );
  return result.affectedRows === 1;
}

/** Who confirmed these, and when; those decided otherwise are missing. */
export async function confirmedBy(
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, { by: string; at: Date }>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.query<{ id: string; by: string; at: Date }[]>(
    `SELECT id, decided_by AS \`by\`, decided_at AS at FROM confirmations
      WHERE id IN (?) AND state = 'done' AND decided_by IS NOT NULL AND decided_at IS NOT NULL`,
    [ids],
  );
  return new Map(rows.map(({ id, by, at }) => [id, { by, at }]));
}
