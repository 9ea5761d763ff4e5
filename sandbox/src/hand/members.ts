import { z } from 'zod';
import { Refusal } from '../chat/refusal';
import { unixSeconds } from '../clock/clock';
import { applyChanges, memberOf } from '../people';
import type { Member } from '../options';
import { ROOT } from '../state/departments';
import { cardOf, changeCard, type StaffCard } from '../state/staff';
import type { World } from '../world';
import { pushEvent } from './appEvent';
import { tell } from './tell';

const userid = z.string().regex(/^[0-9A-Za-z_.@-]{1,64}$/);
const fields = {
  name: z.string().min(1).max(64).optional(),
  roles: z.array(z.string().max(32)).max(20).optional(),
  department: z.array(z.number().int().positive()).min(1).max(100).optional(),
  position: z.string().max(128).optional(),
  mobile: z.string().max(32).optional(),
  leads: z.array(z.number().int().positive()).max(100).optional(),
  servesCustomers: z.boolean().optional(),
};
export const memberBody = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create'), userid, ...fields }).strict(),
  z.object({ do: z.literal('update'), userid, newuserid: userid.optional(), ...fields }).strict(),
  z.object({ do: z.enum(['leave', 'disable', 'enable']), userid }).strict(),
]);
type MemberBody = z.infer<typeof memberBody>;
type Fields = Omit<Extract<MemberBody, { do: 'create' }>, 'do' | 'userid'>;

/** Somebody in the console adds, changes, disables or removes a member; the product hears of it. */
export function changeMember(world: World, body: MemberBody): Member | null {
  if (body.do === 'create') return create(world, body.userid, body);
  const member = memberOf(world.people, body.userid);
  if (!member) throw new Refusal(404, '没有这个成员');
  if (body.do === 'update') return update(world, member, body, body.newuserid);
  if (body.do === 'leave') return leave(world, member);
  const status = body.do === 'disable' ? 2 : 1;
  changeCard(world.company.staff, member.userid, { status });
  tellUpdate(world, { UserID: member.userid, Status: status });
  pushEvent(world, member.userid, status === 1 ? 'subscribe' : 'unsubscribe');
  return member;
}

function create(world: World, id: string, body: Fields): Member {
  if (memberOf(world.people, id)) throw new Refusal(409, '已经有这个成员');
  checkDepartments(world, body.department ?? [ROOT]);
  const { staff } = world.company;
  const member = { userid: id, name: body.name ?? id, roles: body.roles ?? [] };
  staff.left.delete(id.toLowerCase());
  staff.joined = [...staff.joined.filter((m) => m.userid.toLowerCase() !== id.toLowerCase()), member];
  staff.cards.delete(id.toLowerCase());
  changeCard(staff, id, cardChange({ department: [ROOT], servesCustomers: true, ...body }));
  applyChanges(world.people, staff);
  const card = cardOf(staff, member);
  tell(world, {
    Event: 'change_contact',
    ChangeType: 'create_user',
    UserID: member.userid,
    Name: member.name,
    Department: card.departments.join(','),
    MainDepartment: card.mainDepartment,
    IsLeaderInDept: card.departments.map((d) => (card.leads.includes(d) ? 1 : 0)).join(','),
    Position: card.position,
    Mobile: card.mobile,
    Status: card.status,
    Alias: card.alias,
  });
  pushEvent(world, member.userid, 'subscribe');
  return member;
}

function update(world: World, member: Member, body: Fields, renamed: string | undefined): Member {
  if (renamed && memberOf(world.people, renamed)) throw new Refusal(409, '新的账号已经有人用');
  checkDepartments(world, body.department ?? []);
  const { staff } = world.company;
  const fresh = {
    userid: renamed ?? member.userid,
    name: body.name ?? member.name,
    roles: body.roles ?? member.roles,
  };
  const card = { ...staff.cards.get(member.userid.toLowerCase()), ...cardChange(body) };
  if (renamed) staff.left.add(member.userid.toLowerCase());
  staff.joined = [...staff.joined.filter((m) => m.userid !== member.userid), fresh];
  changeCard(staff, fresh.userid, card);
  applyChanges(world.people, staff);
  tellUpdate(world, {
    UserID: member.userid,
    NewUserID: renamed,
    Name: body.name,
    Department: body.department?.join(','),
    MainDepartment: body.department?.[0],
    Position: body.position,
    Mobile: body.mobile,
  });
  return fresh;
}

/** His account is gone, his customers wait for a successor, his groups have no owner (wecom-api.md §10.9). */
function leave(world: World, member: Member): null {
  const { staff, transfers, groups } = world.company;
  pushEvent(world, member.userid, 'unsubscribe');
  staff.left.add(member.userid.toLowerCase());
  staff.joined = staff.joined.filter((m) => m.userid !== member.userid);
  applyChanges(world.people, staff);
  transfers.left.push({ userid: member.userid, at: unixSeconds(world.clock) });
  for (const group of groups.byId.values()) if (group.owner === member.userid) group.status = 1;
  tell(world, { Event: 'change_contact', ChangeType: 'delete_user', UserID: member.userid });
  return null;
}

function tellUpdate(world: World, changed: Record<string, string | number | undefined>): void {
  tell(world, { Event: 'change_contact', ChangeType: 'update_user', ...changed });
}

function checkDepartments(world: World, ids: readonly number[]): void {
  if (!ids.every((id) => world.company.departments.byId.has(id))) throw new Refusal(404, '没有这个部门');
}

function cardChange(body: Fields): Partial<StaffCard> {
  const { department, position, mobile, leads, servesCustomers } = body;
  return {
    ...(department ? { departments: department, mainDepartment: department[0] ?? ROOT } : {}),
    ...(position === undefined ? {} : { position }),
    ...(mobile === undefined ? {} : { mobile }),
    ...(leads === undefined ? {} : { leads }),
    ...(servesCustomers === undefined ? {} : { servesCustomers }),
  };
}
