import { openDesk, type Desk } from '../../testing/desk';
import type { Json } from '../json';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const post = (path: string, body: Json = {}) => desk.api.post(`externalcontact/${path}`, body);
const mass = (more: Json = {}) => post('add_msg_template', { text: { content: '上新' }, ...more });
const idsOf = async (userid: string): Promise<string[]> =>
  (await desk.api.get(`externalcontact/list?userid=${userid}`))['external_userid'] as string[];
const confirm = (msgid: unknown, userid: string, more: Json = {}) =>
  desk.hand(`massmessages/${String(msgid)}/confirm`, { userid, ...more });
const results = async (msgid: unknown, userid: string): Promise<Json[]> =>
  (await post('get_groupmsg_send_result', { msgid, userid }))['send_list'] as Json[];

test('a mass message is a task until the member confirms it', async () => {
  const [a, b] = await idsOf('linlan');
  const made = await mass({ external_userid: [a, b, 'wmNobody'], sender: 'linlan' });
  expect(made).toMatchObject({ errcode: 0, fail_list: ['wmNobody'], msgid: expect.any(String) as string });
  const { msgid } = made;
  expect(await post('get_groupmsg_task', { msgid })).toMatchObject({
    task_list: [{ userid: 'linlan', status: 0 }],
    next_cursor: '',
  });
  expect(await results(msgid, 'linlan')).toEqual([
    { external_userid: a, userid: 'linlan', status: 0 },
    { external_userid: b, userid: 'linlan', status: 0 },
  ]);
  expect(await confirm(msgid, 'linlan')).toEqual({ sent: 2, failed: 0 });
  expect(await post('get_groupmsg_task', { msgid })).toMatchObject({
    task_list: [{ userid: 'linlan', status: 2, send_time: expect.any(Number) as number }],
  });
  expect(await results(msgid, 'linlan')).toMatchObject([
    { status: 1, send_time: expect.any(Number) as number },
    { status: 1 },
  ]);
  expect(await desk.look(`chats/customer:${a ?? ''}:linlan`)).toMatchObject([
    { from: 'linlan', text: '上新' },
  ]);
});

test('without a sender the one who talked last gets the task', async () => {
  const [shared] = await idsOf('linlan');
  const first = await mass({ external_userid: [shared] });
  const holder = async (msgid: unknown) => (await post('get_groupmsg_task', { msgid }))['task_list'];
  await desk.hand('customers', { do: 'say', userid: 'zhaoqi', external_userid: shared, text: '在吗' });
  const second = await mass({ external_userid: [shared] });
  expect(await holder(second['msgid'])).toMatchObject([{ userid: 'zhaoqi' }]);
  expect(first.errcode).toBe(0);
});

test('tags select: any of one list, all lists; a sender alone means all his customers', async () => {
  const { tag_group } = await post('get_corp_tag_list');
  const tag = (tag_group as { tag: { id: string }[] }[])[0]?.tag[0]?.id;
  const tagged = await mass({ tag_filter: { group_list: [{ tag_list: [tag] }] } });
  const tasks = (await post('get_groupmsg_task', { msgid: tagged['msgid'] }))['task_list'] as {
    userid: string;
  }[];
  const rows = await Promise.all(tasks.map((t) => results(tagged['msgid'], t.userid)));
  expect(rows.flat().length).toBeGreaterThan(0);
  for (const { external_userid } of rows.flat())
    expect(
      JSON.stringify(await desk.api.get(`externalcontact/get?external_userid=${String(external_userid)}`)),
    ).toContain(tag);
  const all = await mass({ sender: 'sunyue' });
  expect(await results(all['msgid'], 'sunyue')).toHaveLength((await idsOf('sunyue')).length);
});

test('who removed the member is status 2, who had enough is status 3', async () => {
  await desk.hand('switches', { massRule: 'oneADay' });
  const [a, b, c] = await idsOf('linlan');
  await desk.hand('customers', { do: 'block', userid: 'linlan', external_userid: a });
  const first = await mass({ external_userid: [a, b, c], sender: 'linlan' });
  const second = await mass({ external_userid: [b], sender: 'linlan' });
  await confirm(first['msgid'], 'linlan', { except: [c] });
  expect((await results(first['msgid'], 'linlan')).map((r) => r['status'])).toEqual([2, 1, 0]);
  await confirm(second['msgid'], 'linlan');
  expect((await results(second['msgid'], 'linlan')).map((r) => r['status'])).toEqual([3]);
  expect(await mass({ external_userid: [b], sender: 'linlan' })).toMatchObject({
    errcode: 41048,
    fail_list: [b],
  });
  desk.sandbox.advance('1d');
  await desk.renew();
  expect(await mass({ external_userid: [b], sender: 'linlan' })).toMatchObject({ errcode: 0, fail_list: [] });
});

