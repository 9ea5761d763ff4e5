import type { Ctx, OutsideContact } from '../../kernel';
import { sourceWords } from './addWayWords';
import {
  customersBy,
  insertIdentities,
  insertNewcomers,
  removeNewcomers,
  renameCustomer,
  type Newcomer,
} from './newcomerStore';

const TRIES = 3;

/**
 * Which customer each of these people is; whom nobody knows by WeCom's id or the unionid is entered. Two jobs may meet
 * the same person at once: the identity's unique key says who was first, the other one looks again.
 */
export async function enterNewcomers(
  ctx: Ctx,
  contacts: readonly OutsideContact[],
): Promise<Map<string, string>> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const known = await whoIsWho(ctx, contacts);
    const people = new Map(
      contacts.filter((c) => !known.has(c.externalUserid)).map((c) => [c.externalUserid, c]),
    );
    if (people.size === 0) return known;
    const ids = await enter(ctx, [...people.values()]);
    if (ids) return new Map([...known, ...ids]);
  }
  throw new Error('the same people are being entered again and again');
}

async function whoIsWho(ctx: Ctx, contacts: readonly OutsideContact[]): Promise<Map<string, string>> {
  const byId = await customersBy(
    ctx,
    'external',
    contacts.map((c) => c.externalUserid),
  );
  const found = new Map(byId.map((i) => [i.value, i]));
  const rest = contacts.filter((c) => !found.has(c.externalUserid) && c.unionid !== null);
  const byUnion = new Map(
    (
      await customersBy(
        ctx,
        'union',
        rest.map((c) => c.unionid ?? ''),
      )
    ).map((i) => [i.value, i]),
  );
  const united = rest.flatMap((c) => {
    const customer = byUnion.get(c.unionid ?? '');
    return customer ? [{ customerId: customer.customerId, externalUserid: c.externalUserid }] : [];
  });
  await insertIdentities(
    ctx,
    united.map((u) => ({ customerId: u.customerId, kind: 'external', value: u.externalUserid })),
  );
  await followNames(ctx, contacts, found);
  return new Map([
    ...byId.map((i): [string, string] => [i.value, i.customerId]),
    ...united.map((u): [string, string] => [u.externalUserid, u.customerId]),
  ]);
}

async function followNames(
  ctx: Ctx,
  contacts: readonly OutsideContact[],
  found: ReadonlyMap<string, { customerId: string; name: string; gender: string }>,
): Promise<void> {
  for (const c of new Map(contacts.map((one) => [one.externalUserid, one])).values()) {
    const customer = found.get(c.externalUserid);
    if (!customer || (customer.name === nameOf(c) && customer.gender === c.gender)) continue;
    await renameCustomer(ctx, customer.customerId, { name: nameOf(c), gender: c.gender });
  }
}

async function enter(ctx: Ctx, people: readonly OutsideContact[]): Promise<Map<string, string> | null> {
  const ids = await insertNewcomers(ctx, people.map(newcomer));
  const numbered = people.map((c, n) => ({ c, customerId: ids[n] ?? '' }));
  const mine = await insertIdentities(
    ctx,
    numbered.map(({ c, customerId }) => ({ customerId, kind: 'external', value: c.externalUserid })),
  );
  if (!mine) {
    await removeNewcomers(ctx, ids);
    return null;
  }
  await insertIdentities(
    ctx,
    numbered.flatMap(({ c, customerId }) =>
      c.unionid === null ? [] : [{ customerId, kind: 'union' as const, value: c.unionid }],
    ),
  );
  return new Map(numbered.map(({ c, customerId }) => [c.externalUserid, customerId]));
}

const nameOf = (c: OutsideContact): string => c.name.trim().slice(0, 64) || '微信好友';

const newcomer = (c: OutsideContact): Newcomer => ({
  externalUserid: c.externalUserid,
  unionid: c.unionid,
  name: nameOf(c),
  gender: c.gender,
  channel: c.state === '' ? null : c.state.slice(0, 40),
  owner: c.userid,
  addedAt: c.addedAt,
  source: sourceWords(c.addWay, c.state),
});
