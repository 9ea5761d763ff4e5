import { afterEvent } from '@cunkebao/shared/customers';
import type { EventKind } from '@cunkebao/shared/insight';
import type { Ctx } from '../../kernel';
import { endFriendship, holdCounters, renewFriendship, saveCounters } from './bookStore';

/**
 * Brings the customer's row up to an event that has just been entered in the book: orders, amount, last message, lead
 * state, friendship. To be called once for each event, in the transaction that entered it.
 */
export async function noteCustomerEvent(
  ctx: Ctx,
  customerId: string,
  e: { kind: EventKind; at: Date; account: string | null; amountCents?: number | undefined },
): Promise<void> {
  const before = await holdCounters(ctx, customerId);
  if (!before) return;
  const now = afterEvent(before, { ...e, amountCents: e.amountCents ?? null });
  if (now !== before) await saveCounters(ctx, customerId, now);
  if (e.account && e.kind === 'passed') await renewFriendship(ctx, customerId, e.account, e.at);
  if (e.account && e.kind === 'deletedUs') await endFriendship(ctx, customerId, e.account, e.at);
}
