import { openWecomApi, type WecomApi } from '../../testing/wecomApi';
import {
  contactsPage,
  getExternalContact,
  listContacts,
  listExternalUserids,
  listFollowUsers,
  listServed,
  memberBehaviour,
  openidOfContact,
  remarkContact,
} from './externalContact';
import { addCorpTags, deleteCorpTags, editCorpTag, listCorpTags, markTags } from './customerTags';

let api: WecomApi;
beforeAll(async () => {
  api = await openWecomApi('external');
});
afterAll(() => api.close());

const STAFF = ['linlan', 'zhaoqi', 'sunyue', 'zhouning'];
const firstOf = async (userid: string): Promise<string> =>
  (await listExternalUserids(api.call, userid))[0] ?? '';

test('who may serve customers, and whom they serve', async () => {
  expect(await listFollowUsers(api.call)).toEqual(STAFF);
  const ids = await listExternalUserids(api.call, 'linlan');
  expect(ids.length).toBeGreaterThan(8);
  await api.hand('members', { do: 'create', userid: 'fresh' });
  expect(await listExternalUserids(api.call, 'fresh')).toEqual([]);
  await expect(listExternalUserids(api.call, 'stranger')).rejects.toMatchObject({ errcode: 84074 });
});

test('one customer comes with everybody who serves him', async () => {
  const shared = await firstOf('linlan');
  const { contact, follows } = await getExternalContact(api.call, shared);
  expect(contact).toMatchObject({ external_userid: shared, type: 1 });
  expect(follows.map((f) => f.userid)).toEqual(['linlan', 'zhaoqi']);
  await expect(getExternalContact(api.call, 'wmNobody')).rejects.toMatchObject({ errcode: 40096 });
});

test('the pages of all members add up to what each member has', async () => {
  const lists = await Promise.all(STAFF.map((u) => listExternalUserids(api.call, u)));
  const rows = await listContacts(api.call, STAFF);
  expect(rows.map((r) => r.external_contact.external_userid).sort()).toEqual(lists.flat().sort());
  const page = await contactsPage(api.call, ['linlan'], '');
  expect(page.items.every((r) => r.follow_info.userid === 'linlan')).toBe(true);
  expect(await listServed(api.call)).toHaveLength(rows.length);
});

test('a remark is written, and its numbers are cleared', async () => {
  const id = await firstOf('sunyue');
  const note = async () =>
    (await getExternalContact(api.call, id)).follows.find((f) => f.userid === 'sunyue');
  await remarkContact(api.call, 'sunyue', id, { remark: '王姐', mobiles: ['13800000002'] });
  expect(await note()).toMatchObject({ remark: '王姐', remark_mobiles: ['13800000002'] });
  await remarkContact(api.call, 'sunyue', id, { mobiles: [] });
  expect(await note()).toMatchObject({ remark: '王姐', remark_mobiles: [] });
  await expect(remarkContact(api.call, 'sunyue', id, {})).rejects.toMatchObject({ errcode: 40058 });
});

test('a WeChat customer has an openid', async () => {
  expect(await openidOfContact(api.call, await firstOf('linlan'))).toMatch(/^o/);
});

test('what members did is summed by day', async () => {
  const to = Math.floor(Date.now() / 86_400_000) * 86_400;
  const days = await memberBehaviour(api.call, { userids: STAFF }, { from: to - 6 * 86_400, to });
  expect(days).toHaveLength(7);
  expect(days[0]?.new_contact_cnt).toEqual(expect.any(Number));
});

test('corp tags are made, renamed, put on a customer, taken off and ended', async () => {
  const group = await addCorpTags(api.call, { groupName: '活动', order: 5 }, [
    { name: '双十一' },
    { name: '年货节' },
  ]);
  const [first, second] = group.tag.map((t) => t.id);
  if (!first || !second) throw new Error('two tags were asked for');
  await addCorpTags(api.call, { groupId: group.group_id }, [{ name: '618' }]);
  await editCorpTag(api.call, first, { name: '双11' });
  const [listed] = await listCorpTags(api.call, { groupIds: [group.group_id] });
  expect(listed?.tag.map((t) => t.name).sort()).toEqual(['618', '双11', '年货节'].sort());

  const pair = { userid: 'zhaoqi', externalUserid: await firstOf('zhaoqi') };
  const tagsOf = async () =>
    (await getExternalContact(api.call, pair.externalUserid)).follows
      .find((f) => f.userid === 'zhaoqi')
      ?.tags.map((t) => t.tag_id);
  await markTags(api.call, pair, { add: [first, second] });
  expect(await tagsOf()).toEqual(expect.arrayContaining([first, second]));
  await markTags(api.call, pair, { remove: [first] });
  expect(await tagsOf()).not.toContain(first);

  await deleteCorpTags(api.call, { groupIds: [group.group_id] });
  expect((await listCorpTags(api.call)).map((g) => g.group_name)).not.toContain('活动');
  expect(await listCorpTags(api.call, { groupIds: [group.group_id] })).toMatchObject([{ deleted: true }]);
});

test('a tag made in the console may be put on customers and not renamed', async () => {
  const [group] = await listCorpTags(api.call);
  await expect(editCorpTag(api.call, group?.group_id ?? '', { name: '新' })).rejects.toMatchObject({
    errcode: 81011,
  });
});
