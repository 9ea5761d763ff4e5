import type { Actor } from '../../kernel';

/**
 * Row scope (domain.md §1) as a condition on `customers c`: the company sees all, a team its own, a person those they
 * look after. A schedule or a phone asks for everybody.
 */
export function visibleRows(actor: Actor | null): { sql: string; values: string[] } {
  if (!actor || actor.scope === 'company') return { sql: '', values: [] };
  if (actor.scope === 'own') return { sql: ' AND c.owner = ?', values: [actor.userid] };
  // of a person without department nobody is a colleague
  return actor.department === null
    ? { sql: ' AND 1 = 0', values: [] }
    : { sql: ' AND c.team = ?', values: [actor.department] };
}
