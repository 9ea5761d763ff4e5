import type { Ctx } from '../../kernel';

interface Order {
  task: string;
  title: string;
}

/** Takes this name for an order; whoever took it before is waited for, and his task is the answer. */
export async function takeOrder(ctx: Ctx, userid: string, key: string): Promise<Order | null> {
  await ctx.db.query('INSERT IGNORE INTO workbench_orders (userid, order_key, at) VALUES (?, ?, ?)', [
    userid,
    key,
    ctx.now,
  ]);
  const [row] = await ctx.db.query<{ task: string | null; title: string }[]>(
    'SELECT task_id task, title FROM workbench_orders WHERE userid = ? AND order_key = ? FOR UPDATE',
    [userid, key],
  );
  return row?.task ? { task: row.task, title: row.title } : null;
}

export async function keepOrder(ctx: Ctx, userid: string, key: string, order: Order): Promise<void> {
  await ctx.db.query(
    'UPDATE workbench_orders SET task_id = ?, title = ? WHERE userid = ? AND order_key = ?',
    [order.task, order.title.slice(0, 120), userid, key],
  );
}
