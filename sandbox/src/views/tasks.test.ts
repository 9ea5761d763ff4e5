import { openDesk, type Desk } from '../testing/desk';
import type { MemberTasksView } from '../liveCompany';

let desk: Desk;
let known: string[];
beforeEach(async () => {
  desk = await openDesk();
  const rows = (await desk.look('customers?userid=linlan')) as { external_userid: string }[];
  known = rows.slice(0, 3).map((r) => r.external_userid);
});
afterEach(() => desk.close());

const tasks = (userid = 'linlan') => desk.look(`views/tasks?userid=${userid}`) as Promise<MemberTasksView>;
async function send(): Promise<{ msgid: string }> {
  const made = await desk.api.post('externalcontact/add_msg_template', {
    chat_type: 'single',
    sender: 'linlan',
    external_userid: known,
    text: { content: '周末八折' },
  });
  return { msgid: String(made['msgid']) };
}
const results = async (msgid: string) =>
  (await desk.api.post('externalcontact/get_groupmsg_send_result', { msgid, userid: 'linlan' }))['send_list'];

test('a mass message waits for its member, who sees to whom it goes, and for nobody else', async () => {
  await send();
  expect(await tasks()).toMatchObject({
    mass: [{ text: '周末八折', state: 'waiting', counts: { all: 3, sent: 0 }, reminders: [] }],
    moments: [],
  });
  expect((await tasks()).mass[0]?.recipients.map((r) => r.id)).toEqual(known);
  expect(await tasks('zhaoqi')).toEqual({ mass: [], moments: [] });
});

test('what the member confirms is told alike to him and to the API, each recipient with its fate', async () => {
  const { msgid } = await send();
  await desk.hand('customers', { do: 'block', userid: 'linlan', external_userid: known[0] });
  await desk.hand(`massmessages/${msgid}/confirm`, { userid: 'linlan', except: [known[2]] });
  const [task] = (await tasks()).mass;
  expect(task).toMatchObject({ state: 'sent', counts: { all: 3, sent: 1, gone: 1, capped: 0 } });
  expect(task?.recipients.map((r) => r.fate)).toEqual(['gone', 'sent', 'unsent']);
  expect(await results(msgid)).toMatchObject([{ status: 2 }, { status: 1 }, { status: 0 }]);
});

test('one that is ignored stays unsent for the API, and a reminder brings it back', async () => {
  const { msgid } = await send();
  await desk.hand(`massmessages/${msgid}/ignore`, { userid: 'linlan' });
  expect((await tasks()).mass).toMatchObject([{ state: 'ignored' }]);
  expect(await results(msgid)).toMatchObject([{ status: 0 }, { status: 0 }, { status: 0 }]);
  await desk.api.post('externalcontact/remind_groupmsg_send', { msgid });
  const [task] = (await tasks()).mass;
  expect(task?.state).toBe('waiting');
  expect(task?.reminders).toHaveLength(1);
});

test('one that is cancelled can be neither confirmed nor ignored', async () => {
  const { msgid } = await send();
  await desk.api.post('externalcontact/cancel_groupmsg_send', { msgid });
  expect((await tasks()).mass).toMatchObject([{ state: 'cancelled' }]);
  await expect(desk.hand(`massmessages/${msgid}/ignore`, { userid: 'linlan' })).rejects.toThrow('取消');
});

test('one that is still being dispatched has not arrived', async () => {
  await desk.hand('switches', { dispatchMs: 60_000 });
  await send();
  expect((await tasks()).mass).toEqual([]);
  desk.sandbox.advance('2m');
  expect((await tasks()).mass).toHaveLength(1);
});

test('an administrator makes one in the console, for customers or for groups', async () => {
  await desk.hand('massmessages', { sender: 'linlan', text: '后台群发', external_userid: known });
  await desk.hand('massmessages', { sender: 'linlan', text: '群里见', chat_type: 'group' });
  expect((await tasks()).mass).toMatchObject([
    { text: '群里见', to: 'group', recipients: [{ name: '花友福利群' }] },
    { text: '后台群发', to: 'single', counts: { all: 3 } },
  ]);
  await expect(desk.hand('massmessages', { text: '没有范围' })).rejects.toThrow('400');
});

test('a moment waits to be published', async () => {
  await desk.api.post('externalcontact/add_moment_task', {
    text: { content: '新品' },
    visible_range: { sender_list: { user_list: ['linlan'] } },
  });
  const [moment] = (await tasks()).moments;
  expect(moment).toMatchObject({ text: '新品', state: 'waiting', publishedAt: null });
  await desk.hand(`moments/${moment?.id ?? ''}`, { do: 'publish', userid: 'linlan' });
  expect((await tasks()).moments).toMatchObject([{ state: 'published', likes: 0 }]);
});
