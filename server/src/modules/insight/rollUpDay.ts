import {
  foldCustomerDay,
  REPLY_SLA_MINUTES,
  type CustomerDay,
  type CustomerEvent,
} from '@cunkebao/shared/insight';
import { dayBounds } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { cohortEvents, eachEvent } from './eventStore';
import { clearDay, deleteMarks, holdDay, insertCustomerDays, insertMetrics, marksOf } from './rollUpStore';

/**
 * Folds the events of one calendar day into daily_customers and daily_metrics, in place of what stood there. Doing it
 * again changes nothing; an event stored meanwhile has the day marked or woken again, so nothing is missed.
 */
export async function rollUpDay(ctx: Ctx, day: string): Promise<void> {
  await holdDay(ctx, day);
  const marks = await marksOf(ctx, day);
  const { from, to } = dayBounds(day, ctx.tz);
  const rows = await foldDay(ctx, from, to);
  await clearDay(ctx, day);
  await insertCustomerDays(ctx, day, rows);
  await insertMetrics(ctx, day, from, to);
  await deleteMarks(ctx, marks);
}

async function foldDay(ctx: Ctx, from: Date, to: Date): Promise<{ customerId: string; row: CustomerDay }[]> {
  const later = await cohortEvents(ctx, from, to);
  const window = { from: from.getTime(), to: to.getTime(), tz: ctx.tz, seenUntil: ctx.now.getTime() };
  const rows: { customerId: string; row: CustomerDay }[] = [];
  let customer: string | null = null;
  let events: CustomerEvent[] = [];
  const finish = (): void => {
    if (customer === null) return;
    const customerId = customer;
    for (const row of foldCustomerDay(events, later.get(customerId) ?? [], window))
      rows.push({ customerId, row });
  };
  const until = new Date(to.getTime() + REPLY_SLA_MINUTES * 60_000);
  await eachEvent(ctx, from, until, (customerId, e) => {
    if (customerId !== customer) {
      finish();
      customer = customerId;
      events = [];
    }
    events.push(e);
  });
  finish();
  return rows;
}
