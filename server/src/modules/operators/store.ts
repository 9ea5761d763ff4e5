import type { RoleId, Scope } from '@cunkebao/shared/operators';
import type { Actor, Ctx } from '../../kernel';

interface OperatorRow {
  userid: string;
  name: string;
  department: string | null;
  scope: Scope;
  language: 'zh' | 'en';
  roles: string | null;
}

const SELECT = `SELECT o.userid, o.name, o.department, o.scope, o.language,
    (SELECT GROUP_CONCAT(r.role ORDER BY r.role) FROM operator_roles r WHERE r.userid = o.userid) AS roles
  FROM operators o`;

const toActor = (row: OperatorRow): Actor => ({
  userid: row.userid,
  name: row.name,
  roles: (row.roles?.split(',') ?? []) as RoleId[],
  scope: row.scope,
  department: row.department,
  language: row.language,
});

export async function findActive(ctx: Ctx, userids: readonly string[]): Promise<Actor[]> {
  const rows = await ctx.db.query<OperatorRow[]>(`${SELECT} WHERE o.userid IN (?) AND o.active = 1`, [
    userids,
  ]);
  return rows.map(toActor);
}

export async function listActive(ctx: Ctx): Promise<Actor[]> {
  const rows = await ctx.db.query<OperatorRow[]>(
    `${SELECT} WHERE o.active = 1 ORDER BY o.created_at, o.userid`,
  );
  return rows.map(toActor);
}

export async function useridsOfRole(ctx: Ctx, role: RoleId): Promise<string[]> {
  const rows = await ctx.db.query<{ userid: string }[]>(
    `SELECT r.userid FROM operator_roles r JOIN operators o ON o.userid = r.userid AND o.active = 1
      WHERE r.role = ? ORDER BY r.granted_at, r.userid`,
    [role],
  );
  return rows.map((r) => r.userid);
}

/** Only the one named member may become owner, so two of them at once cannot happen: his turns come one by one. */
export async function nobodyYet(ctx: Ctx): Promise<boolean> {
  const rows = await ctx.db.query<unknown[]>('SELECT userid FROM operators LIMIT 1');
  return rows.length === 0;
}

export async function insertOperator(
  ctx: Ctx,
  o: {
    userid: string;
    name: string;
    department: string | null;
    scope: Scope;
    roles: readonly RoleId[];
    grantedBy: string | null;
  },
): Promise<void> {
  await ctx.db.query(
    `INSERT INTO operators (userid, name, department, scope, created_at) VALUES (?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE name = VALUES(name), department = VALUES(department), scope = VALUES(scope), active = 1`,
    [o.userid, o.name, o.department, o.scope, ctx.now],
  );
  for (const role of o.roles)
    await ctx.db.query(
      'INSERT IGNORE INTO operator_roles (userid, role, granted_by, granted_at) VALUES (?, ?, ?, ?)',
      [o.userid, role, o.grantedBy, ctx.now],
    );
}

export async function setLanguage(ctx: Ctx, userid: string, language: 'zh' | 'en'): Promise<void> {
  await ctx.db.query('UPDATE operators SET language = ? WHERE userid = ?', [language, userid]);
}