test('ten thousand recipients are all kept and read to the end of the cursor', async () => {
  await desk.hand('reset', { scenario: 'big' });
  const ids = (await idsOf('linlan')).slice(0, 10_000);
  const { msgid, fail_list } = await mass({ external_userid: ids, sender: 'linlan' });
  expect(fail_list).toEqual([]);
  expect(await confirm(msgid, 'linlan')).toEqual({ sent: 10_000, failed: 0 });
  let [cursor, seen] = ['', 0];
  do {
    const page = await post('get_groupmsg_send_result', { msgid, userid: 'linlan', limit: 1000, cursor });
    seen += (page['send_list'] as Json[]).length;
    cursor = String(page['next_cursor']);
  } while (cursor !== '');
  expect(seen).toBe(10_000);
});

test('groups get a mass message of their owner; only what was sent is told', async () => {
  const groups = (await desk.look('groups')) as { chatId: string; owner: string }[];
  const mine = groups.find((g) => g.owner === 'linlan')?.chatId;
  const made = await mass({ chat_type: 'group', sender: 'linlan', chat_id_list: [mine, 'wrNone'] });
  expect(made).toMatchObject({ errcode: 0, fail_list: ['wrNone'] });
  expect(await results(made['msgid'], 'linlan')).toEqual([]);
  await confirm(made['msgid'], 'linlan');
  expect(await results(made['msgid'], 'linlan')).toMatchObject([{ chat_id: mine, status: 1 }]);
  expect(await desk.look(`chats/chat:${mine ?? ''}`)).toMatchObject([{ text: '上新' }]);
});

test('three reminders a day; a cancelled task is neither reminded nor confirmed', async () => {
  const { msgid } = await mass({ sender: 'linlan' });
  for (let n = 0; n < 3; n += 1)
    expect(await post('remind_groupmsg_send', { msgid })).toMatchObject({ errcode: 0 });
  expect(await post('remind_groupmsg_send', { msgid })).toMatchObject({ errcode: 41094 });
  expect(await post('cancel_groupmsg_send', { msgid })).toMatchObject({ errcode: 0 });
  expect(await post('cancel_groupmsg_send', { msgid })).toMatchObject({ errcode: 41093 });
  expect(await post('remind_groupmsg_send', { msgid })).toMatchObject({ errcode: 41093 });
  await expect(confirm(msgid, 'linlan')).rejects.toThrow('取消');
});

test('while a task is dispatched its results are 41063', async () => {
  await desk.hand('switches', { dispatchMs: 60_000 });
  const { msgid } = await mass({ sender: 'linlan' });
  expect(await post('get_groupmsg_task', { msgid })).toMatchObject({ errcode: 41063 });
  desk.sandbox.advance('61s');
  expect(await post('get_groupmsg_task', { msgid })).toMatchObject({ errcode: 0 });
});

test('mass messages are listed by month', async () => {
  const { msgid } = await mass({ sender: 'linlan' });
  const now = Math.floor(Date.now() / 1000);
  const list = { chat_type: 'single', start_time: now - 60, end_time: now + 60 };
  expect(await post('get_groupmsg_list_v2', list)).toMatchObject({
    group_msg_list: [{ msgid, create_type: 0, text: { content: '上新' }, attachments: [] }],
    next_cursor: '',
  });
  expect(await post('get_groupmsg_list_v2', { ...list, start_time: now - 40 * 86_400 })).toMatchObject({
    errcode: 40058,
  });
});

