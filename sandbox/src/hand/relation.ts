import { Refusal } from '../chat/refusal';
import type { Customer, Follow } from '../state/customer';
import { findCustomer, touchCustomer } from '../state/customers';
import type { World } from '../world';
import { tell } from './tell';

/** The two and their relation, if it is of one of these kinds now. */
export function between(
  world: World,
  userid: string,
  externalUserid: string,
  standings: Follow['standing'][],
): { customer: Customer; follow: Follow } {
  const customer = found(world, externalUserid);
  const follow = customer.follows.find((f) => f.userid.toLowerCase() === userid.toLowerCase());
  if (!follow || !standings.includes(follow.standing)) throw new Refusal(409, '这两个人现在不是这种关系');
  return { customer, follow };
}

/** To be changed. */
export function found(world: World, externalUserid: string): Customer {
  if (!findCustomer(world.company.customers, externalUserid)) throw new Refusal(404, '没有这个客户');
  const customer = touchCustomer(world.company.customers, externalUserid);
  if (!customer) throw new Refusal(404, '没有这个客户');
  return customer;
}

export const tellCustomer = (
  world: World,
  change: string,
  userid: string,
  externalUserid: string,
  more: Record<string, string | undefined> = {},
): void => {
  tell(world, {
    Event: 'change_external_contact',
    ChangeType: change,
    UserID: userid,
    ExternalUserID: externalUserid,
    ...more,
  });
};
