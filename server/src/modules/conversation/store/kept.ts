import type { Ctx, WecomMessage } from '../../../kernel';

/** A person's oldest message without an answer. */
export interface KeptWaiting {
  id: string;
  userid: string;
  message: WecomMessage;
}

const MOST = 500;

/**
 * Whose message has waited this long while nothing else was answered to them. Reads without a lock: a turn in progress
 * is not seen, and its message still counts as waiting.
 */
export async function keptWaiting(ctx: Ctx, seconds: number): Promise<KeptWaiting[]> {
  const rows = await ctx.db.query<KeptWaiting[]>(
    `SELECT m.id, m.userid, m.message FROM inbound_messages m LEFT JOIN dialogues d ON d.userid = m.userid
      WHERE m.state = 'queued' AND m.stored_at < NOW(3) - INTERVAL ? SECOND
        AND (d.userid IS NULL OR d.answered_at < NOW(3) - INTERVAL ? SECOND)
      ORDER BY m.userid, m.sent_at, m.msg_no, m.id LIMIT ${MOST}`, // inbound_messages_next
    [seconds, seconds],
  );
  const first = new Map<string, KeptWaiting>();
  for (const row of rows) if (!first.has(row.userid)) first.set(row.userid, row);
  return [...first.values()];
}

/** Which of these are unanswered still. Locked, so that none is answered before this transaction ends. */
export async function lockUnanswered(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await ctx.db.query<{ id: string }[]>(
    "SELECT id FROM inbound_messages WHERE id IN (?) AND state = 'queued' ORDER BY id FOR UPDATE",
    [ids],
  );
  return new Set(rows.map((r) => r.id));
}
