import type { Ctx, PassiveReply, WecomMessage } from '../../../kernel';

export interface InboxRow {
  id: string;
  key: string;
  userid: string;
  sentAt: Date;
  message: WecomMessage;
  /** its response has left already: the answer goes through the outbox */
  acknowledged: boolean;
  /** whole milliseconds since it was kept, by the database's clock */
  ageMs: number;
}

const COLUMNS = `id, dedupe_key AS dedupeKey, userid, sent_at AS sentAt, message, reply_mode AS mode,
  TIMESTAMPDIFF(MICROSECOND, stored_at, NOW(3)) DIV 1000 AS ageMs`;

interface Raw {
  id: string;
  dedupeKey: string;
  userid: string;
  sentAt: string;
  message: WecomMessage;
  mode: 'passive' | 'outbox' | null;
  ageMs: string;
}

const toRow = (r: Raw): InboxRow => ({
  id: r.id,
  key: r.dedupeKey,
  userid: r.userid,
  sentAt: new Date(Number(r.sentAt) * 1000),
  message: r.message,
  acknowledged: r.mode === 'outbox',
  ageMs: Number(r.ageMs),
});

const MOST_QUEUED = 500;

/** Each person's oldest message nobody answered, and who has another waiting. Read it only under their locks. */
export async function nextQueued(
  ctx: Ctx,
  userids: readonly string[],
): Promise<{ rows: InboxRow[]; more: string[] }> {
  const found = await ctx.db.query<Raw[]>(
    `SELECT ${COLUMNS} FROM inbound_messages WHERE state = 'queued' AND userid IN (?)
      ORDER BY sent_at, msg_no, id LIMIT ${MOST_QUEUED}`, // inbound_messages_next
    [userids],
  );
  const rows = new Map<string, InboxRow>();
  const more = new Set<string>(found.length === MOST_QUEUED ? userids : []);
  for (const raw of found)
    if (rows.has(raw.userid)) more.add(raw.userid);
    else rows.set(raw.userid, toRow(raw));
  return { rows: [...rows.values()], more: [...more] };
}

export async function findMessage(ctx: Ctx, id: string): Promise<InboxRow | null> {
  const rows = await ctx.db.query<Raw[]>(`SELECT ${COLUMNS} FROM inbound_messages WHERE id = ?`, [id]);
  return rows[0] ? toRow(rows[0]) : null;
}

export interface PassiveClose {
  id: string;
  reply: PassiveReply;
}

/** Sets their reply mode to passive, once; returns those whose answer the door has left to the outbox meanwhile. */
export async function closePassively(ctx: Ctx, all: readonly PassiveClose[]): Promise<Set<string>> {
  if (all.length === 0) return new Set();
  const ids = all.map((c) => c.id);
  const result = await ctx.db.query<{ affectedRows: number }>(
    `UPDATE inbound_messages SET state = 'replied', reply_mode = 'passive', trace_id = ?, done_at = ?,
        replied_at = NOW(3), reply = CASE id ${all.map(() => 'WHEN ? THEN ?').join(' ')} END
      WHERE id IN (?) AND state = 'queued' AND reply_mode IS NULL`,
    [ctx.traceId, ctx.now, ...all.flatMap((c) => [c.id, JSON.stringify(c.reply)]), ids],
  );
  if (result.affectedRows === all.length) return new Set();
  const late = await ctx.db.query<{ id: string }[]>(
    "SELECT id FROM inbound_messages WHERE id IN (?) AND state = 'queued' FOR UPDATE",
    [ids],
  );
  return new Set(late.map((r) => r.id));
}

/** Everything there is to say to these, if anything, goes through the outbox. */
export async function close(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db.query(
    `UPDATE inbound_messages SET state = 'done', reply_mode = 'outbox', trace_id = ?, done_at = ?
      WHERE id IN (?) AND state = 'queued'`,
    [ctx.traceId, ctx.now, ids],
  );
}

/** Keeps these as failed: 重试 runs them again, and they can be counted. */
export async function markFailed(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db.query("UPDATE inbound_messages SET state = 'failed' WHERE id IN (?)", [ids]);
}

export interface Fate {
  id: string;
  key: string;
  userid: string;
  state: string;
  mode: 'passive' | 'outbox' | null;
  reply: PassiveReply | null;
}

export async function fatesOf(ctx: Ctx, keys: readonly string[], lock = false): Promise<Fate[]> {
  if (keys.length === 0) return [];
  return await ctx.db.query<Fate[]>(
    `SELECT id, dedupe_key AS \`key\`, userid, state, reply_mode AS mode, reply
      FROM inbound_messages WHERE dedupe_key IN (?) ${lock ? 'FOR UPDATE' : ''}`,
    [keys],
  );
}

export async function leaveToOutbox(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db.query(
    "UPDATE inbound_messages SET reply_mode = 'outbox' WHERE id IN (?) AND reply_mode IS NULL",
    [ids],
  );
}

export async function markDelivered(ctx: Ctx, keys: readonly string[]): Promise<void> {
  await ctx.db.query(
    "UPDATE inbound_messages SET state = 'done' WHERE dedupe_key IN (?) AND state = 'replied'",
    [keys],
  );
}

/** People whose messages wait longer than a running turn could explain. */
export async function forgotten(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.query<{ userid: string }[]>(
    `SELECT DISTINCT userid FROM inbound_messages
      WHERE state = 'queued' AND stored_at < NOW(3) - INTERVAL 4 SECOND LIMIT 500`, // inbound_messages_next
  );
  return rows.map((r) => r.userid);
}

/** Passive replies that no response carried, though every retry of WeCom must be over, and every question for more. */
export async function undelivered(ctx: Ctx): Promise<Fate[]> {
  return await ctx.db.query<Fate[]>(
    `SELECT id, dedupe_key AS \`key\`, userid, state, reply_mode AS mode, reply FROM inbound_messages
      WHERE state = 'replied' AND replied_at < NOW(3) - INTERVAL 25 SECOND ORDER BY id LIMIT 100 FOR UPDATE`,
  );
}

export async function markMoved(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await ctx.db.query("UPDATE inbound_messages SET state = 'done', reply_mode = 'outbox' WHERE id IN (?)", [
    ids,
  ]);
}
