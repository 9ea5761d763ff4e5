import { openWecomApi, type WecomApi } from '../../testing/wecomApi';
import { wecomClient, type WecomClient } from '../../testing/wecomClient';
import { callbackAddresses, apiAddresses, userDetails, userOfCode, userOfMiniCode } from './login';
import { getMedia, uploadAttachment, uploadMedia, uploadPicture } from './media';
import { createMenu, deleteMenu, getMenu, type MenuButton } from './menu';

let api: WecomApi;
let client: WecomClient;
beforeAll(async () => {
  api = await openWecomApi('media');
  client = wecomClient(api);
});
afterAll(async () => {
  await client.close();
  await api.close();
});

const png = (seed = 0): Buffer =>
  Buffer.concat([Buffer.from('89504e470d0a1a0a0000', 'hex'), Buffer.from([seed])]);
const file = (name: string, content = png()) => ({ name, content });

test('a file comes back as it was, by pieces too, and under its Chinese name', async () => {
  const { mediaId, createdAt } = await uploadMedia(client.call, 'file', file('日报 1.png'));
  expect(Math.abs(createdAt.getTime() - Date.now())).toBeLessThan(60_000);
  expect(await getMedia(client.call, mediaId)).toEqual({
    name: '日报 1.png',
    type: 'image/png',
    content: png(),
  });
  const piece = await getMedia(client.call, mediaId, { from: 0, to: 3 });
  expect(piece.content.toString('hex')).toBe('89504e47');
  await expect(getMedia(client.call, 'none')).rejects.toMatchObject({ errcode: 40007, action: 'reupload' });
});

test('a picture for good has an address, an attachment its scene', async () => {
  expect(await uploadPicture(client.call, file('a.png'))).toMatch(/^https:/);
  const { mediaId } = await uploadAttachment(client.call, 'moments', 'image', file('m.png'));
  expect(mediaId).toMatch(/./);
  await expect(
    uploadMedia(client.call, 'image', file('a.png', Buffer.from('no picture'))),
  ).rejects.toMatchObject({
    errcode: 40123,
    action: 'giveUp',
  });
});

test('the same file is uploaded once by all processes, until half a day before it is forgotten', async () => {
  const [a, b] = [wecomClient(api, { name: 'cache' }), wecomClient(api, { name: 'cache' })];
  const first = await a.wecom.media.idOf('image', file('chart.png'));
  expect(await b.wecom.media.idOf('image', file('chart.png'))).toBe(first);
  expect(await b.wecom.media.idOf('image', file('chart.png', png(1)))).not.toBe(first);
  expect(await b.wecom.media.idOf('file', file('chart.png'))).not.toBe(first);
  b.advance('61h');
  const second = await b.wecom.media.idOf('image', file('chart.png'));
  expect(second).not.toBe(first);
  await b.wecom.send({ touser: 'linlan', msgtype: 'image', image: { media_id: second } });
  await a.close();
  await b.close();
});

test('an id that WeCom refuses is not handed out again', async () => {
  const before = await client.wecom.media.idOf('image', file('dead.png'));
  api.sandbox.fault({ endpoint: 'message/send', errcode: 40007 });
  const send = (media_id: string) =>
    client.wecom.send({ touser: 'linlan', msgtype: 'image', image: { media_id } });
  await expect(send(before)).rejects.toMatchObject({ action: 'reupload' });
  const after = await client.wecom.media.idOf('image', file('dead.png'));
  expect(after).not.toBe(before);
  await send(after);
});

test('the menu is made, read and taken away', async () => {
  const buttons: MenuButton[] = [
    { type: 'click', name: '今天', key: 'today' },
    { name: '更多', sub_button: [{ type: 'view', name: '小程序', url: 'https://e.x' }] },
  ];
  await createMenu(client.app, buttons);
  expect(await getMenu(client.app)).toMatchObject(buttons);
  await deleteMenu(client.app);
  await expect(getMenu(client.app)).rejects.toMatchObject({ errcode: 46003, action: 'giveUp' });
  await expect(createMenu(client.app, [])).rejects.toMatchObject({ action: 'giveUp' });
});

test('a code becomes a member once, and his ticket what he agreed to tell', async () => {
  const { code } = await api.hand<{ code: string }>('codes', { userid: 'linlan', details: true });
  const { userid, ticket } = await userOfCode(client.call, code);
  expect(userid).toBe('linlan');
  expect(await userDetails(client.call, ticket ?? '')).toMatchObject({
    userid: 'linlan',
    email: 'linlan@demo.example',
  });
  await expect(userOfCode(client.call, code)).rejects.toMatchObject({ action: 'giveUp' });
  expect(await userOfMiniCode(client.call, api.sandbox.loginCode('zhaoqi'))).toEqual({ userid: 'zhaoqi' });
});

test('where WeCom calls from and is called', async () => {
  expect(await callbackAddresses(client.call)).toEqual(expect.arrayContaining([expect.any(String)]));
  expect(await apiAddresses(client.call)).toEqual(expect.arrayContaining([expect.any(String)]));
});
