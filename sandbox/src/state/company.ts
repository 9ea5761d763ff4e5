import { z } from 'zod';
import { nowMs, type Clock } from '../clock/clock';
import type { Member } from '../options';
import { readDocument, saveSoon, type StateDir } from '../store/stateDir';
import { makeAppChats, type AppChats } from './appChats';
import { makeContactTags, type ContactTags } from './contactTags';
import { makeContactWays, type ContactWays } from './contactWays';
import { makeCorpTags, type CorpTags } from './corpTags';
import { makeCustomers, type Customers } from './customers';
import { demoContactTags, demoCorpTags, demoDepartments, demoGroups, demoRobot, demoRoom } from './demo';
import { makeDepartments, type Departments } from './departments';
import { makeGroups, type Groups } from './groups';
import { makeInterceptRules, type InterceptRules } from './interceptRules';
import { makeMassMessages, type MassMessages } from './massMessages';
import { makeMoments, type Moments } from './moments';
import { pack, unpack } from './pack';
import { makeRooms, type Rooms } from './rooms';
import { makeStaff, type Staff } from './staff';
import { makeTransfers, type Transfers } from './transfers';
import { makeWelcomes, type Welcomes } from './welcomes';

/**
 * demo: a small shop with customers, tags and groups · empty: members alone · big: 100 000 customers · and the demo
 * shop as hand/scenarios.ts goes on with it: busy, handover, capped.
 */
export const SCENARIOS = ['demo', 'empty', 'big', 'busy', 'handover', 'capped'] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** All that WeCom's server remembers about one corp, beyond who its members are. Plain data: kept as one document. */
export interface Company {
  scenario: Scenario;
  staff: Staff;
  departments: Departments;
  contactTags: ContactTags;
  customers: Customers;
  corpTags: CorpTags;
  contactWays: ContactWays;
  welcomes: Welcomes;
  massMessages: MassMessages;
  moments: Moments;
  groups: Groups;
  transfers: Transfers;
  interceptRules: InterceptRules;
  appChats: AppChats;
  rooms: Rooms;
}

const DOCUMENT = 'company.json';
const CUSTOMERS: Record<Scenario, number> = {
  demo: 36,
  empty: 0,
  big: 100_000,
  busy: 36,
  handover: 36,
  capped: 36,
};
const kept = z.object({ scenario: z.enum(SCENARIOS), company: z.custom<Company>((v) => v !== undefined) });

export function makeCompany(scenario: Scenario, members: readonly Member[], clock: Clock): Company {
  const at = Math.floor(nowMs(clock) / 1000);
  const owners = members.filter((m) => m.roles.length > 0);
  const bare = scenario === 'empty';
  const corpTags = bare ? [] : demoCorpTags(at);
  return {
    scenario,
    staff: makeStaff(),
    departments: makeDepartments(bare ? [] : demoDepartments()),
    contactTags: makeContactTags(bare ? [] : demoContactTags()),
    customers: makeCustomers({
      count: CUSTOMERS[scenario],
      owners: owners.map((m) => m.userid),
      at,
      tagIds: corpTags.flatMap((g) => g.tags.map((t) => t.id)),
    }),
    corpTags: makeCorpTags(corpTags),
    contactWays: makeContactWays(),
    welcomes: makeWelcomes(),
    massMessages: makeMassMessages(),
    moments: makeMoments(),
    groups: makeGroups(bare ? [] : demoGroups(owners, at)),
    transfers: makeTransfers(),
    interceptRules: makeInterceptRules(),
    appChats: bare ? makeAppChats() : { byId: new Map(), robots: new Map([demoRobot()]) },
    rooms: makeRooms(bare ? [] : [demoRoom(owners)]),
  };
}

/** The company of an earlier run; the demo company without one. */
export function openCompany(state: StateDir, members: readonly Member[], clock: Clock): Company {
  const fresh = makeCompany('demo', members, clock);
  const found = kept.safeParse(readDocument(state, DOCUMENT));
  return found.success ? { ...fresh, ...(unpack(found.data.company) as Company) } : fresh;
}

export function keepCompany(state: StateDir, company: Company): void {
  saveSoon(state, DOCUMENT, () => ({ scenario: company.scenario, company: pack(company) }));
}
