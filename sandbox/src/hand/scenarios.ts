import { nowMs, unixSeconds } from '../clock/clock';
import { applyChanges } from '../people';
import { baseId } from '../state/baseCustomers';
import { keepCompany, makeCompany, type Scenario } from '../state/company';
import { touchCustomer } from '../state/customers';
import { newId } from '../state/newId';
import { servingMembers } from '../wecom/customers/access';
import { addMass } from '../wecom/customers/massMessages';
import { addMoment } from '../wecom/customers/moments';
import type { World } from '../world';

/** A new company; chats, phones, clock, faults and switches stay as they are. The product is told of nothing. */
export function resetTo(world: World, scenario: Scenario): void {
  world.limits.counts.clear();
  world.limits.blockedUntil.clear();
  applyChanges(world.people, { joined: [], left: new Set() });
  world.company = makeCompany(scenario, world.people.members, world.clock);
  applyChanges(world.people, world.company.staff);
  GOES_ON[scenario]?.(world);
  keepCompany(world.state, world.company);
}

const GOES_ON: Partial<Record<Scenario, (world: World) => void>> = { busy, handover, capped };

/** Two codes to scan, and for every member a mass message to confirm and a moment to publish. */
function busy(world: World): void {
  const staff = servingMembers(world).map((m) => m.userid);
  const codes: [string, string, boolean][] = [
    ['展会码', 'expo', true],
    ['门店码', 'store', false],
  ];
  for (const [remark, state, skipVerify] of codes)
    addCode(world, { remark, state, skipVerify, users: staff });
  for (const sender of staff)
    addMass(world, { chat_type: 'single', sender, text: { content: '周末八折，回复 1 领券' } });
  addMoment(world, { text: { content: '新到的芍药，今天下单明天到' } });
}

function addCode(
  world: World,
  code: { remark: string; state: string; skipVerify: boolean; users: string[] },
): void {
  const configId = newId('', 32);
  world.company.contactWays.byId.set(configId, {
    configId,
    type: 2,
    scene: 2,
    style: 1,
    parties: [],
    isTemp: false,
    expiresIn: 0,
    chatExpiresIn: 0,
    unionid: '',
    isExclusive: false,
    markSource: true,
    conclusions: null,
    createdAt: unixSeconds(world.clock),
    scans: 0,
    ...code,
  });
}

/** The last of the members with customers has left: they wait for a successor, his groups have no owner. */
function handover(world: World): void {
  const leaver = servingMembers(world).at(-1);
  if (!leaver) return;
  const { staff, transfers, groups } = world.company;
  staff.left.add(leaver.userid.toLowerCase());
  applyChanges(world.people, staff);
  transfers.left.push({ userid: leaver.userid, at: unixSeconds(world.clock) });
  for (const group of groups.byId.values()) if (group.owner === leaver.userid) group.status = 1;
}

/** Every fifth customer has had all mass messages of this month, every third has removed his members. */
function capped(world: World): void {
  const { customers, massMessages } = world.company;
  for (let n = 0; n < customers.base.count; n += 1) {
    const id = baseId(n);
    if (n % 5 === 0)
      massMessages.received.set(
        id,
        Array.from({ length: 31 }, () => nowMs(world.clock)),
      );
    if (n % 3 === 0)
      for (const follow of touchCustomer(customers, id)?.follows ?? []) follow.standing = 'blocked';
  }
}
