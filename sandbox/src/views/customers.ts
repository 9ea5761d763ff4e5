import type { CustomerListView, CustomerView, RelationView } from '../liveCompany';
import { memberOf } from '../people';
import { baseCustomer, baseNumber } from '../state/baseCustomers';
import type { Customer, Follow } from '../state/customer';
import { findCustomer } from '../state/customers';
import type { World } from '../world';

const MOST = 60;
/** Of a hundred thousand computed customers a search looks at the first so many. */
const LOOKED_AT = 20_000;

/** Customers by part of their name or their whole id: those who came last first, then the base in its order. */
export function customerList(world: World, words: string): CustomerListView {
  const { customers } = world.company;
  const asked = words.trim().toLowerCase();
  const newcomers = [...customers.touched.values()].filter((c) => baseNumber(customers.base, c.id) === null);
  const total = customers.base.count + newcomers.length;
  const exact = asked === '' ? null : findCustomer(customers, words.trim());
  if (exact) return { total, customers: [customerView(world, exact)], more: false };
  const found: Customer[] = [];
  for (const customer of everybody(world, newcomers.reverse())) {
    if (!customer.name.toLowerCase().includes(asked)) continue;
    if (found.length === MOST) return { total, customers: viewsOf(world, found), more: true };
    found.push(customer);
  }
  return { total, customers: viewsOf(world, found), more: customers.base.count > LOOKED_AT };
}

export function customerView(world: World, customer: Customer): CustomerView {
  return {
    id: customer.id,
    name: customer.name,
    corpName: customer.corpName,
    relations: customer.follows.map((follow) => relationView(world, follow)),
  };
}

export const memberName = (world: World, userid: string): string =>
  memberOf(world.people, userid)?.name ?? userid;

function* everybody(world: World, newcomers: readonly Customer[]): Generator<Customer> {
  yield* newcomers;
  const { base, touched } = world.company.customers;
  for (let n = 0; n < Math.min(base.count, LOOKED_AT); n += 1) {
    const computed = baseCustomer(base, n);
    yield touched.get(computed.id) ?? computed;
  }
}

const viewsOf = (world: World, found: readonly Customer[]): CustomerView[] =>
  found.map((customer) => customerView(world, customer));

function relationView(world: World, follow: Follow): RelationView {
  const tags = world.company.corpTags.groups.flatMap((g) => g.tags);
  return {
    userid: follow.userid,
    name: memberName(world, follow.userid),
    standing: follow.standing,
    state: follow.state,
    since: new Date(follow.createtime * 1000).toISOString(),
    remark: follow.remark,
    tags: tags.filter((t) => follow.tagIds.includes(t.id) && !t.deleted).map((t) => t.name),
  };
}
