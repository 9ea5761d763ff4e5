import { openWecomApi, type WecomApi } from '../../testing/wecomApi';
import {
  createDepartment,
  deleteDepartment,
  getDepartment,
  getMember,
  listDepartmentIds,
  listDepartments,
  listMemberIds,
  listMemberNames,
  listMembers,
  memberOfEmail,
  memberOfMobile,
  memberOfOpenid,
  membersOfOpenUserids,
  openidOfMember,
  updateDepartment,
} from './contacts';
import {
  addToContactTag,
  createContactTag,
  deleteContactTag,
  getContactTag,
  listContactTags,
  renameContactTag,
  takeFromContactTag,
} from './contactTags';

let api: WecomApi;
beforeAll(async () => {
  api = await openWecomApi('contacts');
});
afterAll(() => api.close());

test('a member is read with the departments, and nobody of that name is 60111', async () => {
  expect(await getMember(api.call, 'linlan')).toMatchObject({
    userid: 'linlan',
    name: '林岚',
    department: [1],
    status: 1,
  });
  await expect(getMember(api.call, 'ghost')).rejects.toMatchObject({ errcode: 60111 });
});

test('members of a department are listed, in full and by name', async () => {
  const full = await listMembers(api.call, 2);
  expect(full.map((m) => m.userid)).toEqual(['zhaoqi']);
  expect(await listMemberNames(api.call, 2)).toEqual([
    expect.objectContaining({ userid: 'zhaoqi', name: '赵琪', department: [2] }),
  ]);
});

test('ids of all members come with the secret of the address book', async () => {
  const rows = await listMemberIds(api.contactsCall);
  expect(rows).toContainEqual({ userid: 'sunyue', department: 1 });
  await expect(listMemberIds(api.call)).rejects.toMatchObject({ errcode: 48002, action: 'configure' });
});

test('a member is found by number, e-mail and ids of other kinds', async () => {
  await api.hand('members', { do: 'update', userid: 'linlan', mobile: '13800000001' });
  expect(await memberOfMobile(api.call, '13800000001')).toBe('linlan');
  expect(await memberOfEmail(api.call, 'linlan@demo.example', 'business')).toBe('linlan');
  const openid = await openidOfMember(api.call, 'linlan');
  expect(await memberOfOpenid(api.call, openid)).toBe('linlan');
});

test('however many foreign ids are given, all are converted', async () => {
  const known = (await getMember(api.call, 'linlan')).open_userid ?? '';
  const strangers = Array.from({ length: 1500 }, (_, n) => `woSTRANGER${n}`);
  const { userids, invalid } = await membersOfOpenUserids(api.call, [...strangers, known]);
  expect(userids.get(known)).toBe('linlan');
  expect(invalid).toHaveLength(1500);
});

test('a department is made, moved, renamed and taken away', async () => {
  const id = await createDepartment(api.contactsCall, { name: '直播组', parentid: 1 });
  await updateDepartment(api.contactsCall, id, { name: '直播一组', parentid: 2 });
  expect(await getDepartment(api.call, id)).toMatchObject({ name: '直播一组', parentid: 2 });
  expect((await listDepartments(api.call, 2)).map((d) => d.id)).toEqual([2, id]);
  expect((await listDepartmentIds(api.call)).map((d) => d.id)).toContain(id);
  await deleteDepartment(api.contactsCall, id);
  await expect(getDepartment(api.call, id)).rejects.toMatchObject({ errcode: 60003 });
});

test('a tag of members is made, given to more than a call takes, and taken away', async () => {
  const id = await createContactTag(api.call, '夜班');
  const ghosts = Array.from({ length: 1200 }, (_, n) => `ghost${n}`);
  const invalid = await addToContactTag(api.call, id, {
    userids: ['linlan', ...ghosts.slice(0, 999), 'zhaoqi', ...ghosts.slice(999)],
    departments: [2],
  });
  expect(invalid.userids).toHaveLength(1200);
  await renameContactTag(api.call, id, '早班');
  expect(await getContactTag(api.call, id)).toMatchObject({
    tagname: '早班',
    userlist: [{ userid: 'linlan' }, { userid: 'zhaoqi' }],
    partylist: [2],
  });
  await takeFromContactTag(api.call, id, { userids: ['zhaoqi'], departments: [2] });
  expect(await getContactTag(api.call, id)).toMatchObject({
    userlist: [{ userid: 'linlan' }],
    partylist: [],
  });
  expect((await listContactTags(api.call)).map((t) => t.tagname)).toContain('早班');
  await deleteContactTag(api.call, id);
  await expect(getContactTag(api.call, id)).rejects.toMatchObject({ errcode: 40068 });
});
