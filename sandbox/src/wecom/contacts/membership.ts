import type { Member } from '../../options';
import { subtree } from '../../state/departments';
import { cardOf } from '../../state/staff';
import type { World } from '../../world';
import { WecomError } from '../wecomError';

/** Who stands in this very department, not below it; 60003 when there is none. */
export function membersOfDepartment(world: World, id: number): Member[] {
  if (!world.company.departments.byId.has(id)) throw new WecomError(60003);
  return world.people.members.filter((m) => cardOf(world.company.staff, m).departments.includes(id));
}

/** Who stands in the department or anywhere below it: whom a message to it reaches. */
export function membersBelow(world: World, id: number): Member[] {
  const ids = new Set(subtree(world.company.departments, id).map((d) => d.id));
  return world.people.members.filter((m) =>
    cardOf(world.company.staff, m).departments.some((d) => ids.has(d)),
  );
}
