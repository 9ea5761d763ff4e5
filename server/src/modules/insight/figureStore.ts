import { NO_FIGURES, type Figures } from '@cunkebao/shared/insight';
import type { Ctx } from '../../kernel';
import { isWhole, whereSlice, type Slice } from './slice';

export type Dimension = 'channel' | 'account' | 'member' | 'team';

const COLUMN_OF: Record<Dimension, string> = {
  channel: 'channel',
  account: 'account_id',
  member: 'member',
  team: 'team',
};

/** daily_customers: distincts over the whole period, exact. */
const FROM_CUSTOMERS = `SUM(new_friends) newFriends, SUM(qualified_fans) qualifiedFans, SUM(requested) requested,
  SUM(requested_passed) requestedPassed, COUNT(DISTINCT CASE WHEN reached > 0 THEN customer_id END) reached,
  COUNT(DISTINCT CASE WHEN consults > 0 THEN customer_id END) consults,
  COUNT(DISTINCT CASE WHEN orders > 0 THEN customer_id END) deals, SUM(amount_cents) amountCents,
  SUM(refunds) refunds, SUM(refund_cents) refundCents,
  COUNT(DISTINCT CASE WHEN active > 0 THEN customer_id END) activeCustomers,
  COUNT(DISTINCT CASE WHEN lost > 0 THEN customer_id END) lost, SUM(reply_waits) replyWaits, SUM(reply_met) replyMet`;

const GAUGES = `SUM(moments_published) momentsPublished, SUM(device_samples) deviceSamples,
  SUM(device_online) deviceOnline, SUM(account_samples) accountSamples, SUM(account_online) accountOnline,
  SUM(health_sum) healthSum, SUM(health_count) healthCount`;

const COMPANY_DAY = `DATE_FORMAT(day, '%Y-%m-%d') slice, new_friends newFriends, qualified_fans qualifiedFans, requested,
  requested_passed requestedPassed, moments_published momentsPublished, reached, consults, deals,
  amount_cents amountCents, refunds, refund_cents refundCents, active_customers activeCustomers, lost,
  reply_waits replyWaits, reply_met replyMet, device_samples deviceSamples, device_online deviceOnline,
  account_samples accountSamples, account_online accountOnline, health_sum healthSum, health_count healthCount`;
const COMPANY = `team = '*' AND channel = '*' AND account_id = '*'`;

type Raw = Record<string, string | number | null>;

/** Each day of a run of days, of the whole company: one small row a day. */
export async function companyDays(ctx: Ctx, first: string, last: string): Promise<Map<string, Figures>> {
  const rows = await ctx.db.query<Raw[]>(
    `SELECT ${COMPANY_DAY} FROM daily_metrics WHERE day BETWEEN ? AND ? AND ${COMPANY}`,
    [first, last],
  );
  return new Map(rows.map((r) => [String(r['slice']), figures(r)]));
}

/** Each day of a run of days, of a slice. */
export async function slicedDays(
  ctx: Ctx,
  first: string,
  last: string,
  slice: Slice,
): Promise<Map<string, Figures>> {
  const where = whereSlice(slice);
  const rows = await ctx.db.query<Raw[]>(
    `SELECT DATE_FORMAT(day, '%Y-%m-%d') slice, ${FROM_CUSTOMERS} FROM daily_customers
     WHERE day BETWEEN ? AND ?${where.sql} GROUP BY day`,
    [first, last, ...where.values],
  );
  return new Map(rows.map((r) => [String(r['slice']), figures(r)]));
}

/** A run of days as one, of a slice or the whole. */
export async function periodFigures(ctx: Ctx, first: string, last: string, slice: Slice): Promise<Figures> {
  const where = whereSlice(slice);
  const [sums] = await ctx.db.query<Raw[]>(
    `SELECT ${FROM_CUSTOMERS} FROM daily_customers WHERE day BETWEEN ? AND ?${where.sql}`,
    [first, last, ...where.values],
  );
  return { ...figures(sums ?? {}), ...(await gauges(ctx, first, last, slice)) };
}

