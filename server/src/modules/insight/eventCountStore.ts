import type { EventKind } from '@cunkebao/shared/insight';
import type { Ctx } from '../../kernel';

/** Events of one kind in [from, to). Index ix_customer_events_kind. */
export async function countEvents(ctx: Ctx, kind: EventKind, from: Date, to: Date): Promise<number> {
  const [row] = await ctx.db.query<{ counted: string }[]>(
    'SELECT COUNT(*) counted FROM customer_events WHERE kind = ? AND at >= ? AND at < ?',
    [kind, from, to],
  );
  return Number(row?.counted ?? 0);
}
