import { createHash } from 'node:crypto';
import { openDesk, type Desk } from '../testing/desk';
import { DEMO_ROBOT_KEY } from '../state/demo';
import type { Json } from './json';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');
const create = (more: Json = {}) =>
  desk.api.post('appchat/create', { name: '战报', owner: 'linlan', userlist: ['linlan', 'zhaoqi'], ...more });
const send = (chatid: unknown, msgtype: string, part: Json) =>
  desk.api.post('appchat/send', { chatid, msgtype, [msgtype]: part });
const hook = async (body: Json, key = DEMO_ROBOT_KEY) => {
  const url = `${desk.sandbox.url}/cgi-bin/webhook/send?key=${key}`;
  return (await (await fetch(url, { method: 'POST', body: JSON.stringify(body) })).json()) as {
    errcode: number;
  };
};
const said = (words: string) => ({ msgtype: 'text', text: { content: words } });

test('a group of colleagues is made, changed, read and written to', async () => {
  expect(await create({ chatid: 'daily1' })).toMatchObject({ errcode: 0, chatid: 'daily1' });
  await desk.api.post('appchat/update', {
    chatid: 'daily1',
    name: '日报',
    add_user_list: ['sunyue'],
    del_user_list: ['linlan'],
  });
  expect(await desk.api.get('appchat/get?chatid=daily1')).toMatchObject({
    chat_info: {
      chatid: 'daily1',
      name: '日报',
      owner: 'zhaoqi',
      userlist: ['zhaoqi', 'sunyue'],
      chat_type: 0,
    },
  });
  expect(await send('daily1', 'markdown', { content: '**好**' })).toEqual({ errcode: 0, errmsg: 'ok' });
  expect(await desk.look('chats/chat:daily1')).toMatchObject([
    { from: 'app', kind: 'markdown', text: '**好**' },
  ]);
});

test('a member takes two hundred messages a minute, what is above is dropped without a word', async () => {
  const { chatid } = await create();
  for (let n = 0; n < 205; n += 1)
    expect(await send(chatid, 'text', { content: `${n}` })).toMatchObject({ errcode: 0 });
  expect(await desk.look(`chats/chat:${String(chatid)}`)).toHaveLength(200);
});

test.each<[number, string, Json]>([
  [86001, 'appchat/create', { chatid: '_' }],
  [86006, 'appchat/create', { userlist: ['linlan'] }],
  [86007, 'appchat/create', { userlist: ['linlan', 'ghost'] }],
  [86005, 'appchat/create', { userlist: ['linlan', 'zhaoqi'], owner: 'sunyue' }],
  [86004, 'appchat/create', { userlist: ['linlan', 'zhaoqi'], name: '字'.repeat(51) }],
  [86003, 'appchat/update', { chatid: 'none' }],
  [86003, 'appchat/send', { chatid: 'none' }],
  [86001, 'appchat/send', {}],
])('answers %i from %s to %j', async (errcode, path, body) => {
  expect(await desk.api.post(path, body)).toMatchObject({ errcode });
});

test('an id is used once, and a card is no message for a group', async () => {
  await create({ chatid: 'one' });
  expect(await create({ chatid: 'one' })).toMatchObject({ errcode: 86215 });
  expect(await send('one', 'template_card', { card_type: 'text_notice' })).toMatchObject({ errcode: 40008 });
  expect(await send('one', 'text', { content: '' })).toMatchObject({ errcode: 44004 });
});

test('a robot writes into its group with nothing but its key, twenty times a minute', async () => {
  for (let n = 0; n < 20; n += 1) expect(await hook(said(`${n}`))).toMatchObject({ errcode: 0 });
  expect(await hook(said('x'))).toMatchObject({ errcode: 45009 });
  const other = await desk.hand('robots', { chatid: 'g2', name: '二号' });
  expect(await hook(said('y'), String(other['key']))).toEqual({ errcode: 0, errmsg: 'ok' });
  desk.sandbox.advance('60s');
  expect(await hook(said('z'))).toMatchObject({ errcode: 0 });
  expect(await desk.look('chats/chat:robotdemo')).toHaveLength(21);
});

