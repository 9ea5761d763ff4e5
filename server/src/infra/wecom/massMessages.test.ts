import { openWecomApi, type WecomApi } from '../../testing/wecomApi';
import type { Call } from './ask';
import { listExternalUserids } from './externalContact';
import {
  addMassMessages,
  cancelMassMessage,
  listMassMessages,
  listMassResults,
  listMassTasks,
  remindMassMessage,
  type MassPart,
  type Recipients,
} from './massMessages';
import {
  addMoment,
  cancelMoment,
  listMoments,
  listMomentReceivers,
  listMomentTasks,
  listMomentViewers,
  momentJob,
  momentVoices,
} from './moments';

let api: WecomApi;
beforeAll(async () => {
  api = await openWecomApi('mass', 'big');
});
afterAll(() => api.close());

const TEXT = { text: { content: '周末福利' } };
const now = (): number => Math.floor(Date.now() / 1000);

async function send(to: Recipients): Promise<MassPart[]> {
  const parts: MassPart[] = [];
  for await (const part of addMassMessages(api.call, to, TEXT)) parts.push(part);
  return parts;
}

test('25,000 customers are three tasks, and everybody is in one of them', async () => {
  const ids = (await listExternalUserids(api.call, 'linlan')).slice(0, 25_000);
  expect(ids).toHaveLength(25_000);
  const parts = await send({ externalUserids: ids, sender: 'linlan' });
  expect(parts.map((p) => p.named.length)).toEqual([10_000, 10_000, 5_000]);
  expect(parts.flatMap((p) => p.failed)).toEqual([]);
  await ready();
  const last = parts[2]?.msgid ?? '';
  const results = await listMassResults(api.call, last, 'linlan');
  expect(results.map((r) => r.external_userid).sort()).toEqual(ids.slice(20_000).sort());
});

test('a part nobody of which can get it does not hold up the others', async () => {
  const strangers = Array.from({ length: 10_000 }, (_, n) => `wmStranger${n}`);
  const [known] = await listExternalUserids(api.call, 'zhaoqi');
  const parts = await send({ externalUserids: [...strangers, known ?? ''], sender: 'zhaoqi' });
  expect(parts.map((p) => [p.msgid === null, p.failed.length])).toEqual([
    [true, 10_000],
    [false, 0],
  ]);
});

test('a task is reminded of, confirmed, read and cancelled', async () => {
  const ids = (await listExternalUserids(api.call, 'sunyue')).slice(0, 3);
  const [part] = await send({ externalUserids: ids, sender: 'sunyue' });
  const msgid = part?.msgid ?? '';
  await ready();
  await remindMassMessage(api.call, msgid);
  await api.hand(`massmessages/${msgid}/confirm`, { userid: 'sunyue' });
  expect(await listMassTasks(api.call, msgid)).toMatchObject([{ userid: 'sunyue', status: 2 }]);
  expect((await listMassResults(api.call, msgid, 'sunyue')).map((r) => r.status)).toEqual([1, 1, 1]);
  const listed = await listMassMessages(api.call, {
    chatType: 'single',
    from: now() - 3600,
    to: now() + 3600,
  });
  expect(listed.map((m) => m.msgid)).toContain(msgid);
  await cancelMassMessage(api.call, msgid);
  await expect(cancelMassMessage(api.call, msgid)).rejects.toMatchObject({ errcode: 41093 });
});

test('by tag, to everybody of one member, and to groups', async () => {
  const [tag] = await tagIds();
  const [tagged] = await send({ tagLists: [[tag ?? '']], sender: 'linlan' });
  const [everybody] = await send({ allOf: 'zhouning' });
  expect([tagged?.msgid, everybody?.msgid]).toEqual([expect.any(String), expect.any(String)]);
  const groups = await api.look<{ chatId: string; owner: string }[]>('groups');
  const mine = groups.filter((g) => g.owner === 'linlan').map((g) => g.chatId);
  const [toGroups] = await send({ chatIds: mine, sender: 'linlan' });
  expect(toGroups).toMatchObject({ named: mine, failed: [] });
});

test('2,500 groups are two calls', async () => {
  const asked: number[] = [];
  const counting: Call = (ask, shape) => {
    asked.push((ask.body?.['chat_id_list'] as string[]).length);
    return api.call(ask, shape);
  };
  const chatIds = Array.from({ length: 2_500 }, (_, n) => `wrNone${n}`);
  for await (const part of addMassMessages(counting, { chatIds, sender: 'linlan' }, TEXT))
    expect(part.msgid).toBeNull();
  expect(asked).toEqual([2_000, 500]);
});

test('a moment is made, published, seen, liked and cancelled', async () => {
  const tagged = await tagIds();
  const jobid = await addMoment(api.call, TEXT, { userids: ['sunyue'], tagIds: tagged });
  await ready();
  const job = await momentJob(api.call, jobid);
  expect(job).toMatchObject({ status: 3, result: { errcode: 0 } });
  const momentId = job.result?.moment_id ?? '';
  expect(await listMomentTasks(api.call, momentId)).toEqual([{ userid: 'sunyue', publish_status: 0 }]);
  await api.hand(`moments/${momentId}`, { do: 'publish', userid: 'sunyue' });
  const viewers = await listMomentViewers(api.call, momentId, 'sunyue');
  expect(viewers.length).toBeGreaterThan(1000); // more than a page
  expect(await listMomentReceivers(api.call, momentId, 'sunyue')).toHaveLength(viewers.length);
  await api.hand(`moments/${momentId}`, { do: 'like', by: viewers[0] });
  expect((await momentVoices(api.call, momentId, 'sunyue')).like_list).toMatchObject([
    { external_userid: viewers[0] },
  ]);
  const listed = await listMoments(api.call, { from: now() - 3600, to: now() + 3600 });
  expect(listed.map((m) => m.moment_id)).toContain(momentId);
  await cancelMoment(api.call, momentId);
});

async function tagIds(): Promise<string[]> {
  const groups = await api.look<{ follow: { tagIds: string[] } }[]>('customers?userid=linlan');
  return [...new Set(groups.flatMap((g) => g.follow.tagIds))].slice(0, 2);
}

/** Tasks and moments are made in the background; by the sandbox's clock a minute later they are there. */
const ready = async (): Promise<void> => {
  await api.hand('clock', { advance: '1m' });
};
