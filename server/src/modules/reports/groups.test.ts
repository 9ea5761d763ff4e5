import { registerSettings, settings, WecomFault } from '../../kernel';
import { openChatDesk, type ChatDesk } from '../../testing/chatDesk';
import { accounts } from '../accounts';
import { conversation } from '../conversation';
import { customers } from '../customers';
import { fleet } from '../fleet';
import { insight, recordEvent, rollUpDay } from '../insight';
import { operators } from '../operators';
import { sendSubscription } from './sendSubscription';
import { reports } from '.';

/** Friday 20 March, noon in Shanghai */
const NOW = '2026-03-20T04:00:00Z';
const EVENING = '2026-03-20T10:00:00Z';
const GROUP = '运营群';

let desk: ChatDesk;
const before = settings();
beforeAll(async () => {
  desk = await openChatDesk('repgroups', [
    ...[operators, conversation, fleet, accounts, customers, insight, reports],
  ]);
  desk.at(NOW);
  await desk.operator('lina', '李娜', ['owner']);
  await desk.operator('chan', '陈品', ['product']);
  await desk.transact(async (ctx) => {
    const friend = {
      ref: 'f',
      kind: 'passed' as const,
      customerId: '1',
      account: 'A-0001',
      channel: '抖音A',
    };
    await recordEvent(ctx, { ...friend, at: new Date('2026-03-20T01:00:00Z') });
    await rollUpDay(ctx, '2026-03-20');
  });
}, 60_000);
afterAll(async () => {
  registerSettings(before);
  await desk.close();
});
beforeEach(async () => {
  for (const t of ['report_subscriptions', 'report_runs', 'outbox_messages'])
    await desk.source.query(`DELETE FROM ${t}`);
  registerSettings({ ...before, groups: [GROUP, '战报群'] });
  desk.forgetSent();
  desk.at(NOW);
});

async function hears(userid: string, words: string): Promise<string> {
  await desk.settle();
  desk.heard.length = 0;
  await desk.say(userid, words);
  await desk.settle();
  return desk.heard.map((h) => h.text).join('\n');
}
async function sendAll(at: string): Promise<void> {
  desk.at(at);
  desk.heard.length = 0;
  const rows = await desk.source.query<{ id: string }[]>('SELECT id FROM report_subscriptions ORDER BY id');
  for (const { id } of rows) await desk.transact((ctx) => sendSubscription(ctx, id));
  await desk.settle();
}
const inGroup = () => desk.heard.filter((h) => h.to === GROUP);

test('每天18:00给运营群发日报: the group gets words and picture without buttons, the person nothing', async () => {
  expect(await hears('lina', '每天18:00给运营群发日报')).toContain('已订阅：每天 18:00 给「运营群」发日报');
  await sendAll(EVENING);
  expect(inGroup().map((h) => h.type)).toEqual(['text', 'image']);
  expect(inGroup()[0]?.text).toContain('日报 03-20');
  expect(desk.heard.filter((h) => h.to === 'lina')).toEqual([]);
});

test('two who subscribed the same for the group are one post, and their own is another', async () => {
  await hears('lina', '每天18:00给运营群发日报');
  await hears('chan', '每天18:00给运营群发日报');
  await hears('chan', '每天18:00给我发日报');
  await sendAll(EVENING);
  expect(inGroup().filter((h) => h.type === 'text')).toHaveLength(1);
  expect(desk.heard.some((h) => h.to === 'chan' && h.text.includes('日报'))).toBe(true);
});

/** What waits for its time is sent now. */
async function sendWaiting(): Promise<void> {
  await desk.source.query(
    'UPDATE outbox_messages SET not_before = NULL, reserved_until = NOW(3) - INTERVAL 1 SECOND',
  );
  for (const job of conversation.jobs ?? []) if (job.name === 'conversation.sweep') await desk.run(job, {});
  await desk.settle();
}

test('what may have arrived is not posted again, and the owner learns that nobody knows', async () => {
  await hears('lina', '每天18:00给运营群发日报');
  desk.failNext(new WecomFault(0, 'retry', 'timeout', true), true);
  await sendAll(EVENING);
  await sendWaiting();
  expect(inGroup().map((h) => h.type)).toEqual(['text', 'image']);
  const unknown = "SELECT error FROM outbox_messages WHERE state = 'failed'";
  expect(await desk.source.query(unknown)).toEqual([
    { error: expect.stringContaining('可能已经送达') as string },
  ]);
  expect(desk.heard.filter((h) => h.text.includes('可能已经送达'))).not.toEqual([]);
});

test('what was held back is posted later', async () => {
  await hears('lina', '每天18:00给运营群发日报');
  desk.failNext(new WecomFault(0, 'backoff', 'paced', false, 100), false);
  await sendAll(EVENING);
  expect(inGroup()).toEqual([]);
  await sendWaiting();
  expect(inGroup().map((h) => h.type)).toEqual(['text', 'image']);
});

test('a group that is not connected is refused with those that are; one that was lost is told', async () => {
  expect(await hears('lina', '把日报发到 老板群')).toContain('没有连接「老板群」，可以发到：运营群、战报群');
  await hears('lina', '每天18:00给运营群发日报');
  registerSettings({ ...before, groups: [] });
  await sendAll(EVENING);
  expect(desk.heard).toMatchObject([{ to: 'lina', text: '「运营群」已不再连接，日报不再发到群里' }]);
  expect(await desk.source.query('SELECT id FROM report_subscriptions')).toEqual([]);
});

test('退订日报 ends what goes to groups too, and 撤销 brings it back', async () => {
  await hears('lina', '每天18:00给运营群发日报');
  expect(await hears('lina', '退订日报')).toContain('日报 每天 18:00 发到「运营群」');
  await hears('lina', '撤销');
  expect(await desk.source.query('SELECT userid, chat FROM report_subscriptions')).toEqual([
    { userid: 'lina', chat: GROUP },
  ]);
});
