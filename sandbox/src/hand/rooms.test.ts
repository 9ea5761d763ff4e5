import type { GroupView } from '../liveCompany';
import { openDesk, type Desk } from '../testing/desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const groups = () => desk.look('views/groups') as Promise<GroupView[]>;
const group = async (id: unknown) => (await groups()).find((g) => g.id === id);
const say = (chatid: unknown, from: string, text = '大家好') =>
  desk.hand('groups/say', { chatid, from, text });

test('groups of all three kinds are listed with who is inside and which robots', async () => {
  const { chatid } = await desk.api.post('appchat/create', {
    name: '项目群',
    userlist: ['linlan', 'zhaoqi'],
  });
  const all = await groups();
  expect(all.map((g) => `${g.kind} ${g.name}`)).toEqual([
    'customer 花友福利群',
    'customer 绿植养护群',
    'customer 企业采购群',
    'app 项目群',
    'room 花店日报群',
  ]);
  expect(await group(chatid)).toMatchObject({
    owner: 'linlan',
    members: [{ name: '林岚' }, { name: '赵琪' }],
  });
  expect(all[0]?.members.filter((m) => m.external)).toHaveLength(4);
  expect(all.at(-1)?.robots).toMatchObject([{ name: '日报机器人', disabled: false }]);
});

test('colleagues make a group, talk in it, leave it; the product hears nothing', async () => {
  const { chatid } = await desk.hand('rooms', { do: 'create', name: '午饭', users: ['linlan', 'zhaoqi'] });
  await desk.hand('rooms', { do: 'join', chatid, userid: 'sunyue' });
  await say(chatid, 'sunyue');
  await desk.hand('rooms', { do: 'quit', chatid, userid: 'sunyue' });
  expect((await group(chatid))?.members.map((m) => m.id)).toEqual(['linlan', 'zhaoqi']);
  expect(await desk.look(`chats/chat:${String(chatid)}`)).toMatchObject([{ from: 'sunyue', text: '大家好' }]);
  await expect(say(chatid, 'sunyue')).rejects.toThrow('不在这个群里');
  expect(desk.product.received).toEqual([]);
});

test('customers talk in their group alone', async () => {
  const [first] = await groups();
  const customer = first?.members.find((m) => m.external)?.id ?? '';
  await say(first?.id, customer);
  await expect(say('robotdemo', customer)).rejects.toThrow('不在这个群里');
  await desk.hand('groups', { do: 'dismiss', chat_id: first?.id });
  await expect(say(first?.id, customer)).rejects.toThrow('不在这个群里');
  expect((await groups()).at(-1)).toMatchObject({ id: first?.id, dismissed: true });
});

test('a robot put where no group is known makes one', async () => {
  const { key } = await desk.hand('robots', { chatid: 'elsewhere', name: '告警' });
  expect(await group('elsewhere')).toMatchObject({ kind: 'room', robots: [{ key, name: '告警' }] });
});

test.each([
  [{ do: 'create', name: '一个人', users: ['linlan'] }, '400'],
  [{ do: 'create', name: '鬼', users: ['linlan', 'ghost'] }, '没有这个成员'],
  [{ do: 'join', chatid: 'nowhere', userid: 'linlan' }, '没有这个内部群'],
])('%j is refused', async (body, words) => {
  await expect(desk.hand('rooms', body)).rejects.toThrow(words);
});

test('nobody talks in a group that is not there', async () => {
  await expect(say('nowhere', 'linlan')).rejects.toThrow('没有这个群');
});