/** What nobody counts by customer. Of a slice only moments and one account's own presence are known. */
async function gauges(ctx: Ctx, first: string, last: string, slice: Slice): Promise<Partial<Figures>> {
  const where = isWhole(slice) ? { sql: ` AND ${COMPANY}`, values: [] } : gaugeSlice(slice);
  if (!where) return {};
  const [row] = await ctx.db.query<Raw[]>(
    `SELECT ${GAUGES} FROM daily_metrics WHERE day BETWEEN ? AND ?${where.sql}`,
    [first, last, ...where.values],
  );
  const known = numbers(row ?? {});
  return slice.account ? { ...known, ...(await accountGauges(ctx, first, last, slice.account)) } : known;
}

function gaugeSlice(slice: Slice): { sql: string; values: string[] } | null {
  return slice.channel !== undefined || slice.member !== undefined ? null : whereSlice(slice);
}

async function accountGauges(
  ctx: Ctx,
  first: string,
  last: string,
  account: string,
): Promise<Partial<Figures>> {
  const [row] = await ctx.db.query<Raw[]>(
    `SELECT SUM(samples) accountSamples, SUM(online) accountOnline, SUM(health) healthSum, COUNT(health) healthCount
     FROM daily_presence WHERE day BETWEEN ? AND ? AND subject = 'account' AND subject_id = ?`,
    [first, last, account],
  );
  return numbers(row ?? {});
}

/** Customers' figures of a run of days split by a column. What has no name (no channel, no account) is ''. */
export async function customerFiguresBy(
  ctx: Ctx,
  first: string,
  last: string,
  by: Dimension,
  slice: Slice,
): Promise<Map<string, Figures>> {
  const where = whereSlice(slice);
  const column = COLUMN_OF[by];
  const rows = await ctx.db.query<Raw[]>(
    `SELECT ${column} slice, ${FROM_CUSTOMERS} FROM daily_customers
     WHERE day BETWEEN ? AND ?${where.sql} GROUP BY ${column}`,
    [first, last, ...where.values],
  );
  return new Map(rows.map((r) => [String(r['slice']), figures(r)]));
}

/** Moments published by each account in a run of days. */
export async function momentsByAccount(
  ctx: Ctx,
  first: string,
  last: string,
  slice: Slice,
): Promise<Map<string, number>> {
  const where = whereSlice(slice);
  const rows = await ctx.db.query<{ id: string; n: string }[]>(
    `SELECT account_id id, SUM(moments_published) n FROM daily_metrics
     WHERE day BETWEEN ? AND ? AND account_id <> '*'${where.sql} GROUP BY account_id HAVING n > 0`,
    [first, last, ...where.values],
  );
  return new Map(rows.map((r) => [r.id, Number(r.n)]));
}

/** The last day up to this one, and the first after it, on which anything happened; null where there is none. */
export async function busyDaysAround(
  ctx: Ctx,
  day: string,
  slice: Slice,
): Promise<{ before: string | null; after: string | null }> {
  const { sql, values } = whereSlice(slice);
  const [row] = await ctx.db.query<{ before: string | null; after: string | null }[]>(
    `SELECT
       (SELECT DATE_FORMAT(MAX(day), '%Y-%m-%d') FROM daily_customers WHERE day <= ?${sql}) \`before\`,
       (SELECT DATE_FORMAT(MIN(day), '%Y-%m-%d') FROM daily_customers WHERE day > ?${sql}) \`after\``,
    [day, ...values, day, ...values],
  );
  return row ?? { before: null, after: null };
}

/** Channels anything came from since that day, by how much came from them. */
export async function channelsSince(ctx: Ctx, first: string, slice: Slice): Promise<string[]> {
  const where = whereSlice({ ...slice, channel: undefined, member: undefined });
  const rows = await ctx.db.query<{ channel: string }[]>(
    `SELECT channel FROM daily_metrics WHERE day >= ? AND channel NOT IN ('', '*')${where.sql}
     GROUP BY channel ORDER BY SUM(new_friends) DESC, channel LIMIT 200`,
    [first, ...where.values],
  );
  return rows.map((r) => r.channel);
}

const figures = (raw: Raw): Figures => ({ ...NO_FIGURES, ...numbers(raw) });

function numbers(raw: Raw): Partial<Figures> {
  return Object.fromEntries(
    Object.entries(raw)
      .filter(([name]) => name !== 'slice')
      .map(([name, value]) => [name, Number(value ?? 0)]),
  );
}
