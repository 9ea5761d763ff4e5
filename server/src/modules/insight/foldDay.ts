import {
  foldCustomerDay,
  REPLY_SLA_MINUTES,
  type CustomerEvent,
  type CustomerRow,
} from '@cunkebao/shared/insight';
import type { Ctx } from '../../kernel';
import { cohortEvents, eachEvent } from './eventStore';

/**
 * What each customer did in [from, to), as it was known at `seenUntil`: who answered or stayed later than that is not
 * known yet. Nothing is written.
 */
export async function foldDay(ctx: Ctx, from: Date, to: Date, seenUntil: Date): Promise<CustomerRow[]> {
  const later = await cohortEvents(ctx, from, to, seenUntil);
  const window = { from: from.getTime(), to: to.getTime(), tz: ctx.tz, seenUntil: seenUntil.getTime() };
  const rows: CustomerRow[] = [];
  let customer: string | null = null;
  let events: CustomerEvent[] = [];
  const finish = (): void => {
    if (customer === null) return;
    const customerId = customer;
    for (const row of foldCustomerDay(events, later.get(customerId) ?? [], window))
      rows.push({ customerId, row });
  };
  const answers = Math.min(to.getTime() + REPLY_SLA_MINUTES * 60_000, seenUntil.getTime());
  await eachEvent(ctx, from, new Date(Math.max(to.getTime(), answers)), (customerId, e) => {
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
