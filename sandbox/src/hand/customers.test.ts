import { openDesk, type Desk } from '../testing/desk';
import type { Json } from '../wecom/json';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const welcome = (code: unknown, content = '欢迎') =>
  desk.api.post('externalcontact/send_welcome_msg', { welcome_code: code, text: { content } });
const get = (id: unknown) => desk.api.get(`externalcontact/get?external_userid=${String(id)}`);
const act = (body: Json) => desk.hand('customers', body);

async function scanned(more: Json = {}, way: Json = {}): Promise<{ id: unknown; event: Json }> {
  const made = await desk.api.post('externalcontact/add_contact_way', {
    type: 1,
    scene: 2,
    user: ['linlan'],
    state: 'ch1',
    ...way,
  });
  const { external_userid } = await act({ do: 'scan', config_id: made['config_id'], ...more });
  const event = await desk.hears({ Event: 'change_external_contact', ExternalUserID: external_userid });
  return { id: external_userid, event };
}

test('who scans a code becomes a customer, with its state and a welcome code', async () => {
  const { id, event } = await scanned({ name: '小明' });
  expect(event).toMatchObject({
    FromUserName: 'sys',
    ChangeType: 'add_external_contact',
    UserID: 'linlan',
    State: 'ch1',
    WelcomeCode: expect.stringMatching(/^WC/) as string,
  });
  expect(await get(id)).toMatchObject({
    external_contact: { name: '小明' },
    follow_user: [{ userid: 'linlan', state: 'ch1', add_way: 1, oper_userid: id }],
  });
});

test('the welcome stands in the customer’s chat, once', async () => {
  const { id, event } = await scanned();
  expect(await welcome(event['WelcomeCode'])).toMatchObject({ errcode: 0 });
  expect(await desk.look(`chats/customer:${String(id)}:linlan`)).toMatchObject([
    { from: 'linlan', text: '欢迎' },
  ]);
  expect(await welcome(event['WelcomeCode'])).toMatchObject({ errcode: 41050 });
});

test('after twenty seconds the code is worth nothing', async () => {
  const { event } = await scanned();
  desk.sandbox.advance('20s');
  expect(await welcome(event['WelcomeCode'])).toMatchObject({ errcode: 41050 });
});

test('once the two have talked the welcome is refused', async () => {
  const { id, event } = await scanned();
  await act({ do: 'say', userid: 'linlan', external_userid: id, text: '在吗' });
  expect(await welcome(event['WelcomeCode'])).toMatchObject({ errcode: 41051 });
});

test('another app’s welcome under way is a fault on demand', async () => {
  const { event } = await scanned();
  desk.sandbox.fault({ endpoint: 'externalcontact/send_welcome_msg', errcode: 41096 });
  expect(await welcome(event['WelcomeCode'])).toMatchObject({ errcode: 41096 });
  expect(await welcome(event['WelcomeCode'])).toMatchObject({ errcode: 0 });
});

test.each<[number, Json]>([
  [41089, {}],
  [45002, { text: { content: '字'.repeat(1334) } }],
  [41064, { attachments: Array.from({ length: 10 }, () => ({ msgtype: 'link', link: {} })) }],
  [41065, { attachments: [{ msgtype: 'voice' }] }],
  [40007, { attachments: [{ msgtype: 'image', image: { media_id: 'x' } }] }],
  [41016, { attachments: [{ msgtype: 'link', link: { url: 'https://e.x' } }] }],
])('a welcome that answers %i leaves its code good', async (errcode, content) => {
  const { event } = await scanned();
  const bad = { welcome_code: event['WelcomeCode'], ...content };
  expect(await desk.api.post('externalcontact/send_welcome_msg', bad)).toMatchObject({ errcode });
  expect(await welcome(event['WelcomeCode'])).toMatchObject({ errcode: 0 });
});

test('a half contact is read once the member has confirmed, and is greeted once', async () => {
  const { id, event } = await scanned({ half: true });
  expect(event['ChangeType']).toBe('add_half_external_contact');
  expect(await get(id)).toMatchObject({ errcode: 84061 });
  expect(await welcome(event['WelcomeCode'])).toMatchObject({ errcode: 0 });
  await act({ do: 'confirm', userid: 'linlan', external_userid: id });
  const full = await desk.hears({ ChangeType: 'add_external_contact', ExternalUserID: id });
  expect(full).not.toHaveProperty('WelcomeCode');
  expect(await get(id)).toMatchObject({ errcode: 0 });
});

