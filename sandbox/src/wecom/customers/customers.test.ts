import { openDesk, type Desk } from '../../testing/desk';
import type { Json } from '../json';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const post = (path: string, body: Json = {}) => desk.api.post(`externalcontact/${path}`, body);
const get = (path: string) => desk.api.get(`externalcontact/${path}`);
const idsOf = async (userid: string): Promise<string[]> =>
  (await get(`list?userid=${userid}`))['external_userid'] as string[];

test('the members with 客户联系 are those that serve customers', async () => {
  expect(await get('get_follow_user_list')).toEqual({
    errcode: 0,
    errmsg: 'ok',
    follow_user: ['linlan', 'zhaoqi', 'sunyue', 'zhouning'],
  });
});

test('a customer is read with every follower, his tags by name', async () => {
  const [id] = await idsOf('linlan');
  const answer = await get(`get?external_userid=${id ?? ''}`);
  expect(answer).toMatchObject({
    errcode: 0,
    external_contact: {
      external_userid: id,
      name: expect.any(String) as string,
      type: 1,
      gender: 1,
      unionid: expect.stringMatching(/^o/) as string,
    },
    follow_user: [
      {
        userid: 'linlan',
        createtime: expect.any(Number) as number,
        add_way: 1,
        state: 'expo',
        remark_mobiles: ['13800000000'],
        tags: [{ group_name: '客户等级', tag_name: '高意向', type: 1 }],
      },
      { userid: 'zhaoqi' },
    ],
  });
  expect(id).toMatch(/^w[mo].{30}$/);
});

test('all customers of several members come page by page, each once', async () => {
  const seen: string[] = [];
  let cursor = '';
  do {
    const page = await post('batch/get_by_user', { userid_list: ['linlan', 'zhaoqi'], limit: 7, cursor });
    const list = page['external_contact_list'] as { external_contact: Json; follow_info: Json }[];
    seen.push(
      ...list.map(
        (c) => `${String(c.follow_info['userid'])} ${String(c.external_contact['external_userid'])}`,
      ),
    );
    expect(list[0]?.follow_info).toMatchObject({ tag_id: expect.any(Array) as string[] });
    cursor = String(page['next_cursor']);
  } while (cursor !== '');
  expect(new Set(seen).size).toBe(seen.length);
  const [a, b] = [await idsOf('linlan'), await idsOf('zhaoqi')];
  expect(seen).toEqual([...a.map((id) => `linlan ${id}`), ...b.map((id) => `zhaoqi ${id}`)]);
});

test('a limit above the maximum is the default, a foreign cursor is refused', async () => {
  await desk.hand('reset', { scenario: 'big' });
  const page = await post('batch/get_by_user', { userid_list: ['linlan'], limit: 1000 });
  expect(page['external_contact_list']).toHaveLength(50);
  const cursor = page['next_cursor'];
  expect(await post('batch/get_by_user', { userid_list: ['zhaoqi'], cursor })).toMatchObject({
    errcode: 50100,
  });
  await desk.hand('reset', {});
});

test('a hundred thousand customers are listed without being kept', async () => {
  await desk.hand('reset', { scenario: 'big' });
  const lists = await Promise.all(['linlan', 'zhaoqi', 'sunyue', 'zhouning'].map(idsOf));
  expect(lists.flat().length).toBe(110_000);
  expect(new Set(lists.flat()).size).toBe(100_000);
  await desk.hand('reset', {});
});

test('a remark changes only what it names', async () => {
  const [, id] = await idsOf('linlan');
  const of = { userid: 'linlan', external_userid: id };
  expect(await post('remark', { ...of, remark: '张总', remark_mobiles: ['13912345678'] })).toMatchObject({
    errcode: 0,
  });
  expect(await post('remark', { ...of, description: '要发票' })).toMatchObject({ errcode: 0 });
  const follow = async () => ((await get(`get?external_userid=${id ?? ''}`))['follow_user'] as Json[])[0];
  expect(await follow()).toMatchObject({
    remark: '张总',
    description: '要发票',
    remark_mobiles: ['13912345678'],
  });
  await post('remark', { ...of, remark_mobiles: [''] });
  expect(await follow()).toMatchObject({ remark: '张总', remark_mobiles: [] });
});

