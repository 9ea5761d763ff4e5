import type { Ctx } from '../../../kernel';

/**
 * text, card, image and file are message/send bodies; picture and sheet are drawn and uploaded first, and become image
 * and file; update changes a card.
 */
export type OutboxKind = 'text' | 'card' | 'image' | 'file' | 'picture' | 'sheet' | 'update';

export interface OutboxRow {
  id: string;
  key: string;
  userid: string;
  kind: OutboxKind;
  body: Record<string, unknown>;
  cardId: string | null;
  /** reserved (its worker died) and submitted: an earlier try may have been carried out */
  state: 'planned' | 'reserved' | 'submitted' | 'confirmed' | 'failed' | 'skipped';
  attempts: number;
  /** the first try that may have been carried out; by the product's clock, which WeCom's duplicate check follows */
  maybeSince: Date | null;
}

/** Whether WeCom may have it already. */
export const maybeSent = (row: OutboxRow): boolean => row.state !== 'planned';

export interface Planned {
  key: string;
  userid: string;
  kind: OutboxKind;
  body: Record<string, unknown>;
  cardId: string | null;
}

/** Plans messages, each once per key. */
export async function plan(ctx: Ctx, messages: readonly Planned[]): Promise<number> {
  if (messages.length === 0) return 0;
  const values = messages.flatMap((m) => [
    m.key.slice(0, 120),
    m.userid,
    m.kind,
    JSON.stringify(m.body),
    m.cardId,
    ctx.now,
  ]);
  const result = await ctx.db.query<{ affectedRows: number }>(
    `INSERT IGNORE INTO outbox_messages (message_key, userid, kind, body, card_id, created_at)
      VALUES ${messages.map(() => '(?, ?, ?, ?, ?, ?)').join(', ')}`,
    values,
  );
  return result.affectedRows;
}

/** longer than five sends that all time out */
const LEASE_SECONDS = 60;
const BATCH = 5;

/**
 * Locks what waits for these people, oldest first, a few messages each. Nothing for somebody whose first message is
 * held: by another worker's lease (the database's time) or until its time comes (the product's: WeCom's limits are
 * counted on it). Messages to one person leave one after the other.
 */
export async function lockWaiting(ctx: Ctx, userids: readonly string[]): Promise<OutboxRow[][]> {
  const rows = await ctx.db.query<(OutboxRow & { held: number | string })[]>(
    `SELECT id, message_key AS \`key\`, userid, kind, body, card_id AS cardId, state, attempts, maybe_since maybeSince,
        (state = 'reserved' AND reserved_until > NOW(3)) OR (not_before IS NOT NULL AND not_before > ?) AS held
      FROM outbox_messages WHERE state IN ('planned', 'reserved', 'submitted') AND userid IN (?)
      ORDER BY userid, id LIMIT ${BATCH * 50} FOR UPDATE`, // outbox_messages_next
    [ctx.now, userids],
  );
  const people = new Map<string, (OutboxRow & { held: number | string })[]>();
  for (const row of rows) people.set(row.userid, [...(people.get(row.userid) ?? []), row]);
  return [...people.values()]
    .filter(([first]) => Number(first?.held) === 0)
    .map((all) => all.slice(0, BATCH));
}

/** Takes these for sending; the lease lets another worker try when this one dies. */
export async function reserve(ctx: Ctx, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.query(
    `UPDATE outbox_messages SET state = 'reserved', attempts = attempts + 1,
        maybe_since = COALESCE(maybe_since, ?), reserved_until = NOW(3) + INTERVAL ${LEASE_SECONDS} SECOND
      WHERE id IN (?)`,
    [ctx.now, rows.map((r) => r.id)],
  );
}

/** Fixes the bytes of a message that is about to be sent, so that a second try sends the same. */
export async function fixBody(ctx: Ctx, row: OutboxRow): Promise<void> {
  await ctx.db.query('UPDATE outbox_messages SET kind = ?, body = ? WHERE id = ?', [
    row.kind,
    JSON.stringify(row.body),
    row.id,
  ]);
}

