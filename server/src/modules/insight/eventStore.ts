import { LATE_DAYS, type CustomerEvent, type EventKind } from '@cunkebao/shared/insight';
import type { Ctx } from '../../kernel';
import { whereSlice, type Slice } from './slice';
import { streamRows, type Cell } from './streamRows';

export interface NewEvent {
  ref: string;
  customerId: string;
  kind: EventKind;
  at: Date;
  account?: string | undefined;
  member?: string | undefined;
  team?: string | undefined;
  channel?: string | undefined;
  groupType?: string | undefined;
  amountCents?: number | undefined;
}

/** true the first time only. */
export async function insertEvent(ctx: Ctx, e: NewEvent): Promise<boolean> {
  const result = await ctx.db.query<{ affectedRows: number }>(
    `INSERT IGNORE INTO customer_events
       (ref, customer_id, kind, at, account_id, member, team, channel, group_type, amount_cents)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      e.ref,
      e.customerId,
      e.kind,
      e.at,
      e.account ?? null,
      e.member ?? null,
      e.team ?? '',
      e.channel ?? '',
      e.groupType ?? null,
      e.amountCents ?? null,
    ],
  );
  return result.affectedRows === 1;
}

/** Moments published in [from, to), by account, of a slice. */
export async function momentsIn(
  ctx: Ctx,
  from: Date,
  to: Date,
  slice: Pick<Slice, 'account' | 'team'>,
): Promise<Map<string, number>> {
  const where = whereSlice(slice);
  const rows = await ctx.db.query<{ id: string; n: string }[]>(
    `SELECT account_id id, COUNT(*) n FROM account_events
     WHERE kind = 'momentPublished' AND at >= ? AND at < ?${where.sql} GROUP BY account_id`,
    [from, to, ...where.values],
  );
  return new Map(rows.map((r) => [r.id, Number(r.n)]));
}

/** true the first time only. */
export async function insertAccountEvent(
  ctx: Ctx,
  e: {
    ref: string;
    kind: string;
    at: Date;
    account: string;
    member?: string | undefined;
    team?: string | undefined;
  },
): Promise<boolean> {
  const result = await ctx.db.query<{ affectedRows: number }>(
    'INSERT IGNORE INTO account_events (ref, kind, at, account_id, member, team) VALUES (?, ?, ?, ?, ?, ?)',
    [e.ref, e.kind, e.at, e.account, e.member ?? null, e.team ?? ''],
  );
  return result.affectedRows === 1;
}

/** When this customer asked or became a friend in the 35 days before: cohort days a later event may change. */
export async function cohortMoments(ctx: Ctx, e: NewEvent): Promise<Date[]> {
  const rows = await ctx.db.query<{ at: Date }[]>(
    `SELECT at FROM customer_events
     WHERE customer_id = ? AND kind IN ('requested', 'passed') AND at <= ? AND at > ?`,
    [e.customerId, e.at, new Date(e.at.getTime() - LATE_DAYS * 86_400_000)],
  );
  return rows.map((r) => r.at);
}

const COLUMNS = 'e.customer_id, e.kind, e.at, e.account_id, e.member, e.team, e.channel, e.amount_cents';

/** Events of [from, to) by customer and time. */
export function eachEvent(
  ctx: Ctx,
  from: Date,
  to: Date,
  onEvent: (customerId: string, e: CustomerEvent) => void,
): Promise<void> {
  return streamRows(
    ctx,
    `SELECT ${COLUMNS} FROM customer_events e WHERE e.at >= ? AND e.at < ? ORDER BY e.customer_id, e.at, e.id`,
    [from, to],
    (row) => onEvent(String(row[0]), eventOf(row)),
  );
}

/**
 * What became of those who asked or became friends in [from, to): the events that decide their cohorts, as far as
 * they had come by `seenUntil`.
 */
export async function cohortEvents(
  ctx: Ctx,
  from: Date,
  to: Date,
  seenUntil: Date,
): Promise<Map<string, CustomerEvent[]>> {
  const later = new Map<string, CustomerEvent[]>();
  const until = Math.min(to.getTime() + LATE_DAYS * 86_400_000, seenUntil.getTime());
  await streamRows(
    ctx,
    `SELECT ${COLUMNS} FROM customer_events e
     JOIN (SELECT DISTINCT customer_id FROM customer_events
           WHERE kind IN ('requested', 'passed') AND at >= ? AND at < ?) c ON c.customer_id = e.customer_id
     WHERE e.kind IN ('passed', 'messageIn', 'tagged', 'deletedUs') AND e.at >= ? AND e.at < ?
     ORDER BY e.customer_id, e.at, e.id`,
    [from, to, from, new Date(Math.max(to.getTime(), until))],
    (row) => {
      const id = String(row[0]);
      const list = later.get(id);
      if (list) list.push(eventOf(row));
      else later.set(id, [eventOf(row)]);
    },
  );
  return later;
}

function eventOf(row: Cell[]): CustomerEvent {
  return {
    kind: row[1] as EventKind,
    at: (row[2] as Date).getTime(),
    account: (row[3] ?? '') as string,
    member: (row[4] ?? '') as string,
    team: row[5] as string,
    channel: row[6] as string,
    amountCents: row[7] === null ? null : Number(row[7]),
  };
}