test.each<[number, string, Json]>([
  [40058, 'add_msg_template', { sender: 'linlan' }],
  [40058, 'add_msg_template', { text: { content: 'x' } }],
  [40058, 'add_msg_template', { chat_type: 'group', text: { content: 'x' } }],
  [84074, 'add_msg_template', { text: { content: 'x' }, sender: 'stranger' }],
  [41048, 'add_msg_template', { text: { content: 'x' }, external_userid: ['wmNobody'] }],
  [41065, 'add_msg_template', { sender: 'linlan', attachments: [{ msgtype: 'voice' }] }],
  [
    40058,
    'add_msg_template',
    { text: { content: 'x' }, external_userid: Array.from({ length: 10_001 }, () => 'x') },
  ],
  [41046, 'get_groupmsg_task', {}],
  [41047, 'get_groupmsg_send_result', { msgid: 'x' }],
  [41047, 'remind_groupmsg_send', { msgid: 'x' }],
  [40058, 'get_groupmsg_list_v2', { chat_type: 'single' }],
])('answers %i from %s to %j', async (errcode, path, body) => {
  expect(await post(path, body)).toMatchObject({ errcode });
});

test('a moment is a job, then a task, then seen by the customers it is meant for', async () => {
  const { media_id, created_at } = await desk.upload(
    'media/upload_attachment?media_type=image&attachment_type=1',
  );
  expect(created_at).toEqual(expect.any(Number));
  const { jobid } = await post('add_moment_task', {
    visible_range: { sender_list: { user_list: ['linlan', 'ghost'], department_list: [2, 99] } },
    text: { content: '开张' },
    attachments: [{ msgtype: 'image', image: { media_id } }],
  });
  const job = await desk.api.get(`externalcontact/get_moment_task_result?jobid=${String(jobid)}`);
  expect(job).toMatchObject({
    errcode: 0,
    status: 3,
    type: 'add_moment_task',
    result: {
      errcode: 0,
      invalid_sender_list: { user_list: ['ghost'], department_list: [99] },
      invalid_external_contact_list: { tag_list: [] },
    },
  });
  const { moment_id } = job['result'] as Json;
  expect(await post('get_moment_task', { moment_id })).toMatchObject({
    task_list: [
      { userid: 'linlan', publish_status: 0 },
      { userid: 'zhaoqi', publish_status: 0 },
    ],
  });
  const seen = { moment_id, userid: 'linlan' };
  expect(await post('get_moment_send_result', seen)).toMatchObject({ errcode: 41062 });
  await desk.hand(`moments/${String(moment_id)}`, { do: 'publish', userid: 'linlan' });
  const [customer] = await idsOf('linlan');
  await desk.hand(`moments/${String(moment_id)}`, { do: 'like', by: customer });
  expect(await post('get_moment_send_result', seen)).toMatchObject({
    customer_list: (await idsOf('linlan')).map((external_userid) => ({ external_userid })),
  });
  expect((await post('get_moment_customer_list', seen))['customer_list']).toHaveLength(
    (await idsOf('linlan')).length,
  );
  expect(await post('get_moment_comments', seen)).toMatchObject({
    comment_list: [],
    like_list: [{ external_userid: customer }],
  });
  const now = Math.floor(Date.now() / 1000);
  expect(await post('get_moment_list', { start_time: now - 60, end_time: now + 60 })).toMatchObject({
    moment_list: [
      { moment_id, create_type: 0, visible_type: 1, text: { content: '开张' }, image: [{ media_id }] },
    ],
  });
  expect(await post('cancel_moment_task', { moment_id })).toMatchObject({ errcode: 0 });
});

test('moments are made ten times a minute, with media that were uploaded for them', async () => {
  const { media_id } = await desk.upload('media/upload?type=image');
  const image = { msgtype: 'image', image: { media_id } };
  expect(await post('add_moment_task', { attachments: [image] })).toMatchObject({ errcode: 41072 });
  for (let n = 0; n < 9; n += 1) await post('add_moment_task', { text: { content: 'x' } });
  expect(await post('add_moment_task', { text: { content: 'x' } })).toMatchObject({ errcode: 45009 });
  desk.sandbox.advance('60s');
  expect(await post('add_moment_task', { text: { content: 'x' } })).toMatchObject({ errcode: 0 });
});

test.each<[number, string, Json]>([
  [41089, 'add_moment_task', {}],
  [41065, 'add_moment_task', { attachments: [{ msgtype: 'file' }] }],
  [
    41048,
    'add_moment_task',
    { text: { content: 'x' }, visible_range: { sender_list: { user_list: ['ghost'] } } },
  ],
  [41059, 'get_moment_task', {}],
  [41060, 'get_moment_comments', { moment_id: 'x' }],
  [40058, 'get_moment_list', {}],
])('answers %i from %s to %j', async (errcode, path, body) => {
  expect(await post(path, body)).toMatchObject({ errcode });
});
