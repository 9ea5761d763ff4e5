import type { Member } from '../options';
import type { PeopleChanges } from '../people';

/** What the address book knows of a member beyond the name. Statuses: 1 active, 2 disabled, 4 not activated, 5 left. */
export interface StaffCard {
  departments: number[];
  mainDepartment: number;
  leads: number[];
  directLeader: string[];
  position: string;
  alias: string;
  mobile: string;
  email: string;
  status: 1 | 2 | 4 | 5;
  /** may use 客户联系 */
  servesCustomers: boolean;
}

/** Only what differs from the default is kept, by userid in lower case. */
export interface Staff extends PeopleChanges {
  cards: Map<string, Partial<StaffCard>>;
}

export const makeStaff = (): Staff => ({ cards: new Map(), joined: [], left: new Set() });

/** Roles are the product's; here they only make the demo company believable. */
export function cardOf(staff: Staff, member: Member): StaffCard {
  const own = staff.cards.get(member.userid.toLowerCase()) ?? {};
  const department = own.departments?.[0] ?? (member.roles.includes('矩阵管理') ? 2 : 1);
  return {
    departments: [department],
    mainDepartment: department,
    leads: [],
    directLeader: [],
    position: member.roles.join('、'),
    alias: '',
    mobile: '',
    email: `${member.userid.toLowerCase()}@demo.example`,
    status: 1,
    servesCustomers: member.roles.length > 0,
    ...own,
  };
}

export function changeCard(staff: Staff, userid: string, change: Partial<StaffCard>): void {
  const key = userid.toLowerCase();
  staff.cards.set(key, { ...staff.cards.get(key), ...change });
}

/** Stands for the member in calls by people of other corps; the same for the same member. */
export const openUserIdOf = (userid: string): string =>
  `wo${Buffer.from(userid.toLowerCase()).toString('base64url')}`.padEnd(32, '0').slice(0, 64);
