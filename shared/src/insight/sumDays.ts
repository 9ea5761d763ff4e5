import type { CustomerDay } from './foldCustomerDay';
import { NO_FIGURES, type Figures } from './figures';

export interface CustomerRow {
  customerId: string;
  row: CustomerDay;
}

/** Rows of one day as figures; a customer who has several rows is one customer, as in daily_metrics. */
export function sumDays(rows: readonly CustomerRow[]): Figures {
  const sum = (of: (r: CustomerDay) => number): number => rows.reduce((total, { row }) => total + of(row), 0);
  const people = (of: (r: CustomerDay) => number): number =>
    new Set(rows.filter(({ row }) => of(row) > 0).map((r) => r.customerId)).size;
  return {
    ...NO_FIGURES,
    newFriends: sum((r) => r.newFriends),
    qualifiedFans: sum((r) => r.qualifiedFans),
    requested: sum((r) => r.requested),
    requestedPassed: sum((r) => r.requestedPassed),
    reached: people((r) => r.reached),
    consults: people((r) => r.consults),
    deals: people((r) => r.orders),
    amountCents: sum((r) => r.amountCents),
    refunds: sum((r) => r.refunds),
    refundCents: sum((r) => r.refundCents),
    activeCustomers: people((r) => r.active),
    lost: people((r) => r.lost),
    replyWaits: sum((r) => r.replyWaits),
    replyMet: sum((r) => r.replyMet),
  };
}
