import { openDesk, type Desk } from '../testing/desk';
import type { Json } from '../wecom/json';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test.each<[string, Json]>([
  ['image', { PicUrl: 'https://e.x/a.png', MediaId: 'M1' }],
  ['voice', { MediaId: 'M2', Format: 'amr' }],
  ['video', { MediaId: 'M3', ThumbMediaId: 'M4' }],
  ['location', { Location_X: '23.1', Location_Y: '113.3', Scale: '15', Label: '广州', AppType: 'wxwork' }],
  ['link', { Title: 't', Description: 'd', Url: 'https://e.x', PicUrl: 'https://e.x/a.png' }],
])('a message of type %s comes with its fields and a MsgId', async (msgtype, fields) => {
  expect(await desk.hand('push', { from: 'linlan', msgtype, fields })).toEqual({ fate: 'delivered' });
  expect(desk.product.received.at(-1)).toMatchObject({
    FromUserName: 'linlan',
    MsgType: msgtype,
    MsgId: expect.stringMatching(/^\d{15,19}$/) as string,
    AgentID: '1000002',
    ...fields,
  });
});

test.each<[string, Json]>([
  ['LOCATION', { Latitude: '23.1', Longitude: '113.3', Precision: '65', AppType: 'wxwork' }],
  ['scancode_waitmsg', { EventKey: 'scan', ScanCodeInfo: { ScanType: 'qrcode', ScanResult: '1' } }],
  ['pic_weixin', { EventKey: 'pic', SendPicsInfo: { Count: '1', PicList: { item: { PicMd5Sum: 'x' } } } }],
  ['location_select', { EventKey: 'loc', SendLocationInfo: { Label: '广州' } }],
  ['open_approval_change', { ApprovalInfo: { ThirdNo: '1', OpenSpStatus: '2' } }],
  ['batch_job_result', { BatchJob: { JobId: 'j', JobType: 'sync_user', ErrCode: '0' } }],
  ['share_agent_change', {}],
  ['upload_media_job_finish', { JobId: 'j' }],
])('the event %s comes as it is written, without a MsgId', async (Event, fields) => {
  await desk.hand('push', { from: 'linlan', msgtype: 'event', fields: { Event, ...fields } });
  expect(desk.product.received.at(-1)).toMatchObject({ MsgType: 'event', Event, ...fields });
  expect(desk.product.received.at(-1)).not.toHaveProperty('MsgId');
});

test('an event of no app has no AgentID', async () => {
  const fields = { Event: 'customer_acquisition', ChangeType: 'delete_link', LinkId: 'l' };
  await desk.hand('push', { from: 'sys', msgtype: 'event', fields, ofApp: false });
  expect(desk.product.received.at(-1)).not.toHaveProperty('AgentID');
});

test.each(['app', 'bot'])('the %s address is verified by its plain echo alone', async (door) => {
  expect(await desk.hand('verify', { door })).toEqual({ verified: true, because: null });
  desk.product.echo = (plain) => `"${plain}"`;
  expect(await desk.hand('verify', { door })).toEqual({ verified: false, because: '回答的不是明文' });
  desk.product.echo = () => null;
  expect(await desk.hand('verify', { door })).toEqual({ verified: false, because: '一秒之内没有回答' });
  desk.product.echo = (plain) => plain;
});

test('news in mpnews and notices of mini-programs reach the chat', async () => {
  const { media_id } = await desk.upload('media/upload?type=image');
  const article = { title: '周报', thumb_media_id: media_id, content: '<p>x</p>', digest: '摘要' };
  expect(await desk.api.send('linlan', 'mpnews', { articles: [article] })).toMatchObject({ errcode: 0 });
  const notice = { appid: 'wx1', title: '会议通知', content_item: [{ key: '时间', value: '十点' }] };
  expect(await desk.api.send('linlan', 'miniprogram_notice', notice)).toMatchObject({ errcode: 0 });
  expect(desk.sandbox.chat('linlan').map((m) => m.text)).toEqual(['周报\n摘要', '会议通知\n时间 十点']);
});

test.each<[number, string, Json, Json]>([
  [45008, 'mpnews', { articles: [] }, {}],
  [40007, 'mpnews', { articles: [{ title: 't', thumb_media_id: 'x' }] }, {}],
  [90200, 'miniprogram_notice', { title: '会议通知' }, {}],
  [90202, 'miniprogram_notice', { appid: 'a', title: '会议通知', content_item: [{ value: 'v' }] }, {}],
  [40074, 'markdown', { content: 'x' }, { safe: 1 }],
])('answers %i to a bad %s', async (errcode, msgtype, part, more) => {
  expect(await desk.api.send('linlan', msgtype, part, more)).toMatchObject({ errcode });
});
