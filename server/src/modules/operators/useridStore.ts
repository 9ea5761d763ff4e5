import { peopleColumns, type Ctx } from '../../kernel';

/**
 * The same person under a new userid: every row of every area that names him follows; only the audit keeps the old one.
 * Where the new id has a row already that would be the same one (he wrote before we heard of it), that row stays, except
 * for who he is and what he may do. Scans tables that are not indexed by person: a userid changes once in a member's
 * life (WeCom's rule).
 */
export async function changeUserid(ctx: Ctx, from: readonly string[], to: string): Promise<void> {
  const old = from.filter((userid) => userid !== to);
  if (old.length === 0) return;
  await ctx.db.query('DELETE FROM operator_roles WHERE userid = ?', [to]);
  await ctx.db.query('DELETE FROM operators WHERE userid = ?', [to]);
  for (const { table, column, prefix = '', when } of peopleColumns()) {
    const named = `?? IN (?)${when ? ' AND ?? = ?' : ''}`;
    const values = [column, old.map((u) => prefix + u), ...(when ? [when.column, when.is] : [])];
    await ctx.db.query(`UPDATE IGNORE ?? SET ?? = ? WHERE ${named}`, [table, column, prefix + to, ...values]);
    await ctx.db.query(`DELETE FROM ?? WHERE ${named}`, [table, ...values]);
  }
}
