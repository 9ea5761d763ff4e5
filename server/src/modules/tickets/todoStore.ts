import type { Ctx } from '../../kernel';

export interface Todo {
  id: string;
  userid: string;
  text: string;
  ref: string;
  ticketId: string | null;
  state: 'open' | 'done' | 'dropped';
  dueAt: Date | null;
}

const COLUMNS = 'id, userid, words text, ref, ticket_id ticketId, state, due_at dueAt';

/** The same ref for the same person again is the same to-do; one that was dropped is open again. */
export async function insertTodo(
  ctx: Ctx,
  t: Pick<Todo, 'userid' | 'text' | 'ref' | 'ticketId' | 'dueAt'>,
): Promise<void> {
  await ctx.db.query(
    `INSERT INTO todos (userid, words, ref, ticket_id, due_at, created_by, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE state = IF(state = 'dropped', 'open', state)`,
    [t.userid, t.text, t.ref, t.ticketId, t.dueAt, ctx.actor?.userid ?? null, ctx.now],
  );
}

/** What this person has to do, the most urgent first. Index ix_todos_open. */
export async function openTodos(ctx: Ctx, userid: string): Promise<Todo[]> {
  return ctx.db.query(
    `SELECT ${COLUMNS} FROM todos WHERE userid = ? AND state = 'open' ORDER BY due_at IS NULL, due_at, id LIMIT 500`,
    [userid],
  );
}

export async function lockTodo(ctx: Ctx, id: string): Promise<Todo | null> {
  const rows = await ctx.db.query<Todo[]>(`SELECT ${COLUMNS} FROM todos WHERE id = ? FOR UPDATE`, [id]);
  return rows[0] ?? null;
}

export async function setTodoState(ctx: Ctx, id: string, state: Todo['state']): Promise<void> {
  await ctx.db.query('UPDATE todos SET state = ?, done_at = ? WHERE id = ?', [
    state,
    state === 'open' ? null : ctx.now,
    id,
  ]);
}

/** One step of a ticket, of everybody who has it; index ix_todos_ticket. */
export async function setStepTodos(
  ctx: Ctx,
  step: { ticketId: string; ref: string },
  from: Todo['state'],
  to: Todo['state'],
): Promise<void> {
  await ctx.db.query(
    'UPDATE todos SET state = ?, done_at = ? WHERE ticket_id = ? AND ref = ? AND state = ?',
    [to, to === 'open' ? null : ctx.now, step.ticketId, step.ref, from],
  );
}

/** Everything a ticket still asks of anybody. */
export async function dropTicketTodos(ctx: Ctx, ticketId: string): Promise<void> {
  await ctx.db.query(
    "UPDATE todos SET state = 'dropped', done_at = ? WHERE ticket_id = ? AND state = 'open'",
    [ctx.now, ticketId],
  );
}

/** Whose time has come, locked; a ticket's steps have their own deadline. Index ix_todos_due. */
export async function holdDueTodos(ctx: Ctx, most: number): Promise<Todo[]> {
  return ctx.db.query(
    `SELECT ${COLUMNS} FROM todos WHERE state = 'open' AND due_at <= ? AND reminded_at IS NULL AND ticket_id IS NULL
      ORDER BY due_at, id LIMIT ? FOR UPDATE`,
    [ctx.now, most],
  );
}

export async function noteReminded(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db.query('UPDATE todos SET reminded_at = ? WHERE id IN (?)', [ctx.now, ids]);
}

/** Open ones of this person that these asked for. */
export async function dropTodosOf(ctx: Ctx, userid: string, refs: readonly string[]): Promise<void> {
  await ctx.db.query(
    "UPDATE todos SET state = 'dropped', done_at = ? WHERE userid = ? AND ref IN (?) AND state = 'open'",
    [ctx.now, userid, refs],
  );
}
