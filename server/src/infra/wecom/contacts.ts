import { z } from 'zod';
import { change, drop, get, look, tell, type Call } from './ask';
import { everyPage, nextCursor, partsOf } from './pages';

/** Members, departments and their tags (wecom-api.md §9.1–9.3). Self-built apps of today see no mobile and no e-mail. */

const departmentIds = z.array(z.number().int()).default([]);
const member = z.looseObject({
  userid: z.string(),
  name: z.string(),
  department: departmentIds,
  main_department: z.number().int().optional(),
  position: z.string().default(''),
  /** 1 active, 2 disabled, 4 not activated, 5 left */
  status: z.number().int().default(1),
  is_leader_in_dept: z.array(z.number().int()).default([]),
  direct_leader: z.array(z.string()).default([]),
  open_userid: z.string().optional(),
});
const simpleMember = z.object({
  userid: z.string(),
  name: z.string(),
  department: departmentIds,
  open_userid: z.string().optional(),
});
const department = z.object({
  id: z.number().int(),
  name: z.string(),
  name_en: z.string().optional(),
  department_leader: z.array(z.string()).default([]),
  parentid: z.number().int(),
  order: z.number().default(0),
});

export const getMember = (call: Call, userid: string) => get(call, 'user/get', { userid }, member);

/** Of one department, not below it. */
export const listMembers = async (call: Call, departmentId: number) =>
  (
    await get(
      call,
      'user/list',
      { department_id: String(departmentId) },
      z.object({ userlist: z.array(member) }),
    )
  ).userlist;

export const listMemberNames = async (call: Call, departmentId: number) =>
  (
    await get(
      call,
      'user/simplelist',
      { department_id: String(departmentId) },
      z.object({ userlist: z.array(simpleMember) }),
    )
  ).userlist;

/** One row a member and department; answers only the secret of 通讯录同步 (48002). */
export const listMemberIds = (call: Call) =>
  everyPage(async (cursor) => {
    const page = await look(
      call,
      'user/list_id',
      { cursor, limit: 10_000 },
      z.object({
        dept_user: z.array(z.object({ userid: z.string(), department: z.number().int() })),
        next_cursor: nextCursor,
      }),
    );
    return { items: page.dept_user, next: page.next_cursor };
  });

const oneUserid = z.object({ userid: z.string() });

/** Many wrong numbers block this call for a day (45009): only for numbers people gave us. */
export const memberOfMobile = async (call: Call, mobile: string) =>
  (await look(call, 'user/getuserid', { mobile }, oneUserid)).userid;

export const memberOfEmail = async (call: Call, email: string, kind: 'business' | 'personal') =>
  (
    await look(
      call,
      'user/get_userid_by_email',
      { email, email_type: kind === 'business' ? 1 : 2 },
      oneUserid,
    )
  ).userid;

export const openidOfMember = async (call: Call, userid: string) =>
  (await look(call, 'user/convert_to_openid', { userid }, z.object({ openid: z.string() }))).openid;

export const memberOfOpenid = async (call: Call, openid: string) =>
  (await look(call, 'user/convert_to_userid', { openid }, oneUserid)).userid;

const converted = z.object({
  userid_list: z.array(z.object({ open_userid: z.string(), userid: z.string() })).default([]),
  invalid_open_userid_list: z.array(z.string()).default([]),
});

/** Any number of them: 1,000 a call. */
export async function membersOfOpenUserids(call: Call, openUserids: readonly string[]) {
  const userids = new Map<string, string>();
  const invalid: string[] = [];
  for (const part of partsOf(openUserids, 1000)) {
    const answer = await look(
      call,
      'batch/openuserid_to_userid',
      { open_userid_list: part, source_agentid: 0 },
      converted,
    );
    for (const one of answer.userid_list) userids.set(one.open_userid, one.userid);
    invalid.push(...answer.invalid_open_userid_list);
  }
  return { userids, invalid };
}

/** With everything below it; without an id all that are visible. */
export const listDepartments = async (call: Call, id?: number) =>
  (await get(call, 'department/list', { id: id?.toString() }, z.object({ department: z.array(department) })))
    .department;

export const listDepartmentIds = async (call: Call, id?: number) =>
  (
    await get(
      call,
      'department/simplelist',
      { id: id?.toString() },
      z.object({
        department_id: z.array(
          z.object({ id: z.number().int(), parentid: z.number().int(), order: z.number().default(0) }),
        ),
      }),
    )
  ).department_id;

export const getDepartment = async (call: Call, id: number) =>
  (await get(call, 'department/get', { id: String(id) }, z.object({ department }))).department;

interface DepartmentFields {
  name?: string;
  parentid?: number;
  order?: number;
}

/** Writing departments answers only the secret of 通讯录同步. */
export const createDepartment = async (
  call: Call,
  fields: DepartmentFields & { name: string; id?: number },
) => (await tell(call, 'department/create', { ...fields }, z.object({ id: z.number().int() }))).id;

export const updateDepartment = async (call: Call, id: number, fields: DepartmentFields): Promise<void> => {
  await change(call, 'department/update', { id, ...fields });
};

export const deleteDepartment = async (call: Call, id: number): Promise<void> => {
  await drop(call, 'department/delete', { id: String(id) });
};
