import type { Ctx } from '../../kernel';
import { everybody } from './who';

/**
 * Whose rows the asker may see (domain.md §1): null = everybody's. A store makes its `where` of it. The product itself
 * sees all; a team is everybody of the asker's department.
 */
export async function peopleInScope(ctx: Ctx): Promise<string[] | null> {
  const { actor } = ctx;
  if (!actor || actor.scope === 'company') return null;
  if (actor.scope === 'own' || actor.department === null) return [actor.userid];
  const team = (await everybody(ctx)).filter((a) => a.department === actor.department);
  return [...new Set([actor.userid, ...team.map((a) => a.userid)])];
}
