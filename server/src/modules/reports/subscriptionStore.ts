import type { Ctx } from '../../kernel';

export interface Subscription {
  id: string;
  report: string;
  userid: string;
  /** the group it goes to; '' = to the person */
  chat: string;
  cron: string;
  tz: string;
  nextRunAt: Date;
}

const COLUMNS = 'id, report, userid, chat, cron, tz, next_run_at nextRunAt';

/** The same report at the same times is one subscription, however often it is asked for. */
export async function addSubscription(ctx: Ctx, s: Omit<Subscription, 'id'>): Promise<boolean> {
  const result = await ctx.db.query<{ affectedRows: number }>(
    `INSERT IGNORE INTO report_subscriptions (report, userid, chat, cron, tz, next_run_at, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [s.report, s.userid, s.chat, s.cron, s.tz, s.nextRunAt, ctx.now],
  );
  return result.affectedRows === 1;
}

export function subscriptionsOf(ctx: Ctx, userid: string): Promise<Subscription[]> {
  return ctx.db.query<Subscription[]>(
    `SELECT ${COLUMNS} FROM report_subscriptions WHERE userid = ? ORDER BY next_run_at, id`,
    [userid],
  );
}

export async function removeSubscription(
  ctx: Ctx,
  s: Pick<Subscription, 'report' | 'userid' | 'chat' | 'cron'>,
): Promise<boolean> {
  const result = await ctx.db.query<{ affectedRows: number }>(
    'DELETE FROM report_subscriptions WHERE report = ? AND userid = ? AND chat = ? AND cron = ?',
    [s.report, s.userid, s.chat, s.cron],
  );
  return result.affectedRows > 0;
}

export async function dueSubscriptions(ctx: Ctx, limit: number): Promise<string[]> {
  const rows = await ctx.db.query<{ id: string }[]>(
    'SELECT id FROM report_subscriptions WHERE next_run_at <= ? ORDER BY next_run_at, id LIMIT ?',
    [ctx.now, limit],
  );
  return rows.map((r) => r.id);
}

/** Holds a due subscription until the transaction ends; null when it is not due any more or another server holds it. */
export async function holdDue(ctx: Ctx, id: string): Promise<Subscription | null> {
  const [row] = await ctx.db.query<Subscription[]>(
    `SELECT ${COLUMNS} FROM report_subscriptions WHERE id = ? AND next_run_at <= ? FOR UPDATE SKIP LOCKED`,
    [id, ctx.now],
  );
  return row ?? null;
}

export async function setNextRun(ctx: Ctx, id: string, at: Date): Promise<void> {
  await ctx.db.query('UPDATE report_subscriptions SET next_run_at = ? WHERE id = ?', [at, id]);
}

/** true for the one run of this report, period and recipient; every later try gets false. */
export async function claimRun(
  ctx: Ctx,
  run: {
    report: string;
    period: string;
    recipient: string;
    state: 'posted' | 'skipped';
    late: boolean;
    dueAt: Date;
  },
): Promise<boolean> {
  const result = await ctx.db.query<{ affectedRows: number }>(
    `INSERT IGNORE INTO report_runs (report, period, recipient, state, late, due_at, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [run.report, run.period, run.recipient, run.state, run.late ? 1 : 0, run.dueAt, ctx.now],
  );
  return result.affectedRows === 1;
}
