import type { LeadState } from '@cunkebao/shared/customers';
import type { Ctx } from '../../kernel';

/** Leads that are being asked, or may be: whoever has come further stays where he is. */
export async function markLeads(ctx: Ctx, customerIds: readonly string[], state: LeadState): Promise<void> {
  if (customerIds.length === 0) return;
  await ctx.db.query(
    "UPDATE customers SET lead_state = ? WHERE id IN (?) AND lead_state IN ('new', 'adding', 'refused', 'failed')",
    [state, customerIds],
  );
}
