import { unixSeconds } from '../../clock/clock';
import { memberOf } from '../../people';
import { customersOf, findCustomer, followOf, setFollow, touchCustomer } from '../../state/customers';
import { askedPage, limitOf, pageOf } from '../../state/page';
import type { Transfer } from '../../state/transfers';
import type { World } from '../../world';
import type { Endpoints } from '../endpoint';
import { stringsOf, textOf, type Json } from '../json';
import { WecomError } from '../wecomError';
import { servingMember } from './access';

const DAY = 86_400;
const RESULTS = { most: 1000, usual: 1000 };

/** Customers from one member to another, in office or after leaving (wecom-api.md §10.9). */
export const transfers: Endpoints = {
  post: {
    'externalcontact/transfer_customer': (world, { body }) => start(world, body, false),
    'externalcontact/resigned/transfer_customer': (world, { body }) => start(world, body, true),
    'externalcontact/transfer_result': (world, { body }) => results(world, body, false),
    'externalcontact/resigned/transfer_result': (world, { body }) => results(world, body, true),
    'externalcontact/get_unassigned_list': (world, { body }) => unassigned(world, body),
  },
};

function start(world: World, body: Json, resigned: boolean): Json {
  const ids = stringsOf(body, 'external_userid');
  if (ids.length < 1 || ids.length > 100) throw new WecomError(40058, 'invalid external_userid');
  if (Array.from(textOf(body, 'transfer_success_msg')).length > 200) throw new WecomError(40058);
  const handover = handoverOf(world, textOf(body, 'handover_userid'), resigned);
  const takeover = servingMember(world, textOf(body, 'takeover_userid')).userid;
  if (handover === takeover) throw new WecomError(40130);
  settle(world);
  const customer = ids.map((external_userid) => {
    const errcode = refusalOf(world, external_userid, handover, takeover);
    if (errcode === 0)
      world.company.transfers.all.push({
        externalUserid: external_userid,
        handover,
        takeover,
        status: 2,
        askedAt: unixSeconds(world.clock),
        takeoverTime: 0,
        resigned,
      });
    return { external_userid, errcode };
  });
  return { customer };
}

/** 40097 for a resigned transfer of somebody who is still here. */
function handoverOf(world: World, userid: string, resigned: boolean): string {
  if (!resigned) return servingMember(world, userid).userid;
  if (memberOf(world.people, userid)) throw new WecomError(40097);
  const left = world.company.transfers.left.find((l) => l.userid.toLowerCase() === userid.toLowerCase());
  if (!left) throw new WecomError(40003);
  return left.userid;
}

function refusalOf(world: World, id: string, handover: string, takeover: string): number {
  const customer = findCustomer(world.company.customers, id);
  if (!customer) return 40096;
  if (!followOf(customer, handover)) return 40131;
  if (followOf(customer, takeover)) return 40130;
  const mine = world.company.transfers.all.filter((t) => t.externalUserid === id);
  if (mine.some((t) => t.status === 2)) return 40129;
  const since = unixSeconds(world.clock) - 90 * DAY;
  return mine.filter((t) => !t.resigned && t.askedAt > since && t.status === 1).length >= 2 ? 40128 : 0;
}

function results(world: World, body: Json, resigned: boolean): Json {
  settle(world);
  const [handover, takeover] = [textOf(body, 'handover_userid'), textOf(body, 'takeover_userid')];
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  const mine = world.company.transfers.all.filter(
    (t) => t.resigned === resigned && same(t.handover, handover) && same(t.takeover, takeover),
  );
  const page = askedPage(mine, `transfers ${handover} ${takeover}`, body, RESULTS);
  const customer = page.items.map((t) => ({
    external_userid: t.externalUserid,
    status: t.status,
    takeover_time: t.takeoverTime,
  }));
  return { customer, next_cursor: page.next };
}

/** A day after it was asked for a transfer is done, unless the customer has refused it by then. */
export function settle(world: World): void {
  const now = unixSeconds(world.clock);
  for (const transfer of world.company.transfers.all)
    if (transfer.status === 2 && now - transfer.askedAt >= DAY) complete(world, transfer);
}

function complete(world: World, transfer: Transfer): void {
  const customer = touchCustomer(world.company.customers, transfer.externalUserid);
  const before = customer?.follows.find((f) => f.userid === transfer.handover);
  if (!customer || !before) return;
  const takeoverTime = transfer.askedAt + DAY;
  setFollow(world.company.customers, customer, {
    ...before,
    userid: transfer.takeover,
    createtime: takeoverTime,
    addWay: 202,
    operUserid: transfer.takeover,
    standing: 'friends',
  });
  before.standing = 'removed';
  Object.assign(transfer, { status: 1, takeoverTime });
}

function unassigned(world: World, body: Json): Json {
  settle(world);
  const rows = world.company.transfers.left.flatMap(({ userid, at }) =>
    Array.from(customersOf(world.company.customers, userid), ({ customer }) => ({
      handover_userid: userid,
      external_userid: customer.id,
      dimission_time: at,
    })),
  );
  const limit = limitOf(body, RESULTS, 'page_size');
  const page = pageOf(rows, 'unassigned', textOf(body, 'cursor'), limit);
  return { info: page.items, is_last: page.next === '', next_cursor: page.next };
}
