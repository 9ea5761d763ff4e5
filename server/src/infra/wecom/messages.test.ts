import { openWecomApi, type WecomApi } from '../../testing/wecomApi';
import { wecomClient, type WecomClient } from '../../testing/wecomClient';
import { updateCard, type TemplateCard } from './cards';
import { uploadMedia } from './media';
import { messageStatistics, recallMessage, sendMessage, type AppMessage } from './messages';

let api: WecomApi;
let client: WecomClient;
beforeAll(async () => {
  api = await openWecomApi('messages');
  client = wecomClient(api);
});
afterAll(async () => {
  await client.close();
  await api.close();
});

const to = { users: ['linlan'] };
const text = (content: string): AppMessage => ({ msgtype: 'text', text: { content } });
const last = (userid: string) => api.sandbox.chat(userid).at(-1);
const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');
const action = { type: 1 as const, url: 'https://e.x' };
const options = [
  { id: '1', text: '甲' },
  { id: '2', text: '乙' },
];

const ARTICLE = { title: '新品', url: 'https://e.x' };
const MESSAGES: AppMessage[] = [
  text('你好'),
  { msgtype: 'textcard', textcard: { title: '待办', description: '三件', url: 'https://e.x' } },
  { msgtype: 'news', news: { articles: [ARTICLE, { ...ARTICLE, title: '二' }] } },
  { msgtype: 'markdown', markdown: { content: '**好**' } },
  {
    msgtype: 'miniprogram_notice',
    miniprogram_notice: {
      appid: 'wx123',
      title: '会议室预定成功',
      content_item: [{ key: '房间', value: '402' }],
    },
  },
];

test.each(MESSAGES.map((m) => [m.msgtype, m] as const))('%s reaches the chat', async (_, message) => {
  const before = api.sandbox.chat('linlan').length;
  const sent = await sendMessage(client.app, to, message);
  expect(sent).toMatchObject({ msgid: expect.stringMatching(/./) as string, invalidUsers: [] });
  expect(api.sandbox.chat('linlan')).toHaveLength(before + 1);
});

test.each(['image', 'voice', 'video', 'file'] as const)('%s is uploaded and sent', async (type) => {
  const { mediaId: media_id } = await uploadMedia(client.call, type, { name: `a-${type}`, content: PNG });
  const message = { msgtype: type, [type]: { media_id } } as unknown as AppMessage;
  await sendMessage(client.app, to, message);
  expect(last('linlan')?.media?.name).toBe(`a-${type}`);
});

test('mpnews needs a picture of its own', async () => {
  const { mediaId } = await uploadMedia(client.call, 'image', { name: 'cover.png', content: PNG });
  const article = { title: '月报', thumb_media_id: mediaId, content: '<p>好</p>' };
  await sendMessage(client.app, to, { msgtype: 'mpnews', mpnews: { articles: [article] } }, { safe: 2 });
  expect(last('linlan')?.text).toContain('月报');
});

const CARDS: TemplateCard[] = [
  { card_type: 'text_notice', main_title: { title: '通知' }, card_action: action },
  {
    card_type: 'news_notice',
    main_title: { title: '图文' },
    card_image: { url: 'https://e.x/a.png' },
    card_action: action,
  },
  {
    card_type: 'button_interaction',
    task_id: 'b1',
    main_title: { title: '确认' },
    button_list: [{ text: '好', key: 'ok' }],
  },
  {
    card_type: 'vote_interaction',
    task_id: 'v1',
    main_title: { title: '投票' },
    checkbox: { question_key: 'q', option_list: options },
    submit_button: { text: '交', key: 's' },
  },
  {
    card_type: 'multiple_interaction',
    task_id: 'm1',
    main_title: { title: '选择' },
    select_list: [{ question_key: 'q', option_list: options }],
    submit_button: { text: '交', key: 's' },
  },
];