export interface Sent {
  id: string;
  msgid: string | null;
}

export async function confirm(ctx: Ctx, all: readonly Sent[]): Promise<void> {
  if (all.length === 0) return;
  await ctx.db.query(
    `UPDATE outbox_messages SET state = 'confirmed', error = NULL, sent_at = ?,
        msgid = CASE id ${all.map(() => 'WHEN ? THEN ?').join(' ')} END WHERE id IN (?)`,
    [ctx.now, ...all.flatMap((s) => [s.id, s.msgid]), all.map((s) => s.id)],
  );
}

/** Another try later (planned: nothing has left; submitted: it may have), or never. */
export async function putBack(
  ctx: Ctx,
  row: OutboxRow,
  state: 'planned' | 'submitted' | 'failed' | 'skipped',
  error: string | null,
  waitMs: number,
): Promise<void> {
  await ctx.db.query(
    `UPDATE outbox_messages SET state = ?, kind = ?, body = ?, error = ?, reserved_until = NULL,
        maybe_since = IF(? = 'planned', NULL, maybe_since), not_before = ? WHERE id = ?`,
    [
      ...[state, row.kind, JSON.stringify(row.body), error?.slice(0, 300) ?? null],
      ...[state, new Date(ctx.now.getTime() + waitMs), row.id],
    ],
  );
}

/** What waits for somebody who must not get it any more. What may have left already is settled by who sent it. */
export async function skipWaiting(ctx: Ctx, addresses: readonly string[], why: string): Promise<void> {
  await ctx.db.query(
    "UPDATE outbox_messages SET state = 'skipped', error = ? WHERE userid IN (?) AND state = 'planned'",
    [why, addresses],
  );
}

/** Who of these still has messages waiting. */
export async function waitingAmong(ctx: Ctx, userids: readonly string[]): Promise<string[]> {
  const rows = await ctx.db.query<{ userid: string }[]>(
    "SELECT DISTINCT userid FROM outbox_messages WHERE state IN ('planned', 'submitted') AND userid IN (?)",
    [userids],
  );
  return rows.map((r) => r.userid);
}

/** People for whom something is due and nobody is working. */
export async function overdue(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.query<{ userid: string }[]>(
    `SELECT DISTINCT userid FROM outbox_messages
      WHERE state IN ('planned', 'submitted', 'reserved')
        AND (not_before IS NULL OR not_before <= ?) AND (reserved_until IS NULL OR reserved_until <= NOW(3))
      LIMIT 500`, // outbox_messages_next
    [ctx.now],
  );
  return rows.map((r) => r.userid);
}

/** Reads what is committed now: another process may have planned it while this turn ran. */
export async function wasPlanned(ctx: Ctx, key: string): Promise<boolean> {
  const rows = await ctx.db.query<unknown[]>(
    'SELECT id FROM outbox_messages WHERE message_key = ? LOCK IN SHARE MODE',
    [key],
  );
  return rows.length > 0;
}

/** An update of this card that waits untouched will carry whatever the card wants by then. */
export async function updatePlanned(ctx: Ctx, cardId: string, userid: string): Promise<boolean> {
  const rows = await ctx.db.query<unknown[]>(
    `SELECT id FROM outbox_messages WHERE state = 'planned' AND userid = ? AND card_id = ? AND kind = 'update' LIMIT 1`,
    [userid, cardId],
  );
  return rows.length > 0;
}

/** Whether the message that brought this card has still to arrive, and its first response code with it. */
export async function cardOnItsWay(ctx: Ctx, cardId: string, userid: string): Promise<boolean> {
  const rows = await ctx.db.query<unknown[]>(
    `SELECT id FROM outbox_messages WHERE state IN ('planned', 'reserved', 'submitted') AND userid = ?
      AND card_id = ? AND kind = 'card' LIMIT 1`,
    [userid, cardId],
  );
  return rows.length > 0;
}