test('no code comes for people of other corps, nor when the console greets', async () => {
  const corp = await scanned({ wecom: true });
  expect(corp.event).not.toHaveProperty('WelcomeCode');
  await desk.hand('switches', { consoleWelcome: true });
  expect((await scanned()).event).not.toHaveProperty('WelcomeCode');
});

test('a code that needs confirming tells nothing until the member confirms', async () => {
  const made = await desk.api.post('externalcontact/add_contact_way', {
    type: 1,
    scene: 2,
    user: ['linlan'],
    skip_verify: false,
  });
  const { external_userid } = await act({ do: 'scan', config_id: made['config_id'] });
  expect(desk.product.received).toHaveLength(0);
  await act({ do: 'confirm', userid: 'linlan', external_userid });
  await desk.hears({ ChangeType: 'add_external_contact', ExternalUserID: external_userid });
});

test('a customer who removes the member stays readable, one whom the member removes does not', async () => {
  const { id } = await scanned();
  await act({ do: 'block', userid: 'linlan', external_userid: id });
  await desk.hears({ ChangeType: 'del_follow_user', UserID: 'linlan', ExternalUserID: id });
  expect(await get(id)).toMatchObject({ errcode: 0 });
  await act({ do: 'remove', userid: 'linlan', external_userid: id });
  await desk.hears({ ChangeType: 'del_external_contact', UserID: 'linlan', ExternalUserID: id });
  expect(await get(id)).toMatchObject({ errcode: 84061 });
});

test('a remark or a tag of the member’s own hand is told, one of the API is not', async () => {
  const { id } = await scanned();
  const tag = (await tags())[0]?.id;
  await desk.api.post('externalcontact/mark_tag', { userid: 'linlan', external_userid: id, add_tag: [tag] });
  await desk.api.post('externalcontact/remark', { userid: 'linlan', external_userid: id, remark: 'API' });
  await act({ do: 'edit', userid: 'linlan', external_userid: id, remark: '手工', remove_tag: [tag] });
  await desk.hears({ ChangeType: 'edit_external_contact', UserID: 'linlan', ExternalUserID: id });
  expect(desk.product.received).toHaveLength(2);
  expect(await get(id)).toMatchObject({ follow_user: [{ remark: '手工', tags: [] }] });
});

const tags = async (): Promise<{ id: string }[]> => {
  const { tag_group } = await desk.api.post('externalcontact/get_corp_tag_list', {});
  return (tag_group as { tag: { id: string }[] }[])[0]?.tag ?? [];
};

test('corp tags changed in the console are told, those of the API are not', async () => {
  await desk.api.post('externalcontact/add_corp_tag', { group_name: 'API', tag: [{ name: 'x' }] });
  await desk.hand('corptags', { do: 'create', group: '地区', names: ['华东'] });
  await desk.hears({ Event: 'change_external_tag', ChangeType: 'create', TagType: 'tag_group' });
  await desk.hears({ Event: 'change_external_tag', ChangeType: 'create', TagType: 'tag' });
  const id = (await tags())[0]?.id;
  await desk.hand('corptags', { do: 'update', id, name: '改名' });
  await desk.hears({ ChangeType: 'update', Id: id, TagType: 'tag' });
  await desk.hand('corptags', { do: 'delete', id });
  await desk.hears({ ChangeType: 'delete', Id: id, TagType: 'tag' });
  await desk.hand('corptags', { do: 'shuffle' });
  await desk.hears({ ChangeType: 'shuffle', Id: '' });
  expect(desk.product.received).toHaveLength(5);
});

test('without CDATA and in another order an event says the same', async () => {
  await desk.hand('switches', { cdata: false, shuffle: true });
  await act({ do: 'add', userid: 'linlan', name: 'A&B <新>', state: 'a&b' });
  expect(await desk.hears({ ChangeType: 'add_external_contact' })).toMatchObject({
    State: 'a&b',
    UserID: 'linlan',
  });
  expect(desk.product.raw.at(-1)).not.toContain('CDATA');
});

test.each<[string, Json]>([
  ['没有这个客户', { do: 'block', userid: 'linlan', external_userid: 'wmNobody' }],
  ['没有这个联系我', { do: 'scan', config_id: 'x' }],
  ['40003', { do: 'add', userid: 'ghost' }],
  ['84074', { do: 'add', userid: 'stranger' }],
])('refuses with %s', async (words, body) => {
  await expect(act(body)).rejects.toThrow(words);
});
