import { openDesk, type Desk } from '../testing/desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

test('a member made by hand is announced with all fields and can be written to', async () => {
  await desk.hand('members', {
    do: 'create',
    userid: 'WangWu',
    name: '王五',
    department: [2, 3],
    leads: [3],
  });
  expect(await desk.hears({ ChangeType: 'create_user' })).toMatchObject({
    FromUserName: 'sys',
    Event: 'change_contact',
    UserID: 'WangWu',
    Name: '王五',
    Department: '2,3',
    MainDepartment: '2',
    IsLeaderInDept: '0,1',
    Status: '1',
  });
  await desk.hears({ Event: 'subscribe', FromUserName: 'WangWu' });
  await desk.api.send('wangwu', 'text', { content: '欢迎' });
  expect(desk.sandbox.chat('WangWu')).toHaveLength(1);
});

test('an event of the address book names no app, inside or outside', async () => {
  await desk.hand('members', { do: 'update', userid: 'linlan', name: '林澜' });
  const event = await desk.hears({ ChangeType: 'update_user' });
  expect(event).toEqual({
    ToUserName: expect.any(String) as string,
    FromUserName: 'sys',
    CreateTime: expect.any(String) as string,
    MsgType: 'event',
    Event: 'change_contact',
    ChangeType: 'update_user',
    UserID: 'linlan',
    Name: '林澜',
  });
  expect(desk.product.outer.at(-1)).not.toHaveProperty('AgentID');
  expect(await desk.api.get('user/get?userid=linlan')).toMatchObject({ name: '林澜' });
});

test('a renamed member is found under the new id alone', async () => {
  await desk.hand('members', { do: 'update', userid: 'linlan', newuserid: 'linlan2' });
  await desk.hears({ ChangeType: 'update_user', UserID: 'linlan', NewUserID: 'linlan2' });
  expect(await desk.api.get('user/get?userid=linlan')).toMatchObject({ errcode: 60111 });
  expect(await desk.api.get('user/get?userid=linlan2')).toMatchObject({ errcode: 0, name: '林岚' });
});

test('who leaves is unknown from then on', async () => {
  await desk.hand('members', { do: 'leave', userid: 'zhaoqi' });
  await desk.hears({ ChangeType: 'delete_user', UserID: 'zhaoqi' });
  await desk.hears({ Event: 'unsubscribe', FromUserName: 'zhaoqi' });
  expect(await desk.api.get('user/get?userid=zhaoqi')).toMatchObject({ errcode: 60111 });
  expect(await desk.api.send('zhaoqi', 'text', { content: 'x' })).toMatchObject({ errcode: 81013 });
});

test('who is disabled is told with his status', async () => {
  await desk.hand('members', { do: 'disable', userid: 'zhaoqi' });
  await desk.hears({ ChangeType: 'update_user', UserID: 'zhaoqi', Status: '2' });
  expect(await desk.api.get('user/get?userid=zhaoqi')).toMatchObject({ status: 2 });
});

test('departments and tags changed by hand are told', async () => {
  await desk.hand('departments', { do: 'create', id: 9, name: '直播组', parentid: 3 });
  expect(await desk.hears({ ChangeType: 'create_party' })).toMatchObject({
    Id: '9',
    Name: '直播组',
    ParentId: '3',
  });
  await desk.hand('departments', { do: 'update', id: 9, name: '直播一组' });
  await desk.hears({ ChangeType: 'update_party', Id: '9', Name: '直播一组' });
  await desk.hand('departments', { do: 'delete', id: 9 });
  await desk.hears({ ChangeType: 'delete_party', Id: '9' });
  await desk.hand('contacttags', { do: 'remove', tagid: 1, userids: ['linlan'] });
  await desk.hears({ ChangeType: 'update_tag', TagId: '1', DelUserItems: 'linlan' });
  await expect(desk.hand('departments', { do: 'delete', id: 2 })).rejects.toThrow('60005');
});

test('changes made through the API are told nobody', async () => {
  await desk.api.post('tag/create', { tagname: '夜班' });
  await desk.hand('members', { do: 'disable', userid: 'zhaoqi' });
  await desk.hears({ ChangeType: 'update_user' });
  expect(desk.product.received.filter((p) => p['Event'] === 'change_contact')).toHaveLength(1);
});

test('a reset puts the named scenario in the place of everything', async () => {
  await desk.hand('members', { do: 'leave', userid: 'zhaoqi' });
  await desk.hand('reset', { scenario: 'empty' });
  expect(await desk.api.get('user/get?userid=zhaoqi')).toMatchObject({ errcode: 0 });
  expect(await desk.api.get('department/list')).toMatchObject({ department: [{ id: 1 }] });
  expect(await desk.api.get('tag/list')).toMatchObject({ taglist: [] });
  await desk.hand('reset', {});
  expect(await desk.api.get('tag/list')).toMatchObject({ taglist: [{ tagname: '值班' }] });
});

test('tokens ended in the console answer 42001, forgotten ones 40014', async () => {
  await desk.hand('tokens', { do: 'expire' });
  expect(await desk.api.get('getcallbackip')).toMatchObject({ errcode: 42001 });
  await desk.hand('tokens', { do: 'forget' });
  expect(await desk.api.get('getcallbackip')).toMatchObject({ errcode: 40014 });
});

test('what was done by hand outlives the sandbox', async () => {
  await desk.close();
  const { mkdtempSync, rmSync } = await import('node:fs');
  const stateDir = mkdtempSync('/tmp/sandbox-');
  desk = await openDesk({ stateDir });
  await desk.hand('members', { do: 'leave', userid: 'zhaoqi' });
  await desk.api.post('tag/create', { tagname: '夜班' });
  await desk.close();
  desk = await openDesk({ stateDir });
  expect(await desk.api.get('user/get?userid=zhaoqi')).toMatchObject({ errcode: 60111 });
  expect(await desk.api.get('tag/list')).toMatchObject({
    taglist: [{ tagname: '值班' }, { tagname: '夜班' }],
  });
  rmSync(stateDir, { recursive: true });
});
