import { openDesk, type Desk } from '../testing/desk';
import type { CodeView, CustomerListView, CustomerView, MomentView } from '../liveCompany';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const customers = (q = '') =>
  desk.look(`views/customers?q=${encodeURIComponent(q)}`) as Promise<CustomerListView>;
const customer = (id: unknown) => desk.look(`views/customers/${String(id)}`) as Promise<CustomerView>;

test('customers are listed with whom they know, who came last first', async () => {
  const { external_userid: id } = await desk.hand('customers', {
    do: 'add',
    userid: 'linlan',
    name: '小明',
    state: 'expo',
  });
  const list = await customers();
  expect(list).toMatchObject({ total: 37, more: false });
  expect(list.customers).toHaveLength(37);
  expect(list.customers[0]).toMatchObject({
    id,
    name: '小明',
    relations: [{ userid: 'linlan', name: '林岚', standing: 'friends', state: 'expo', tags: [] }],
  });
});

test('a customer is found by a part of the name or the whole id, also one whom nobody knows any more', async () => {
  const { external_userid: id } = await desk.hand('customers', {
    do: 'add',
    userid: 'linlan',
    name: '欧阳小明',
  });
  await desk.hand('customers', { do: 'remove', userid: 'linlan', external_userid: id });
  expect((await customers('欧阳')).customers).toMatchObject([{ id, relations: [{ standing: 'removed' }] }]);
  expect((await customers(String(id))).customers).toMatchObject([{ id }]);
  expect((await customers('无此人')).customers).toEqual([]);
});

test('of a hundred thousand the list has the first and says that there are more', async () => {
  await desk.hand('reset', { scenario: 'big' });
  const list = await customers();
  expect(list).toMatchObject({ total: 100_000, more: true });
  expect(list.customers).toHaveLength(60);
});

test('every code is listed with whom it leads to', async () => {
  await desk.api.post('externalcontact/add_contact_way', {
    type: 2,
    scene: 2,
    user: ['linlan'],
    party: [2],
    state: 'expo',
    remark: '展会',
    skip_verify: false,
  });
  const [{ chatId }] = (await desk.look('groups')) as [{ chatId: string }];
  await desk.api.post('externalcontact/groupchat/add_join_way', {
    scene: 2,
    chat_id_list: [chatId],
    state: 'g',
  });
  expect((await desk.look('views/codes')) as CodeView[]).toMatchObject([
    {
      kind: 'contact',
      remark: '展会',
      state: 'expo',
      to: [{ name: '林岚' }, { name: '赵琪' }],
      verify: true,
      scans: 0,
    },
    { kind: 'group', state: 'g', to: [{ id: chatId, name: '花友福利群' }] },
  ]);
});

test('a customer sees what friends published, and no longer after blocking them', async () => {
  const { external_userid: id } = await desk.hand('customers', { do: 'add', userid: 'linlan', name: '小明' });
  await desk.api.post('externalcontact/add_moment_task', {
    text: { content: '新品上市' },
    visible_range: { sender_list: { user_list: ['linlan'] } },
  });
  const [{ momentId }] = (await desk.look('moments')) as [{ momentId: string }];
  const seen = () => desk.look(`views/customers/${String(id)}/moments`) as Promise<MomentView[]>;
  expect(await seen()).toEqual([]);
  await desk.hand(`moments/${momentId}`, { do: 'publish', userid: 'linlan' });
  await desk.hand(`moments/${momentId}`, { do: 'like', by: id });
  expect(await seen()).toMatchObject([{ name: '林岚', text: '新品上市', liked: true, commented: false }]);
  await desk.hand('customers', { do: 'block', userid: 'linlan', external_userid: id });
  expect(await seen()).toEqual([]);
});

test('nobody is nobody', async () => {
  expect(await customer('wmNobody')).toEqual({ error: '没有这个客户' });
});
