import { baseCustomer, baseId, baseNumber, baseNumbersOf, type Base } from './baseCustomers';
import type { Customer, Follow } from './customer';

/** The base is computed; only who was touched since is kept. */
export interface Customers {
  base: Base;
  touched: Map<string, Customer>;
  /** member → customers that came to him since, in order; entries are never taken out, so positions stay */
  joined: Map<string, string[]>;
}

export const makeCustomers = (base: Base): Customers => ({ base, touched: new Map(), joined: new Map() });

/** To read only. */
export function findCustomer(customers: Customers, id: string): Customer | null {
  const touched = customers.touched.get(id);
  if (touched) return touched;
  const n = baseNumber(customers.base, id);
  return n === null ? null : baseCustomer(customers.base, n);
}

/** To change: from now on he is kept. */
export function touchCustomer(customers: Customers, id: string): Customer | null {
  const found = findCustomer(customers, id);
  if (found) customers.touched.set(id, found);
  return found;
}

export function addCustomer(
  customers: Customers,
  customer: Omit<Customer, 'follows' | 'lastChats'>,
): Customer {
  const fresh = { ...customer, follows: [], lastChats: {} };
  customers.touched.set(customer.id, fresh);
  return fresh;
}

/** Puts a relation in the place of an earlier one between the two. */
export function setFollow(customers: Customers, customer: Customer, follow: Follow): void {
  const isNew = !isListed(customers, customer.id, follow.userid);
  customer.follows = [...customer.follows.filter((f) => f.userid !== follow.userid), follow];
  customers.touched.set(customer.id, customer);
  if (!isNew) return;
  const list = customers.joined.get(follow.userid) ?? [];
  list.push(customer.id);
  customers.joined.set(follow.userid, list);
}

/** What the API shows of a relation: not one the member ended, nor one he has not confirmed. */
export const readable = (follow: Follow): boolean =>
  follow.standing === 'friends' || follow.standing === 'blocked';

export const followOf = (customer: Customer, userid: string): Follow | undefined =>
  customer.follows.find((f) => f.userid === userid && readable(f));

/** Every customer the API lists for a member, with a position that stays the same while others come and go. */
export function* customersOf(
  customers: Customers,
  userid: string,
  from = 0,
): Generator<{ position: number; customer: Customer; follow: Follow }> {
  for (const { position, id } of idsOf(customers, userid, from)) {
    const customer = findCustomer(customers, id);
    const follow = customer ? followOf(customer, userid) : undefined;
    if (customer && follow) yield { position, customer, follow };
  }
}

/** Whether the base or an earlier `setFollow` already gives this pair a place in the member's list. */
function isListed(customers: Customers, id: string, userid: string): boolean {
  const n = baseNumber(customers.base, id);
  if (n !== null && baseCustomer(customers.base, n).follows.some((f) => f.userid === userid)) return true;
  return customers.joined.get(userid)?.includes(id) ?? false;
}

function* idsOf(
  customers: Customers,
  userid: string,
  from: number,
): Generator<{ position: number; id: string }> {
  let position = 0;
  for (const n of baseNumbersOf(customers.base, userid)) {
    if (position >= from) yield { position, id: baseId(n) };
    position += 1;
  }
  for (const id of customers.joined.get(userid) ?? []) {
    if (position >= from) yield { position, id };
    position += 1;
  }
}
