import { openDesk, type Desk } from '../../testing/desk';
import { apiClient, type ApiClient } from '../../testing/apiClient';

let desk: Desk;
let sync: ApiClient;
beforeAll(async () => {
  desk = await openDesk();
  sync = await apiClient(desk.sandbox.url, 'sandboxsecret-contacts');
});
afterAll(() => desk.close());

test('user/get gives what a self-built app of today may see', async () => {
  const user = await desk.api.get('user/get?userid=zhaoqi');
  expect(user).toMatchObject({
    errcode: 0,
    userid: 'zhaoqi',
    name: '赵琪',
    department: [2],
    main_department: 2,
    is_leader_in_dept: [0],
    status: 1,
    extattr: { attrs: [] },
  });
  for (const hidden of ['mobile', 'email', 'gender', 'avatar', 'qr_code'])
    expect(user).not.toHaveProperty(hidden);
});

test('a list holds one department, not those below it', async () => {
  const list = async (path: string): Promise<string[]> =>
    ((await desk.api.get(path))['userlist'] as { userid: string }[]).map((u) => u.userid);
  expect(await list('user/simplelist?department_id=1')).toEqual(['linlan', 'sunyue', 'zhouning', 'stranger']);
  expect(await list('user/list?department_id=2')).toEqual(['zhaoqi']);
});

test('user/list_id pages through every member and department with the address book’s secret', async () => {
  const first = await sync.post('user/list_id', { limit: 3 });
  expect(first).toMatchObject({ errcode: 0, dept_user: [{ userid: 'linlan', department: 1 }, {}, {}] });
  const second = await sync.post('user/list_id', { limit: 3, cursor: first['next_cursor'] });
  expect(second).toMatchObject({ next_cursor: '', dept_user: [{}, {}] });
});

test('departments are read as a tree, one by one and in short', async () => {
  const root = { id: 1, name: '存客宝演示公司', name_en: '', department_leader: [], parentid: 0, order: 1 };
  const { department } = await desk.api.get('department/list');
  expect((department as { id: number }[]).map((d) => d.id)).toEqual([1, 2, 3]);
  expect(await desk.api.get('department/get?id=1')).toMatchObject({ department: root });
  expect(await desk.api.get('department/simplelist?id=2')).toMatchObject({
    department_id: [{ id: 2, parentid: 1, order: 20 }],
  });
});

test('the address book’s secret writes departments', async () => {
  const { id } = await sync.post('department/create', { name: '财务组', parentid: 1 });
  expect(await sync.post('department/create', { name: '财务组', parentid: 1 })).toMatchObject({
    errcode: 60008,
  });
  expect(await sync.post('department/update', { id, name: '财务部' })).toMatchObject({ errcode: 0 });
  expect(await desk.api.get(`department/get?id=${String(id)}`)).toMatchObject({
    department: { name: '财务部' },
  });
  expect(await sync.get(`department/delete?id=${String(id)}`)).toMatchObject({ errcode: 0 });
  expect(await sync.get('department/delete?id=2')).toMatchObject({ errcode: 60005 });
  expect(await sync.get('department/delete?id=1')).toMatchObject({ errcode: 60007 });
});