test('a robot sends pictures, files of its own and notices', async () => {
  const md5 = createHash('md5').update(PNG).digest('hex');
  expect(await hook({ msgtype: 'image', image: { base64: PNG.toString('base64'), md5 } })).toMatchObject({
    errcode: 0,
  });
  const file = await desk.upload(`webhook/upload_media?key=${DEMO_ROBOT_KEY}&type=file`);
  expect(file).toMatchObject({ errcode: 0, type: 'file', created_at: expect.any(String) as string });
  expect(await hook({ msgtype: 'file', file: { media_id: file['media_id'] } })).toMatchObject({ errcode: 0 });
  const card = {
    card_type: 'text_notice',
    main_title: { title: '日报' },
    card_action: { type: 1, url: 'https://e.x' },
  };
  expect(await hook({ msgtype: 'template_card', template_card: card })).toMatchObject({ errcode: 0 });
  expect(await hook({ msgtype: 'markdown_v2', markdown_v2: { content: '| a |' } })).toMatchObject({
    errcode: 0,
  });
});

test.each<[number, Json]>([
  [93017, {}],
  [40008, { msgtype: 'video', video: {} }],
  [44004, { msgtype: 'text', text: {} }],
  [45002, { msgtype: 'markdown', markdown: { content: 'x'.repeat(4097) } }],
  [301019, { msgtype: 'image', image: { base64: PNG.toString('base64'), md5: 'x' } }],
  [40007, { msgtype: 'file', file: { media_id: 'x' } }],
  [42031, { msgtype: 'template_card', template_card: { card_type: 'vote_interaction' } }],
])('a robot gets %i for %j', async (errcode, body) => {
  expect(await hook(body)).toMatchObject({ errcode });
});

test('a wrong key is 93000, a disabled robot 93004, another robot’s file 40007', async () => {
  expect(await hook(said('x'), 'nope')).toMatchObject({ errcode: 93000 });
  const { key } = await desk.hand('robots', { chatid: 'g2' });
  const { media_id } = await desk.upload(`webhook/upload_media?key=${String(key)}&type=file`);
  expect(await hook({ msgtype: 'file', file: { media_id } })).toMatchObject({ errcode: 40007 });
  await desk.hand('robots', { key, chatid: 'g2', disabled: true });
  expect(await hook(said('x'), String(key))).toMatchObject({ errcode: 93004 });
});

test('a picture for good has a url; an attachment knows its scene', async () => {
  expect(await desk.upload('media/uploadimg?x=1')).toMatchObject({
    errcode: 0,
    url: expect.stringMatching(/^https:/) as string,
  });
  expect(await desk.upload('media/upload_attachment?media_type=image&attachment_type=3')).toMatchObject({
    errcode: 40058,
  });
  expect(await desk.upload('media/upload_attachment?media_type=voice&attachment_type=1')).toMatchObject({
    errcode: 40004,
  });
  expect(await desk.upload('media/uploadimg?x=1', Buffer.from('abc'))).toMatchObject({ errcode: 44001 });
  expect(await desk.upload('media/uploadimg?x=1', Buffer.from('no picture'))).toMatchObject({
    errcode: 40123,
  });
});

test('a ticket is the same until it expires, and is asked for a hundred times an hour', async () => {
  const first = await desk.api.get('get_jsapi_ticket');
  expect(first).toMatchObject({ errcode: 0, expires_in: 7200, ticket: expect.any(String) as string });
  expect((await desk.api.get('get_jsapi_ticket'))['ticket']).toBe(first['ticket']);
  expect((await desk.api.get('ticket/get?type=agent_config'))['ticket']).not.toBe(first['ticket']);
  expect(await desk.api.get('ticket/get?type=x')).toMatchObject({ errcode: 91040 });
  for (let n = 0; n < 98; n += 1) await desk.api.get('ticket/get?type=agent_config');
  expect(await desk.api.get('ticket/get?type=agent_config')).toMatchObject({ errcode: 45009 });
  desk.sandbox.advance('1h');
  expect(await desk.api.get('ticket/get?type=agent_config')).toMatchObject({ errcode: 0 });
});

test('a login that agreed to more gives a ticket for half an hour', async () => {
  const { code } = await desk.hand('codes', { userid: 'linlan', details: true });
  const { user_ticket } = await desk.api.get(`auth/getuserinfo?code=${String(code)}`);
  expect(await desk.api.post('auth/getuserdetail', { user_ticket })).toMatchObject({
    errcode: 0,
    userid: 'linlan',
    email: 'linlan@demo.example',
  });
  expect(await desk.api.post('auth/getuserdetail', { user_ticket: 'x' })).toMatchObject({ errcode: 84015 });
  desk.sandbox.advance('30m');
  expect(await desk.api.post('auth/getuserdetail', { user_ticket })).toMatchObject({ errcode: 84014 });
  const plain = await desk.hand('codes', { userid: 'linlan' });
  expect(await desk.api.get(`auth/getuserinfo?code=${String(plain['code'])}`)).not.toHaveProperty(
    'user_ticket',
  );
});
