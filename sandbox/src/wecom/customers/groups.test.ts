import { openDesk, type Desk } from '../../testing/desk';
import type { Json } from '../json';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const post = (path: string, body: Json = {}) => desk.api.post(`externalcontact/${path}`, body);
const chats = async (more: Json = {}): Promise<string[]> =>
  ((await post('groupchat/list', { limit: 100, ...more }))['group_chat_list'] as { chat_id: string }[]).map(
    (g) => g.chat_id,
  );
const idsOf = async (userid: string): Promise<string[]> =>
  (await desk.api.get(`externalcontact/list?userid=${userid}`))['external_userid'] as string[];

test('groups are listed by owner and page, and read with their members', async () => {
  expect(await chats()).toHaveLength(3);
  const [mine] = await chats({ owner_filter: { userid_list: ['linlan'] } });
  const page = await post('groupchat/list', { limit: 2 });
  expect(page).toMatchObject({
    group_chat_list: [{ status: 0 }, { status: 0 }],
    next_cursor: expect.any(String) as string,
  });
  const rest = await post('groupchat/list', { limit: 2, cursor: page['next_cursor'] });
  expect(rest['group_chat_list']).toHaveLength(1);
  expect(rest).not.toHaveProperty('next_cursor');
  const { group_chat } = await post('groupchat/get', { chat_id: mine, need_name: 1 });
  expect(group_chat).toMatchObject({
    chat_id: mine,
    name: '花友福利群',
    owner: 'linlan',
    notice: '',
    admin_list: [],
    member_version: expect.stringMatching(/^.{32}$/) as string,
    member_list: [{ userid: 'linlan', type: 1, name: '林岚' }, { type: 2, join_scene: 3 }, {}, {}, {}],
  });
});

test('what happens in a group is told with the versions before and after', async () => {
  const { chatId } = await desk.hand('groups', { do: 'create', owner: 'linlan', name: '新群' });
  await desk.hears({ Event: 'change_external_chat', ChangeType: 'create', ChatId: chatId });
  const [who] = await idsOf('linlan');
  const way = await post('groupchat/add_join_way', { scene: 2, chat_id_list: [chatId], state: 'lobby' });
  await desk.hand('groups', { do: 'join', chat_id: chatId, who, config_id: way['config_id'] });
  const joined = await desk.hears({ UpdateDetail: 'add_member' });
  expect(joined).toMatchObject({
    ChangeType: 'update',
    JoinScene: '3',
    MemChangeCnt: '1',
    MemChangeList: { Item: who },
  });
  await desk.hand('groups', { do: 'quit', chat_id: chatId, who, how: 'removed' });
  const left = await desk.hears({ UpdateDetail: 'del_member' });
  expect(left).toMatchObject({ QuitScene: '1', LastMemVer: joined['CurMemVer'] });
  await desk.hand('groups', { do: 'rename', chat_id: chatId, name: '旧群' });
  await desk.hears({ UpdateDetail: 'change_name' });
  await desk.hand('groups', { do: 'notice', chat_id: chatId, notice: '守规矩' });
  await desk.hears({ UpdateDetail: 'change_notice' });
  await desk.hand('groups', { do: 'owner', chat_id: chatId, owner: 'zhaoqi' });
  await desk.hears({ UpdateDetail: 'change_owner' });
  expect(await post('groupchat/get', { chat_id: chatId })).toMatchObject({
    group_chat: { name: '旧群', notice: '守规矩', owner: 'zhaoqi', member_list: [{ userid: 'linlan' }] },
  });
  await desk.hand('groups', { do: 'dismiss', chat_id: chatId });
  await desk.hears({ ChangeType: 'dismiss', ChatId: chatId });
  expect(await post('groupchat/get', { chat_id: chatId })).toMatchObject({ errcode: 49008 });
});

test('a group of a member who left is handed over, others are refused one by one', async () => {
  const [mine, other] = await chats();
  await desk.hand('members', { do: 'leave', userid: 'linlan' });
  expect(await chats({ status_filter: 1 })).toEqual([mine]);
  const asked = { chat_id_list: [mine, other, 'wrNone'], new_owner: 'sunyue' };
  expect(await post('groupchat/transfer', asked)).toMatchObject({
    errcode: 0,
    failed_chat_list: [
      { chat_id: other, errcode: 90500 },
      { chat_id: 'wrNone', errcode: 90501 },
    ],
  });
  expect(await post('groupchat/get', { chat_id: mine })).toMatchObject({ group_chat: { owner: 'sunyue' } });
});