test('corp tags are made, renamed, put on a customer and removed', async () => {
  const made = await post('add_corp_tag', {
    group_name: '会员',
    order: 1,
    tag: [{ name: '金卡', order: 2 }, { name: '银卡' }],
  });
  const group = made['tag_group'] as { group_id: string; tag: { id: string; name: string }[] };
  expect(group.tag.map((t) => t.name)).toEqual(['金卡', '银卡']);
  const gold = group.tag[0]?.id ?? '';
  expect(await post('add_corp_tag', { group_name: '会员', tag: [{ name: '金卡' }] })).toMatchObject({
    errcode: 40071,
  });
  expect(await post('edit_corp_tag', { id: gold, name: '钻石' })).toMatchObject({ errcode: 0 });
  expect(await post('edit_corp_tag', { id: gold, name: '银卡' })).toMatchObject({ errcode: 40071 });
  const [id] = await idsOf('sunyue');
  const of = { userid: 'sunyue', external_userid: id };
  expect(await post('mark_tag', { ...of, add_tag: [gold] })).toMatchObject({ errcode: 0 });
  const shown = await get(`get?external_userid=${id ?? ''}`);
  expect(JSON.stringify(shown)).toContain('钻石');
  expect(await post('mark_tag', { ...of, remove_tag: [gold] })).toMatchObject({ errcode: 0 });
  expect(await post('del_corp_tag', { tag_id: group.tag.map((t) => t.id) })).toMatchObject({ errcode: 0 });
  expect(await post('get_corp_tag_list', { group_id: [group.group_id] })).toMatchObject({
    tag_group: [{ group_name: '会员', deleted: true, tag: [{ deleted: true }, { deleted: true }] }],
  });
  const all = (await post('get_corp_tag_list'))['tag_group'] as Json[];
  expect(all).toHaveLength(3);
  expect(all[0]).not.toHaveProperty('deleted');
});

test('two writes to one pair at the same time are 45035 when the switch says so', async () => {
  await desk.hand('switches', { conflictMs: 5_000 });
  const [id] = await idsOf('zhouning');
  const tag = (((await post('get_corp_tag_list'))['tag_group'] as Json[])[0]?.['tag'] as { id: string }[])[0]
    ?.id;
  const mark = { userid: 'zhouning', external_userid: id, add_tag: [tag] };
  const answers = await Promise.all([post('mark_tag', mark), post('mark_tag', mark)]);
  expect(answers.map((a) => a.errcode).sort()).toEqual([0, 45035]);
  await desk.hand('switches', { conflictMs: 0 });
});

test('a contact way lives from its creation to its end', async () => {
  const made = await post('add_contact_way', {
    type: 2,
    scene: 2,
    remark: '展会',
    state: 'ch1',
    user: ['linlan', 'sunyue'],
  });
  expect(made).toMatchObject({ errcode: 0, qr_code: expect.stringMatching(/^https:/) as string });
  const config_id = made['config_id'];
  await post('update_contact_way', { config_id, remark: '展会二' });
  expect(await post('get_contact_way', { config_id })).toMatchObject({
    contact_way: {
      config_id,
      type: 2,
      scene: 2,
      remark: '展会二',
      state: 'ch1',
      skip_verify: true,
      user: ['linlan', 'sunyue'],
      party: [],
      is_temp: false,
    },
  });
  expect(await post('list_contact_way')).toMatchObject({ contact_way: [{ config_id }], next_cursor: '' });
  expect(await post('del_contact_way', { config_id })).toMatchObject({ errcode: 0 });
  expect(await post('get_contact_way', { config_id })).toMatchObject({ errcode: 41044 });
});

