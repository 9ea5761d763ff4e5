import { fieldOf, type Subject } from '@cunkebao/shared/alerts';
import type { Actor, Ctx } from '../../kernel';
import { everybody } from '../operators';

/**
 * Who is told of an alert: the owners, and those whose work it is as far as their row scope reaches (domain.md §1).
 * What concerns the whole company is told to those who may see all of it.
 */
export async function recipientsOf(
  ctx: Ctx,
  about: { field: string; subjects: readonly Subject[] },
): Promise<string[]> {
  const all = await everybody(ctx);
  const roles = fieldOf(about.field)?.tell ?? [];
  return all
    .filter(
      (a) =>
        a.roles.includes('owner') ||
        (a.roles.some((r) => roles.includes(r)) && reaches(a, about.subjects, all)),
    )
    .map((a) => a.userid);
}

function reaches(a: Actor, subjects: readonly Subject[], all: readonly Actor[]): boolean {
  if (a.scope === 'company') return true;
  const mine = all.filter(
    (o) =>
      o.userid === a.userid || (a.scope === 'team' && a.department !== null && o.department === a.department),
  );
  return subjects.some((s) => mine.some((o) => o.userid === s.operator));
}
