import type { EventKind } from '@cunkebao/shared/insight';
import type { Ctx } from '../../kernel';
import { whereSlice, type GroupSlice } from './slice';
import { streamRows } from './streamRows';

/** Events of these kinds in [from, to), by customer and time. */
export function eachFunnelRow(
  ctx: Ctx,
  kinds: readonly EventKind[],
  from: Date,
  to: Date,
  asked: GroupSlice,
  onRow: (customerId: string, kind: string, at: number) => void,
): Promise<void> {
  const slice = whereSlice(asked);
  const group = asked.groupType === undefined ? '' : ' AND group_type = ?';
  return streamRows(
    ctx,
    `SELECT customer_id, kind, at FROM customer_events
     WHERE kind IN (?) AND at >= ? AND at < ?${slice.sql}${group} ORDER BY customer_id, at, id`,
    [kinds, from, to, ...slice.values, ...(asked.groupType === undefined ? [] : [asked.groupType])],
    (row) => onRow(String(row[0]), String(row[1]), (row[2] as Date).getTime()),
  );
}
