import { memberOf } from '../../people';
import type { Member } from '../../options';
import type { Customer, Follow } from '../../state/customer';
import { findCustomer, followOf, touchCustomer } from '../../state/customers';
import { cardOf } from '../../state/staff';
import type { World } from '../../world';
import { WecomError } from '../wecomError';

/** A member who may serve customers: 40003 unknown, 84074 without 客户联系. */
export function servingMember(world: World, userid: string): Member {
  const member = memberOf(world.people, userid);
  if (!member) throw new WecomError(40003);
  const card = cardOf(world.company.staff, member);
  if (!card.servesCustomers || card.status !== 1) throw new WecomError(84074);
  return member;
}

export const servingMembers = (world: World): Member[] =>
  world.people.members.filter((m) => {
    const card = cardOf(world.company.staff, m);
    return card.servesCustomers && card.status === 1;
  });

/** The relation of the two, to be changed; 40096 for no such customer, 84061 for no relation between them. */
export function relationToChange(
  world: World,
  userid: string,
  externalUserid: string,
): { member: Member; customer: Customer; follow: Follow } {
  const member = servingMember(world, userid);
  if (externalUserid === '') throw new WecomError(41035);
  const found = findCustomer(world.company.customers, externalUserid);
  if (!found) throw new WecomError(40096);
  if (!followOf(found, member.userid)) throw new WecomError(84061);
  const customer = touchCustomer(world.company.customers, externalUserid);
  const follow = customer ? followOf(customer, member.userid) : undefined;
  if (!customer || !follow) throw new WecomError(84061);
  return { member, customer, follow };
}
