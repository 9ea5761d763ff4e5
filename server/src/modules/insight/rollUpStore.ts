import type { CustomerDay } from '@cunkebao/shared/insight';
import type { Ctx } from '../../kernel';

/** Marks are rows of their own, so writers of late events never wait for each other. */
export async function markDirty(ctx: Ctx, day: string, dueAt: Date): Promise<void> {
  await ctx.db.query('INSERT INTO dirty_days (day, due_at) VALUES (?, ?)', [day, dueAt]);
}

export async function dirtyDays(ctx: Ctx, limit: number): Promise<string[]> {
  const rows = await ctx.db.query<{ day: string }[]>(
    `SELECT DISTINCT DATE_FORMAT(day, '%Y-%m-%d') day FROM dirty_days WHERE due_at <= ? ORDER BY day LIMIT ?`,
    [ctx.now, limit],
  );
  return rows.map((r) => r.day);
}

/** The last day that was ever folded before this one; null on an empty installation. */
export async function lastRolledDay(ctx: Ctx, before: string): Promise<string | null> {
  const [row] = await ctx.db.query<{ day: string | null }[]>(
    `SELECT DATE_FORMAT(MAX(day), '%Y-%m-%d') day FROM rolled_days WHERE day < ?`,
    [before],
  );
  return row?.day ?? null;
}

/** Holds the day until the transaction ends: one server folds a day at a time, the next sees what it wrote. */
export async function holdDay(ctx: Ctx, day: string): Promise<void> {
  await ctx.db.query(
    'INSERT INTO rolled_days (day, rolled_at) VALUES (?, ?) ON DUPLICATE KEY UPDATE rolled_at = VALUES(rolled_at)',
    [day, ctx.now],
  );
}

/** The marks of a day as they are before folding; a mark set meanwhile stays and has the day folded once more. */
export async function marksOf(ctx: Ctx, day: string): Promise<string[]> {
  const rows = await ctx.db.query<{ id: string }[]>('SELECT id FROM dirty_days WHERE day = ?', [day]);
  return rows.map((r) => r.id);
}

export async function deleteMarks(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await ctx.db.query('DELETE FROM dirty_days WHERE id IN (?)', [ids]);
}

export async function clearDay(ctx: Ctx, day: string): Promise<void> {
  await ctx.db.query('DELETE FROM daily_customers WHERE day = ?', [day]);
  await ctx.db.query('DELETE FROM daily_metrics WHERE day = ?', [day]);
}

const CHUNK = 500;

export async function insertCustomerDays(
  ctx: Ctx,
  day: string,
  rows: readonly { customerId: string; row: CustomerDay }[],
): Promise<void> {
  for (let i = 0; i < rows.length; i += CHUNK)
    await ctx.db.query(
      `INSERT INTO daily_customers (day, customer_id, account_id, member, team, channel, new_friends, qualified_fans,
         requested, requested_passed, reached, consults, orders, amount_cents, refunds, refund_cents, active, lost,
         reply_waits, reply_met) VALUES ?`,
      [rows.slice(i, i + CHUNK).map(({ customerId, row }) => valuesOf(day, customerId, row))],
    );
}

function valuesOf(day: string, customerId: string, r: CustomerDay): unknown[] {
  return [
    ...[day, customerId, r.account, r.member, r.team, r.channel, r.newFriends, r.qualifiedFans],
    ...[r.requested, r.requestedPassed, r.reached, r.consults, r.orders, r.amountCents, r.refunds],
    ...[r.refundCents, r.active, r.lost, r.replyWaits, r.replyMet],
  ];
}

const SUMS = `COALESCE(SUM(new_friends), 0), COALESCE(SUM(qualified_fans), 0), COALESCE(SUM(requested), 0),
  COALESCE(SUM(requested_passed), 0), COUNT(DISTINCT CASE WHEN reached > 0 THEN customer_id END),
  COUNT(DISTINCT CASE WHEN consults > 0 THEN customer_id END),
  COUNT(DISTINCT CASE WHEN orders > 0 THEN customer_id END), COALESCE(SUM(amount_cents), 0),
  COALESCE(SUM(refunds), 0), COALESCE(SUM(refund_cents), 0),
  COUNT(DISTINCT CASE WHEN active > 0 THEN customer_id END),
  COUNT(DISTINCT CASE WHEN lost > 0 THEN customer_id END), COALESCE(SUM(reply_waits), 0), COALESCE(SUM(reply_met), 0)`;
const SUMMED = `new_friends, qualified_fans, requested, requested_passed, reached, consults, deals, amount_cents,
  refunds, refund_cents, active_customers, lost, reply_waits, reply_met`;

/** The rows of domain.md §5, and the company's own, from what insertCustomerDays wrote. */
export async function insertMetrics(ctx: Ctx, day: string, from: Date, to: Date): Promise<void> {
  await ctx.db.query(
    `INSERT INTO daily_metrics (day, team, channel, account_id, ${SUMMED})
     SELECT day, team, channel, account_id, ${SUMS} FROM daily_customers WHERE day = ?
     GROUP BY day, team, channel, account_id`,
    [day],
  );
  await ctx.db.query(
    `INSERT INTO daily_metrics (day, team, channel, account_id, ${SUMMED})
     SELECT ?, '*', '*', '*', ${SUMS} FROM daily_customers WHERE day = ?`,
    [day, day],
  );
  await ctx.db.query(
    `INSERT INTO daily_metrics (day, team, channel, account_id, moments_published)
     SELECT ?, team, '', account_id, COUNT(*) FROM account_events
     WHERE kind = 'momentPublished' AND at >= ? AND at < ? GROUP BY team, account_id
     ON DUPLICATE KEY UPDATE moments_published = VALUES(moments_published)`,
    [day, from, to],
  );
  await addCompanyGauges(ctx, day, from, to);
}

/** Presence is kept by device and account, not by customer: it stands in the company's row alone. */
async function addCompanyGauges(ctx: Ctx, day: string, from: Date, to: Date): Promise<void> {
  await ctx.db.query(
    `UPDATE daily_metrics SET moments_published =
       (SELECT COUNT(*) FROM account_events WHERE kind = 'momentPublished' AND at >= ? AND at < ?)
     WHERE day = ? AND ${COMPANY}`,
    [from, to, day],
  );
  const rows = await ctx.db.query<Presence[]>(
    `SELECT subject, SUM(samples) samples, SUM(online) online, COALESCE(SUM(health), 0) health, COUNT(health) scored
     FROM daily_presence WHERE day = ? GROUP BY subject`,
    [day],
  );
  for (const r of rows)
    await ctx.db.query(
      r.subject === 'device'
        ? `UPDATE daily_metrics SET device_samples = ?, device_online = ? WHERE day = ? AND ${COMPANY}`
        : `UPDATE daily_metrics SET account_samples = ?, account_online = ?, health_sum = ?, health_count = ?
           WHERE day = ? AND ${COMPANY}`,
      r.subject === 'device' ? [r.samples, r.online, day] : [r.samples, r.online, r.health, r.scored, day],
    );
}

const COMPANY = `team = '*' AND channel = '*' AND account_id = '*'`;

interface Presence {
  subject: 'device' | 'account';
  samples: string;
  online: string;
  health: string;
  scored: string;
}
