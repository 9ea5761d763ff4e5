import type { Cost } from '@cunkebao/shared/insight';
import type { Ctx } from '../../kernel';

export interface NewCost extends Cost {
  label: string;
  channel: string;
}

export async function insertCost(ctx: Ctx, cost: NewCost): Promise<string> {
  const result = await ctx.db.query<{ insertId: number | string }>(
    `INSERT INTO costs (first_day, last_day, label, channel, amount_cents, added_by, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [cost.firstDay, cost.lastDay, cost.label, cost.channel, cost.cents, ctx.actor?.userid ?? null, ctx.now],
  );
  return String(result.insertId);
}

/** false when it was taken back already. */
export async function deleteCost(ctx: Ctx, id: string): Promise<boolean> {
  const result = await ctx.db.query<{ affectedRows: number }>('DELETE FROM costs WHERE id = ?', [id]);
  return result.affectedRows === 1;
}

/** Every cost that touches this run of days; of one channel, or all. Index ix_costs_days. */
export async function costsIn(ctx: Ctx, days: readonly string[], channel?: string): Promise<Cost[]> {
  const rows = await ctx.db.query<{ firstDay: string; lastDay: string; cents: string }[]>(
    `SELECT DATE_FORMAT(first_day, '%Y-%m-%d') firstDay, DATE_FORMAT(last_day, '%Y-%m-%d') lastDay,
       amount_cents cents
     FROM costs WHERE last_day >= ? AND first_day <= ?${channel === undefined ? '' : ' AND channel = ?'} ORDER BY id`,
    [days[0] ?? '', days.at(-1) ?? '', ...(channel === undefined ? [] : [channel])],
  );
  return rows.map((r) => ({ ...r, cents: Number(r.cents) }));
}
