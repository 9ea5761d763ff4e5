import type { RoleId } from '@cunkebao/shared/operators';
import type { Ctx } from '../../kernel';

/** False when the person has it already. */
export async function addRole(ctx: Ctx, userid: string, role: RoleId): Promise<boolean> {
  const result = await ctx.db.query<{ affectedRows: number }>(
    'INSERT IGNORE INTO operator_roles (userid, role, granted_by, granted_at) VALUES (?, ?, ?, ?)',
    [userid, role, ctx.actor?.userid ?? null, ctx.now],
  );
  return result.affectedRows === 1;
}

/** False when the person does not have it. */
export async function dropRole(ctx: Ctx, userid: string, role: RoleId): Promise<boolean> {
  const result = await ctx.db.query<{ affectedRows: number }>(
    'DELETE FROM operator_roles WHERE userid = ? AND role = ?',
    [userid, role],
  );
  return result.affectedRows === 1;
}

/** What somebody who left once had does not come back with him. */
export async function dropAllRoles(ctx: Ctx, userid: string): Promise<void> {
  await ctx.db.query('DELETE FROM operator_roles WHERE userid = ?', [userid]);
}

export async function deactivate(ctx: Ctx, userid: string): Promise<void> {
  await ctx.db.query('UPDATE operators SET active = 0 WHERE userid = ?', [userid]);
}

/** The owners, locked: two who take the role from each other at once are one after the other. */
export async function lockOwners(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.query<{ userid: string }[]>(
    `SELECT r.userid FROM operator_roles r JOIN operators o ON o.userid = r.userid AND o.active = 1
      WHERE r.role = 'owner' ORDER BY r.userid FOR UPDATE`,
  );
  return rows.map((r) => r.userid);
}

/** As we write it: WeCom's userids are the same in capitals. null: nobody of that id was ever an operator. */
export async function operatorOf(ctx: Ctx, userid: string): Promise<string | null> {
  const [row] = await ctx.db.query<{ userid: string }[]>(
    'SELECT userid FROM operators WHERE LOWER(userid) = LOWER(?) LIMIT 1',
    [userid.slice(0, 64)],
  );
  return row?.userid ?? null;
}

/** Only who still has roles: who left, or was taken his last role, has none. */
export async function reactivate(ctx: Ctx, userid: string): Promise<void> {
  await ctx.db.query(
    'UPDATE operators SET active = 1 WHERE userid = ? AND userid IN (SELECT r.userid FROM operator_roles r)',
    [userid],
  );
}

export async function renameOperator(ctx: Ctx, userid: string, name: string): Promise<void> {
  await ctx.db.query('UPDATE operators SET name = ? WHERE userid = ?', [name, userid]);
}
