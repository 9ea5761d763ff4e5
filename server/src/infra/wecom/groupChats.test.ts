import { openWecomApi, type WecomApi } from '../../testing/wecomApi';
import { listExternalUserids } from './externalContact';
import {
  chatIdOf,
  getGroupChat,
  groupFigures,
  groupFiguresByDay,
  listGroupChats,
  transferGroups,
  transferGroupsOnJob,
} from './groupChats';
import {
  addGroupWelcome,
  addJoinWay,
  deleteGroupWelcome,
  deleteJoinWay,
  editGroupWelcome,
  getGroupWelcome,
  getJoinWay,
  updateJoinWay,
} from './groupJoin';
import {
  listUnassigned,
  transferCustomers,
  transferCustomersOfLeaver,
  transferResults,
  transferResultsOfLeaver,
} from './transfer';

let api: WecomApi;
beforeAll(async () => {
  api = await openWecomApi('groups');
});
afterAll(() => api.close());

const chatIds = async (owners?: string[]): Promise<string[]> =>
  (await listGroupChats(api.call, owners ? { owners } : {})).map((g) => g.chat_id);

test('groups are listed, also for more owners than a call takes, and read with names', async () => {
  const all = await chatIds();
  expect(all).toHaveLength(3);
  const owners = [...Array.from({ length: 150 }, (_, n) => `nobody${n}`), 'linlan', 'zhaoqi', 'sunyue'];
  expect((await chatIds(owners)).sort()).toEqual(all.sort());
  const [mine] = await chatIds(['linlan']);
  const group = await getGroupChat(api.call, mine ?? '', true);
  expect(group).toMatchObject({ owner: 'linlan', name: '花友福利群' });
  expect(group.member_list.some((m) => m.type === 2 && m.name !== '')).toBe(true);
  expect(await chatIdOf(api.call, `og${mine?.slice(2)}`)).toBe(mine);
});

test('figures of groups come by owner and by day', async () => {
  const to = Math.floor(Date.now() / 86_400_000) * 86_400;
  const span = { from: to - 6 * 86_400, to };
  const rows = await groupFigures(api.call, ['linlan', 'zhaoqi'], span);
  expect(rows.map((r) => [r.owner, r.data.chat_total])).toEqual(
    expect.arrayContaining([
      ['linlan', 1],
      ['zhaoqi', 1],
    ]),
  );
  expect(await groupFiguresByDay(api.call, ['linlan'], span)).toHaveLength(7);
});

test('a way into a group is made, changed and taken away', async () => {
  const ids = await chatIds(['linlan']);
  const id = await addJoinWay(api.call, { scene: 2, chat_id_list: ids, state: 'poster' });
  await updateJoinWay(api.call, id, { scene: 2, chat_id_list: ids, state: 'flyer' });
  expect(await getJoinWay(api.call, id)).toMatchObject({ state: 'flyer', chat_id_list: ids });
  await deleteJoinWay(api.call, id);
  await expect(getJoinWay(api.call, id)).rejects.toMatchObject({ errcode: 41044 });
});

test('the words that greet in a group are kept, changed and taken away', async () => {
  const id = await addGroupWelcome(api.call, { text: { content: '欢迎%NICKNAME%' } });
  await editGroupWelcome(api.call, id, { text: { content: '你好%NICKNAME%' } });
  expect((await getGroupWelcome(api.call, id)).text?.content).toBe('你好%NICKNAME%');
  await deleteGroupWelcome(api.call, id);
  await expect(getGroupWelcome(api.call, id)).rejects.toMatchObject({ errcode: 40058 });
});

test('a group goes to another member, and one that cannot says why', async () => {
  const [mine] = await chatIds(['linlan']);
  const failed = await transferGroupsOnJob(api.call, [mine ?? '', 'wrNone'], 'zhaoqi');
  expect(failed).toMatchObject([{ chat_id: 'wrNone', errcode: 90501 }]);
  expect((await getGroupChat(api.call, mine ?? '')).owner).toBe('zhaoqi');
});

test('customers go to a colleague after a day, more of them than a call takes', async () => {
  const ids = (await listExternalUserids(api.call, 'linlan')).slice(1, 4);
  const strangers = Array.from({ length: 120 }, (_, n) => `wmNo${n}`);
  const pair = { from: 'linlan', to: 'sunyue' };
  const begun = await transferCustomers(api.call, pair, [...strangers, ...ids], '以后由孙悦为您服务');
  expect(begun).toHaveLength(123);
  expect(begun.filter((b) => b.errcode === 0).map((b) => b.external_userid)).toEqual(ids);
  expect((await transferResults(api.call, pair)).map((r) => r.status)).toEqual([2, 2, 2]);
  await api.hand('clock', { advance: '25h' });
  expect((await transferResults(api.call, pair)).map((r) => r.status)).toEqual([1, 1, 1]);
});

test('what a leaver had waits for a successor', async () => {
  const theirs = await listExternalUserids(api.call, 'zhaoqi');
  const groups = await chatIds(['zhaoqi']);
  await api.hand('members', { do: 'leave', userid: 'zhaoqi' });
  expect((await listUnassigned(api.call)).map((u) => u.external_userid).sort()).toEqual(theirs.sort());
  const pair = { from: 'zhaoqi', to: 'zhouning' };
  const begun = await transferCustomersOfLeaver(api.call, pair, theirs.slice(0, 1));
  expect(begun).toMatchObject([{ errcode: 0 }]);
  expect(await transferResultsOfLeaver(api.call, pair)).toMatchObject([{ status: 2 }]);
  expect(await transferGroups(api.call, groups, 'zhouning')).toEqual([]);
});
