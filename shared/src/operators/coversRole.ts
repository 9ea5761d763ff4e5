import { allows } from './permissions';
import type { RoleId, Scope } from './roles';

/**
 * Which permissions of a role these roles do not open: nobody gives or takes more than he has. Empty: all of them are
 * covered. Only an owner covers the owner's.
 */
export function uncovered(
  mine: readonly RoleId[],
  role: RoleId,
  permissions: readonly string[],
): readonly string[] {
  if (mine.includes('owner')) return [];
  if (role === 'owner') return permissions;
  return permissions.filter((p) => allows([role], p) && !allows(mine, p));
}

const REACH: Record<Scope, number> = { own: 0, team: 1, company: 2 };

/** Whether rows seen with `wanted` are all seen with `mine`. */
export const coversScope = (mine: Scope, wanted: Scope): boolean => REACH[mine] >= REACH[wanted];