test('a tag lives from its creation to its end', async () => {
  const { tagid } = await desk.api.post('tag/create', { tagname: '夜班' });
  expect(await desk.api.post('tag/create', { tagname: '夜班' })).toMatchObject({ errcode: 40071 });
  expect(
    await desk.api.post('tag/addtagusers', { tagid, userlist: ['LinLan', 'Ghost'], partylist: [2, 77] }),
  ).toMatchObject({ errcode: 0, invalidlist: 'ghost', invalidparty: [77] });
  const at = `tagid=${String(tagid)}`;
  expect(await desk.api.get(`tag/get?${at}`)).toMatchObject({
    tagname: '夜班',
    userlist: [{ userid: 'linlan', name: '林岚' }],
    partylist: [2],
  });
  expect(await desk.api.post('tag/deltagusers', { tagid, userlist: ['ghost'] })).toMatchObject({
    errcode: 40070,
  });
  expect(await desk.api.post('tag/deltagusers', { tagid, partylist: [2] })).toMatchObject({ errcode: 0 });
  expect(await desk.api.post('tag/update', { tagid, tagname: '早班' })).toMatchObject({ errcode: 0 });
  expect(await desk.api.get('tag/list')).toMatchObject({
    taglist: [{ tagname: '值班' }, { tagname: '早班' }],
  });
  expect(await desk.api.get(`tag/delete?${at}`)).toMatchObject({ errcode: 0 });
  expect(await desk.api.get(`tag/get?${at}`)).toMatchObject({ errcode: 40068 });
});

test('a message to a department or a tag reaches its people', async () => {
  const text = { msgtype: 'text', agentid: 1000002, text: { content: '开会' } };
  const answer = await desk.api.post('message/send', { ...text, toparty: '2|88', totag: '1|99' });
  expect(answer).toMatchObject({ errcode: 0, invalidparty: '88', invalidtag: '99' });
  expect(desk.sandbox.chat('zhaoqi')).toHaveLength(1);
  expect(desk.sandbox.chat('linlan')).toHaveLength(1);
  expect(desk.sandbox.chat('sunyue')).toHaveLength(0);
});

test('ids are converted there and back', async () => {
  const { openid } = await desk.api.post('user/convert_to_openid', { userid: 'linlan' });
  expect(await desk.api.post('user/convert_to_userid', { openid })).toMatchObject({ userid: 'linlan' });
  const { open_userid } = await desk.api.get('user/get?userid=linlan');
  expect(
    await desk.api.post('batch/openuserid_to_userid', { open_userid_list: [open_userid, 'woX'] }),
  ).toMatchObject({ userid_list: [{ open_userid, userid: 'linlan' }], invalid_open_userid_list: ['woX'] });
  expect(
    await desk.api.post('user/get_userid_by_email', { email: 'linlan@demo.example', email_type: 1 }),
  ).toMatchObject({ userid: 'linlan' });
});

test.each([
  [60111, 'GET', 'user/get?userid=ghost', {}],
  [41009, 'GET', 'user/get', {}],
  [60003, 'GET', 'user/list?department_id=9', {}],
  [60003, 'GET', 'department/list?id=9', {}],
  [60003, 'GET', 'department/get?id=9', {}],
  [48002, 'POST', 'user/list_id', {}],
  [48002, 'POST', 'department/create', { name: 'x' }],
  [46004, 'POST', 'user/getuserid', { mobile: '13900000000' }],
  [40073, 'POST', 'user/convert_to_userid', { openid: 'x' }],
  [60111, 'POST', 'user/convert_to_openid', { userid: 'ghost' }],
  [40032, 'POST', 'batch/openuserid_to_userid', {}],
  [41018, 'POST', 'tag/create', {}],
  [40072, 'POST', 'tag/create', { tagname: '字'.repeat(33) }],
  [81011, 'POST', 'tag/update', { tagid: 1, tagname: '新' }],
  [81011, 'GET', 'tag/delete?tagid=1', {}],
  [41017, 'GET', 'tag/get', {}],
  [40058, 'GET', 'tag/create', {}],
])('answers %i to %s %s', async (errcode, method, path, body) => {
  const answer = method === 'GET' ? await desk.api.get(path) : await desk.api.post(path, body);
  expect(answer).toMatchObject({ errcode, errmsg: expect.stringContaining('hint: [') as string });
});

test.each([
  [48009, 'user/get?userid=linlan'],
  [48009, 'user/list?department_id=1'],
  [48009, 'department/list'],
])('the address book’s secret gets %i from %s', async (errcode, path) => {
  expect(await sync.get(path)).toMatchObject({ errcode });
});
