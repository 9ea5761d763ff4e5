import { maskName, stageOf, stateOf, type CustomerRow, type CustomerState } from '@cunkebao/shared/customers';
import type { Ctx } from '../../kernel';
import type { Customer } from './customerStore';

/** What leaves the house about a customer: masked, and with the words of domain.md §3 instead of raw moments. */
export function customerRow(ctx: Ctx, c: Customer): CustomerRow {
  return {
    id: c.id,
    name: maskName(c.name),
    stage: stageOf(c.addedAt, ctx.now, ctx.tz),
    state: stateNow(ctx, c),
    phoneTail: c.phoneTail,
    account: c.accountId,
    addedAt: c.addedAt.toISOString(),
    lastMessageAt: c.lastMessageAt?.toISOString() ?? null,
    orders: c.orders,
    amountCents: Number(c.amountCents),
    optedOut: c.optedOutAt !== null,
  };
}

const stateNow = (ctx: Ctx, c: Customer): CustomerState =>
  stateOf({ ...c, churn: c.churn === null ? null : Number(c.churn) }, ctx.now);