test('a group changes hands twice in ninety days while the owner is in office', async () => {
  const [chat] = await chats();
  const to = (new_owner: string) => post('groupchat/onjob_transfer', { chat_id_list: [chat], new_owner });
  expect(await to('linlan')).toMatchObject({ failed_chat_list: [{ errcode: 90504 }] });
  expect(await to('zhaoqi')).toMatchObject({ failed_chat_list: [] });
  expect(await to('linlan')).toMatchObject({ failed_chat_list: [] });
  expect(await to('zhaoqi')).toMatchObject({ failed_chat_list: [{ errcode: 40128 }] });
});

test('join ways and welcome templates live from their creation to their end', async () => {
  const [chat] = await chats();
  const { config_id } = await post('groupchat/add_join_way', {
    scene: 2,
    chat_id_list: [chat],
    remark: '门口',
  });
  expect(
    await post('groupchat/update_join_way', { config_id, scene: 2, chat_id_list: [chat], state: 's' }),
  ).toMatchObject({ errcode: 0 });
  expect(await post('groupchat/get_join_way', { config_id })).toMatchObject({
    join_way: {
      config_id,
      scene: 2,
      remark: '',
      state: 's',
      auto_create_room: 1,
      chat_id_list: [chat],
      qr_code: expect.any(String) as string,
    },
  });
  expect(await post('groupchat/del_join_way', { config_id })).toMatchObject({ errcode: 0 });
  expect(await post('groupchat/get_join_way', { config_id })).toMatchObject({ errcode: 41044 });

  const { template_id } = await post('group_welcome_template/add', { text: { content: '欢迎 %NICKNAME%' } });
  await post('group_welcome_template/edit', { template_id, text: { content: '你好' } });
  expect(await post('group_welcome_template/get', { template_id })).toMatchObject({
    text: { content: '你好' },
  });
  expect(await post('group_welcome_template/del', { template_id })).toMatchObject({ errcode: 0 });
  expect(await post('group_welcome_template/get', { template_id })).toMatchObject({ errcode: 40058 });
});

test('figures come by day, for members summed and for groups by owner', async () => {
  const start = Math.floor(Date.now() / 86_400_000) * 86_400 - 2 * 86_400;
  const data = await post('get_user_behavior_data', {
    userid: ['linlan', 'zhaoqi'],
    start_time: start,
    end_time: start + 86_400,
  });
  expect(data['behavior_data']).toHaveLength(2);
  expect((data['behavior_data'] as Json[])[0]).toMatchObject({
    stat_time: start,
    chat_cnt: expect.any(Number) as number,
    message_cnt: expect.any(Number) as number,
    new_contact_cnt: expect.any(Number) as number,
    negative_feedback_cnt: 0,
  });
  const owner_filter = { userid_list: ['linlan', 'zhaoqi'] };
  expect(await post('groupchat/statistic', { day_begin_time: start, owner_filter })).toMatchObject({
    total: 2,
    next_offset: 2,
    items: [{ owner: 'linlan', data: { chat_total: 1, member_total: 5 } }, { owner: 'zhaoqi' }],
  });
  expect(
    await post('groupchat/statistic_group_by_day', { day_begin_time: start, owner_filter }),
  ).toMatchObject({
    items: [{ stat_time: start, data: { chat_total: 2 } }],
  });
});

test('a customer in office goes over after a day, unless he refuses', async () => {
  const [, a, b] = await idsOf('linlan');
  const pair = { handover_userid: 'linlan', takeover_userid: 'sunyue' };
  expect(await post('transfer_customer', { ...pair, external_userid: [a, b, 'wmNobody'] })).toMatchObject({
    errcode: 0,
    customer: [{ errcode: 0 }, { errcode: 0 }, { external_userid: 'wmNobody', errcode: 40096 }],
  });
  expect(await post('transfer_customer', { ...pair, external_userid: [a] })).toMatchObject({
    customer: [{ errcode: 40129 }],
  });
  await desk.hand('transfers', { external_userid: b, do: 'refuse' });
  await desk.hears({
    ChangeType: 'transfer_fail',
    FailReason: 'customer_refused',
    UserID: 'sunyue',
    ExternalUserID: b,
  });
  desk.sandbox.advance('1d');
  await desk.renew();
  expect(await post('transfer_result', pair)).toMatchObject({
    customer: [
      { external_userid: a, status: 1, takeover_time: expect.any(Number) as number },
      { external_userid: b, status: 3 },
    ],
    next_cursor: '',
  });
  expect(await idsOf('sunyue')).toContain(a);
  expect(await idsOf('linlan')).not.toContain(a);
});