test.each(CARDS.map((c) => [c.card_type, c] as const))('the card %s is shown', async (_, template_card) => {
  const sent = await sendMessage(client.app, to, { msgtype: 'template_card', template_card });
  expect(last('linlan')?.card).toBeTruthy();
  expect(sent.responseCode === null).toBe(template_card.card_type.endsWith('notice'));
});

test('a card becomes another, and its code is good once', async () => {
  const card: TemplateCard = {
    card_type: 'button_interaction',
    task_id: 'u1',
    main_title: { title: '发布' },
    button_list: [{ text: '好', key: 'ok' }],
  };
  const send = () =>
    sendMessage(
      client.app,
      { users: ['linlan', 'zhaoqi'] },
      { msgtype: 'template_card', template_card: card },
    );
  const { responseCode } = await send();
  const button = { button: { replace_name: '已处理' } };
  expect(await updateCard(client.app, responseCode ?? '', 'all', button)).toMatchObject({ invalidUsers: [] });
  expect(last('zhaoqi')?.card?.replaceText).toBe('已处理');
  await expect(updateCard(client.app, responseCode ?? '', 'all', button)).rejects.toMatchObject({
    errcode: 60140,
    action: 'giveUp',
  });
  card.task_id = 'u2';
  const again = await send();
  const after = { template_card: { ...card, main_title: { title: '已发布' }, replace_text: '好了' } };
  await updateCard(client.app, again.responseCode ?? '', { userids: ['zhaoqi'] }, after);
  expect(last('zhaoqi')?.text).toContain('已发布');
  expect(last('linlan')?.text).toContain('发布');
  expect(last('linlan')?.text).not.toContain('已发布');
});

test('who does not exist is told while the others get it; nobody left is a fault', async () => {
  const some = { users: ['linlan', 'NoBody', 'ghost'], parties: ['2', '99'], tags: ['1', '77'] };
  expect(await sendMessage(client.app, some, text('一部分'))).toMatchObject({
    invalidUsers: ['nobody', 'ghost'],
    invalidParties: ['99'],
    invalidTags: ['77'],
    unlicensedUsers: [],
  });
  expect(last('linlan')?.text).toBe('一部分');
  await expect(sendMessage(client.app, { users: ['ghost'] }, text('x'))).rejects.toMatchObject({
    errcode: 81013,
    action: 'giveUp',
  });
});

test('everybody is @all', async () => {
  await sendMessage(client.app, '@all', text('大家好'));
  expect(last('sunyue')?.text).toBe('大家好');
});

test('the same again is delivered once, after its interval once more', async () => {
  const before = api.sandbox.chat('zhaoqi').length;
  const send = () =>
    sendMessage(client.app, { users: ['zhaoqi'] }, text('只要一次'), { duplicate_check_interval: 3600 });
  const { msgid } = await send();
  expect((await send()).msgid).toBe(msgid);
  expect(api.sandbox.chat('zhaoqi')).toHaveLength(before + 1);
  client.advance('61m');
  await send();
  expect(api.sandbox.chat('zhaoqi')).toHaveLength(before + 2);
});

test('a message is taken back within a day', async () => {
  const { msgid } = await sendMessage(client.app, to, text('说错了'));
  await recallMessage(client.app, msgid);
  expect(last('linlan')?.text).not.toContain('说错了');
  const { msgid: old } = await sendMessage(client.app, to, text('太久了'));
  client.advance('25h');
  await expect(recallMessage(client.app, old)).rejects.toMatchObject({ errcode: 42052, action: 'giveUp' });
});

test('what was sent today and yesterday is counted', async () => {
  const of = async (day: 'today' | 'yesterday') =>
    (await messageStatistics(client.app, day)).find((a) => a.agentid === client.app.agentid)?.count ?? 0;
  const before = await of('today');
  await sendMessage(client.app, to, text('计数'));
  expect(await of('today')).toBe(before + 1);
  client.advance('24h');
  expect(await of('yesterday')).toBe(before + 1);
  expect(await of('today')).toBe(0);
});