test('served contacts are listed with their member', async () => {
  const page = await post('contact_list', { limit: 5 });
  expect(page).toMatchObject({ errcode: 0, next_cursor: expect.stringMatching(/./) as string });
  expect((page['info_list'] as Json[])[0]).toMatchObject({ is_customer: true, follow_userid: 'linlan' });
});

test.each<[number, string, Json]>([
  [40096, 'remark', { userid: 'linlan', external_userid: 'wmNobody', remark: 'x' }],
  [40058, 'remark', { userid: 'linlan', external_userid: 'wmNobody' }],
  [40003, 'remark', { userid: 'ghost', external_userid: 'wmNobody', remark: 'x' }],
  [84074, 'batch/get_by_user', { userid_list: ['stranger'] }],
  [40058, 'batch/get_by_user', { userid_list: [] }],
  [40096, 'convert_to_openid', { external_userid: 'wmNobody' }],
  [40058, 'add_corp_tag', { group_name: 'x', tag: [] }],
  [40072, 'add_corp_tag', { group_name: '字'.repeat(31), tag: [{ name: 'x' }] }],
  [40068, 'add_corp_tag', { group_id: 'etNone', tag: [{ name: 'x' }] }],
  [40068, 'edit_corp_tag', { id: 'etNone', name: 'x' }],
  [40058, 'del_corp_tag', {}],
  [40068, 'del_corp_tag', { tag_id: ['etNone'] }],
  [40058, 'mark_tag', { userid: 'linlan', external_userid: 'x' }],
  [40068, 'mark_tag', { userid: 'linlan', external_userid: 'x', add_tag: ['etNone'] }],
  [41037, 'add_contact_way', { scene: 2 }],
  [41038, 'add_contact_way', { type: 1 }],
  [41039, 'add_contact_way', { type: 3, scene: 2 }],
  [41040, 'add_contact_way', { type: 1, scene: 3 }],
  [60111, 'add_contact_way', { type: 1, scene: 2, user: ['ghost'] }],
  [84074, 'add_contact_way', { type: 1, scene: 2, user: ['stranger'] }],
  [41043, 'get_contact_way', {}],
  [41044, 'del_contact_way', { config_id: 'x' }],
  [40003, 'close_temp_chat', { userid: 'ghost' }],
  [41049, 'send_welcome_msg', { text: { content: 'x' } }],
  [41050, 'send_welcome_msg', { welcome_code: 'x', text: { content: 'x' } }],
])('answers %i from %s to %j', async (errcode, path, body) => {
  expect(await post(path, body)).toMatchObject({ errcode });
});

test.each([
  [84061, 'get?external_userid=', 'friend removed'],
  [40096, 'get?external_userid=wmNobody', 'unknown'],
  [41035, 'get', 'none named'],
  [84074, 'list?userid=stranger', 'no 客户联系'],
  [40003, 'list?userid=ghost', 'unknown member'],
  [41009, 'list', 'no member'],
])('answers %i from %s: %s', async (errcode, path, why) => {
  let ask = path;
  if (why === 'friend removed') {
    const made = await desk.hand('customers', { do: 'add', userid: 'linlan', name: '过客' });
    await desk.hand('customers', {
      do: 'remove',
      userid: 'linlan',
      external_userid: made['external_userid'],
    });
    ask += String(made['external_userid']);
  }
  expect(await get(ask)).toMatchObject({ errcode });
});

test('a member without customers gets 84061 with an empty list', async () => {
  await desk.hand('reset', { scenario: 'empty' });
  expect(await get('list?userid=linlan')).toMatchObject({ errcode: 84061, external_userid: [] });
  await desk.hand('reset', {});
});

test('tags of the console may be used but not changed', async () => {
  const group = ((await post('get_corp_tag_list'))['tag_group'] as Json[])[0];
  expect(await post('edit_corp_tag', { id: group?.['group_id'], name: 'x' })).toMatchObject({
    errcode: 81011,
  });
  expect(await post('del_corp_tag', { group_id: [group?.['group_id']] })).toMatchObject({ errcode: 81011 });
});
