import type { TicketKind, TicketState } from '@cunkebao/shared/tickets';
import type { Ctx } from '../../kernel';

export interface Ticket {
  id: string;
  kind: TicketKind;
  state: TicketState;
  words: string;
  reporter: string;
  submittedAt: Date;
  dueAt: Date;
  escalatedAt: Date | null;
  withdrawnAt: Date | null;
}

const COLUMNS = `t.id, t.kind, t.state, t.words, t.reporter, t.submitted_at submittedAt, t.due_at dueAt,
  t.escalated_at escalatedAt, t.withdrawn_at withdrawnAt`;

export async function insertTicket(
  ctx: Ctx,
  t: Pick<Ticket, 'id' | 'kind' | 'words' | 'reporter' | 'dueAt'>,
): Promise<void> {
  await ctx.db.query(
    'INSERT INTO tickets (id, kind, words, reporter, submitted_at, due_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    [t.id, t.kind, t.words, t.reporter, ctx.now, t.dueAt, ctx.now],
  );
}

/** Locked: two people who take the same step at once are one after the other. */
export async function lockTicket(ctx: Ctx, id: string): Promise<Ticket | null> {
  const rows = await ctx.db.query<Ticket[]>(`SELECT ${COLUMNS} FROM tickets t WHERE t.id = ? FOR UPDATE`, [
    id,
  ]);
  return rows[0] ?? null;
}

export async function setTicketState(ctx: Ctx, id: string, state: TicketState): Promise<void> {
  await ctx.db.query('UPDATE tickets SET state = ?, changed_at = ? WHERE id = ?', [state, ctx.now, id]);
}

export async function withdrawTicket(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.query('UPDATE tickets SET withdrawn_at = ? WHERE id = ?', [ctx.now, id]);
}

export async function noteEscalated(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.query('UPDATE tickets SET escalated_at = ? WHERE id = ?', [ctx.now, id]);
}

/** Whose first answer is overdue. Index ix_tickets_state. */
export async function unansweredTickets(ctx: Ctx, most: number): Promise<string[]> {
  const rows = await ctx.db.query<{ id: string }[]>(
    `SELECT id FROM tickets WHERE state = 'submitted' AND due_at <= ? AND escalated_at IS NULL AND withdrawn_at IS NULL
      ORDER BY due_at LIMIT ?`,
    [ctx.now, most],
  );
  return rows.map((r) => r.id);
}

export interface TicketQuery {
  /** whose tickets the asker may see, besides those he has to work on; null = all */
  reporters: readonly string[] | null;
  me: string;
  id?: string;
  words?: string;
  openOnly?: boolean;
  most: number;
}

/** Newest first. */
export async function findTickets(ctx: Ctx, q: TicketQuery): Promise<Ticket[]> {
  const parts: [sql: string, values: unknown[]][] = [['t.withdrawn_at IS NULL', []]];
  if (q.reporters)
    parts.push([
      `(t.reporter IN (?) OR EXISTS (SELECT 1 FROM todos d WHERE d.ticket_id = t.id AND d.userid = ?))`,
      [q.reporters, q.me],
    ]);
  if (q.id !== undefined) parts.push(['t.id = ?', [q.id]]);
  if (q.words !== undefined) parts.push(['t.words LIKE ?', [`%${q.words.replace(/[\\%_]/g, '\\$&')}%`]]);
  if (q.openOnly) parts.push(["t.state <> 'accepted'", []]);
  return ctx.db.query(
    `SELECT ${COLUMNS} FROM tickets t WHERE ${parts.map(([sql]) => sql).join(' AND ')} ORDER BY t.seq DESC LIMIT ?`,
    [...parts.flatMap(([, values]) => values), q.most],
  );
}

export interface TakenStep {
  state: TicketState;
  userid: string;
  at: Date;
}

export async function insertStep(
  ctx: Ctx,
  ticketId: string,
  state: TicketState,
  userid: string,
): Promise<void> {
  await ctx.db.query('INSERT INTO ticket_steps (ticket_id, state, userid, at) VALUES (?, ?, ?, ?)', [
    ticketId,
    state,
    userid,
    ctx.now,
  ]);
}

export async function stepsOf(ctx: Ctx, ticketId: string): Promise<TakenStep[]> {
  return ctx.db.query('SELECT state, userid, at FROM ticket_steps WHERE ticket_id = ? ORDER BY seq', [
    ticketId,
  ]);
}