test('customers of a member who left wait in a list and are given to another', async () => {
  const before = await idsOf('linlan');
  const pair = { handover_userid: 'linlan', takeover_userid: 'sunyue' };
  const ask = { ...pair, external_userid: before.slice(0, 2) };
  expect(await post('resigned/transfer_customer', ask)).toMatchObject({ errcode: 40097 });
  await desk.hand('members', { do: 'leave', userid: 'linlan' });
  const list = await post('get_unassigned_list', { page_size: 5 });
  expect(list).toMatchObject({
    is_last: false,
    info: [{ handover_userid: 'linlan', external_userid: before[0] }, {}, {}, {}, {}],
  });
  expect(await post('resigned/transfer_customer', ask)).toMatchObject({
    customer: [{ errcode: 0 }, { errcode: 0 }],
  });
  desk.sandbox.advance('25h');
  await desk.renew();
  expect(await post('resigned/transfer_result', pair)).toMatchObject({
    customer: [{ status: 1 }, { status: 1 }],
  });
});

test('a sensitive-word rule lives from its creation to its end', async () => {
  const rule = {
    rule_name: '报价',
    word_list: ['底价'],
    semantics_list: [1],
    intercept_type: 2,
    applicable_range: { user_list: ['linlan'] },
  };
  const { rule_id } = await post('add_intercept_rule', rule);
  expect(await post('add_intercept_rule', rule)).toMatchObject({ errcode: 41077 });
  expect(await desk.api.get('externalcontact/get_intercept_rule_list')).toMatchObject({
    rule_list: [{ rule_id, rule_name: '报价' }],
  });
  await post('update_intercept_rule', {
    rule_id,
    add_applicable_range: { user_list: ['zhaoqi'] },
    extra_rule: { semantics_list: [2] },
  });
  expect(await post('get_intercept_rule', { rule_id })).toMatchObject({
    rule: {
      rule_id,
      word_list: ['底价'],
      intercept_type: 2,
      extra_rule: { semantics_list: [2] },
      applicable_range: { user_list: ['linlan', 'zhaoqi'] },
    },
  });
  expect(await post('del_intercept_rule', { rule_id })).toMatchObject({ errcode: 0 });
  expect(await post('get_intercept_rule', { rule_id })).toMatchObject({ errcode: 41070 });
});

test.each<[number, string, Json]>([
  [40058, 'groupchat/list', {}],
  [50100, 'groupchat/list', { limit: 1, cursor: 'x' }],
  [40050, 'groupchat/get', { chat_id: 'x' }],
  [90511, 'opengid_to_chatid', { opengid: 'x' }],
  [40058, 'groupchat/transfer', { new_owner: 'linlan' }],
  [41038, 'groupchat/add_join_way', {}],
  [41091, 'groupchat/add_join_way', { scene: 2, chat_id_list: ['1', '2', '3', '4', '5', '6'] }],
  [40050, 'groupchat/add_join_way', { scene: 2, chat_id_list: ['x'] }],
  [41089, 'group_welcome_template/add', {}],
  [40058, 'get_user_behavior_data', { start_time: 1, userid: ['linlan'] }],
  [40003, 'get_user_behavior_data', { userid: ['ghost'] }],
  [40058, 'groupchat/statistic', { day_begin_time: 1 }],
  [40058, 'transfer_customer', { handover_userid: 'linlan' }],
  [
    40130,
    'transfer_customer',
    { handover_userid: 'linlan', takeover_userid: 'linlan', external_userid: ['x'] },
  ],
  [
    40003,
    'resigned/transfer_customer',
    { handover_userid: 'ghost', takeover_userid: 'linlan', external_userid: ['x'] },
  ],
  [41083, 'add_intercept_rule', { rule_name: 'x' }],
  [41084, 'add_intercept_rule', { rule_name: 'x', word_list: ['a'], semantics_list: [9] }],
  [41068, 'add_intercept_rule', { rule_name: 'x', word_list: Array.from({ length: 301 }, () => 'a') }],
])('answers %i from %s to %j', async (errcode, path, body) => {
  expect(await post(path, body)).toMatchObject({ errcode });
});
