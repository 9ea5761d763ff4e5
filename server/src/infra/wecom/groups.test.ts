import { DEMO_ROBOT_KEY } from '../../../../sandbox/src/state/demo';
import { openWecomApi, type WecomApi } from '../../testing/wecomApi';
import { wecomClient, type WecomClient } from '../../testing/wecomClient';
import { createAppChat, getAppChat, sendToAppChat, updateAppChat } from './appChats';
import { uploadMedia } from './media';
import type { PlainMessage } from './messages';
import { robotPicture, sendByRobot, uploadForRobot, type RobotMessage } from './robot';

let api: WecomApi;
let client: WecomClient;
beforeEach(async () => {
  api = await openWecomApi('groups');
  client = wecomClient(api);
});
afterEach(async () => {
  await client.close();
  await api.close();
});

const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');
const KEY = DEMO_ROBOT_KEY;
const inGroup = (chatid: string) => api.look<{ kind: string; text: string }[]>(`chats/chat:${chatid}`);
const words = (content: string) => ({ msgtype: 'text', text: { content } }) as const;
const group = { name: '运营群', owner: 'linlan', userlist: ['linlan', 'zhaoqi'], chatid: 'ops' };

test('a group is made once, changed, read', async () => {
  expect(await createAppChat(client.call, group)).toBe('ops');
  await expect(createAppChat(client.call, group)).rejects.toMatchObject({ errcode: 86215, action: 'giveUp' });
  await updateAppChat(client.call, 'ops', {
    name: '战报群',
    add_user_list: ['sunyue'],
    del_user_list: ['zhaoqi'],
  });
  expect(await getAppChat(client.call, 'ops')).toEqual({
    chatid: 'ops',
    name: '战报群',
    owner: 'linlan',
    userlist: ['linlan', 'sunyue'],
    chat_type: 0,
  });
  await expect(getAppChat(client.call, 'none')).rejects.toMatchObject({ errcode: 86003 });
});

test('a group takes everything but cards', async () => {
  await createAppChat(client.call, group);
  const { mediaId: media_id } = await uploadMedia(client.call, 'image', { name: 'a.png', content: PNG });
  const { mediaId: fileId } = await uploadMedia(client.call, 'file', { name: 'a.pdf', content: PNG });
  const all: PlainMessage[] = [
    words('日报'),
    { msgtype: 'markdown', markdown: { content: '**好**' } },
    { msgtype: 'image', image: { media_id } },
    { msgtype: 'file', file: { media_id: fileId } },
    { msgtype: 'news', news: { articles: [{ title: 't', url: 'https://e.x' }] } },
    { msgtype: 'textcard', textcard: { title: 't', description: 'd', url: 'https://e.x' } },
  ];
  for (const message of all) await sendToAppChat(client.call, { chatid: 'ops', members: 2 }, message);
  expect((await inGroup('ops')).map((m) => m.kind)).toHaveLength(all.length);
});

test('members of a group are not sent more than they are shown', async () => {
  await createAppChat(client.call, group);
  const send = (n: number) => sendToAppChat(client.call, { chatid: 'ops', members: 2 }, words(String(n)));
  let sent = 0;
  for (; sent < 300; sent++) {
    const refused = await send(sent).catch((error: unknown) => error);
    if (refused === undefined) continue;
    expect(refused).toMatchObject({ action: 'backoff', errcode: 0 });
    break;
  }
  expect(sent).toBe(180);
  expect(await inGroup('ops')).toHaveLength(sent);
  client.advance('70s');
  await send(1000);
  expect(await inGroup('ops')).toHaveLength(sent + 1);
});

test('a robot writes words, pictures, articles, files and notices', async () => {
  const { mediaId: media_id } = await uploadForRobot(client.call, KEY, 'file', {
    name: '表.xlsx',
    content: PNG,
  });
  const all: RobotMessage[] = [
    { msgtype: 'text', text: { content: '日报', mentioned_list: ['@all'] } },
    { msgtype: 'markdown', markdown: { content: '**好**' } },
    { msgtype: 'markdown_v2', markdown_v2: { content: '| a |' } },
    robotPicture(PNG),
    { msgtype: 'news', news: { articles: [{ title: 't', url: 'https://e.x' }] } },
    { msgtype: 'file', file: { media_id } },
    {
      msgtype: 'template_card',
      template_card: {
        card_type: 'text_notice',
        main_title: { title: '日报' },
        card_action: { type: 1, url: 'https://e.x' },
      },
    },
  ];
  for (const message of all) await sendByRobot(client.call, KEY, message);
  expect(await inGroup('robotdemo')).toHaveLength(all.length);
});

test('a robot is held back before WeCom blocks it, by its key alone, over all processes', async () => {
  const other = wecomClient(api, { name: 'robots' });
  const same = wecomClient(api, { name: 'robots' });
  const { key } = await api.hand<{ key: string }>('robots', { chatid: 'g2', name: '二号' });
  const tries = await Promise.allSettled(
    Array.from({ length: 30 }, (_, n) => sendByRobot((n % 2 ? other : same).call, KEY, words(`${n}`))),
  );
  expect(tries.filter((t) => t.status === 'fulfilled')).toHaveLength(18);
  for (const t of tries)
    if (t.status === 'rejected') expect(t.reason).toMatchObject({ action: 'backoff', errcode: 0 });
  await sendByRobot(other.call, key, words('我不受影响'));
  other.advance('70s');
  await sendByRobot(other.call, KEY, words('又可以了'));
  expect(await inGroup('robotdemo')).toHaveLength(19);
  await other.close();
  await same.close();
});

test('a wrong key needs a person, and another robot’s file is no file', async () => {
  await expect(sendByRobot(client.call, 'wrong-key', words('x'))).rejects.toMatchObject({
    errcode: 93000,
    action: 'configure',
  });
  const { key } = await api.hand<{ key: string }>('robots', { chatid: 'g2', name: '二号' });
  const { mediaId } = await uploadForRobot(client.call, key, 'file', { name: 'a', content: PNG });
  const stolen = { msgtype: 'file', file: { media_id: mediaId } } as const;
  await expect(sendByRobot(client.call, KEY, stolen)).rejects.toMatchObject({ errcode: 40007 });
});

test('a report reaches the groups of the settings, through a robot or as the app’s own', async () => {
  await createAppChat(client.call, group);
  const own = wecomClient(api, { env: { WECOM_GROUPS: `运营群=chat:ops; 战报群=robot:${KEY}` } });
  for (const name of ['运营群', '战报群']) {
    await own.wecom.sendToGroup(name, { text: '日报 03-20' });
    await own.wecom.sendToGroup(name, { picture: PNG });
  }
  for (const chatid of ['ops', 'robotdemo'])
    expect(await inGroup(chatid)).toMatchObject([{ kind: 'text', text: '日报 03-20' }, { kind: 'image' }]);
  await expect(own.wecom.sendToGroup('没有', { text: 'x' })).rejects.toMatchObject({ action: 'giveUp' });
  await own.close();
});
