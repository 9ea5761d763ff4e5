import { parse } from '@cunkebao/shared/conversation';
import { commandOf, imageSource, type Actor, type Ctx, type Outside, type Reply } from '../../kernel';
import { openDesk, type Desk } from '../../testing/desk';
import { accounts } from '../accounts';
import { conversation } from '../conversation';
import { customers } from '../customers';
import { fleet } from '../fleet';
import { insight, recordEvent, rollUpDay } from '../insight';
import { actorOf, addOperator, operators } from '../operators';
import { dailyImage } from './dailyImage';
import { sendDueReports, sendSubscriptionJob } from './jobs/sendDueReports.job';
import { sendSubscription } from './sendSubscription';
import { reports } from '.';

const modules = [operators, conversation, fleet, accounts, customers, insight, reports];
/** 17:00 in Shanghai */
const START = '2026-03-02T09:00:00Z';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('insightreports', modules, START);
  await desk.transact(async (ctx) => {
    await addOperator(ctx, { userid: 'lina', name: '李娜', roles: ['product'] });
    await addOperator(ctx, { userid: 'zhou', name: '周宇', roles: ['userOps'], scope: 'own' });
  });
});
afterAll(() => desk.close());
beforeEach(async () => {
  for (const t of [
    'outbox_messages',
    'report_subscriptions',
    'report_runs',
    'customer_events',
    'daily_customers',
    'daily_metrics',
  ])
    await desk.source.query(`DELETE FROM ${t}`);
  desk.enqueued.length = 0;
  desk.at(START);
});

async function says(id: string, args: unknown, userid = 'lina'): Promise<Reply> {
  const actor = (await desk.transact((ctx) => actorOf(ctx, userid))) as Actor;
  return desk.transact(async (ctx) => (await commandOf(id)?.run(ctx, args)) as Reply, { actor });
}
const undo = (id: string, reply: Reply, userid = 'lina'): Promise<Reply> =>
  desk.transact(
    async (ctx) => {
      if (!reply.receipt) throw new Error('nothing to undo');
      return (await commandOf(id)?.undo?.(ctx, reply.receipt)) as Reply;
    },
    { actor: { userid, name: '', roles: [], scope: 'company', department: null, language: 'zh' } },
  );
const at18 = { repeat: { cron: '0 18 * * *', tz: 'Asia/Shanghai' } };
const runs = () =>
  desk.source.query<{ period: string; state: string; late: number }[]>(
    'SELECT period, state, late FROM report_runs ORDER BY period',
  );
const tick = async (): Promise<void> => {
  desk.enqueued.length = 0;
  await desk.run(sendDueReports, {});
  for (const e of desk.enqueued.splice(0)) await desk.run(sendSubscriptionJob, e.data);
};
const pictures = () =>
  desk.source.query<{ userid: string }[]>("SELECT * FROM outbox_messages WHERE kind = 'picture'");
const subscriptions = () =>
  desk.source.query<{ id: string; next_run_at: Date }[]>('SELECT * FROM report_subscriptions');
const friend = (ctx: Ctx, customer: number, more: object = {}) =>
  recordEvent(ctx, {
    ref: `f-${customer}`,
    customerId: String(customer),
    kind: 'passed',
    at: new Date(ctx.now.getTime() - 3_600_000),
    account: 'A-0001',
    channel: '抖音A',
    ...more,
  });

test('subscribing names the next time, and again changes nothing', async () => {
  const reply = await says('report.subscribe', at18);
  expect(reply.headline).toBe('✅ 已订阅：每天 18:00 给你发日报');
  expect(reply.lines).toEqual(['下次：03-02 18:00']);
  expect((await says('report.subscribe', at18)).headline).toBe('已经订阅过：每天 18:00 给你发日报');
  expect(await subscriptions()).toHaveLength(1);
});

test('without a time it is six in the evening; a second time is listed with the first', async () => {
  await says('report.subscribe', {});
  const reply = await says('report.subscribe', { repeat: { cron: '0 9 * * 1-5', tz: 'Asia/Shanghai' } });
  expect(reply.lines).toEqual([
    '下次：03-03 09:00',
    '你的全部订阅（2）：',
    '日报 每天 18:00，下次 03-02 18:00',
    '日报 工作日 09:00，下次 03-03 09:00',
  ]);
});

test.each([
  ['a time nobody understands', { repeat: { cron: 'soon', tz: 'Asia/Shanghai' } }],
  ['a zone that is none', { repeat: { cron: '0 18 * * *', tz: 'Asia/Nowhere' } }],
  ['every minute', { repeat: { cron: '* * * * *', tz: 'Asia/Shanghai' } }],
  ['31 February', { repeat: { cron: '0 9 31 2 *', tz: 'Asia/Shanghai' } }],
  ['a weekly report every day', { report: 'weekly', ...at18 }],
  ['a monthly report every week', { report: 'monthly', repeat: { cron: '0 9 * * 1', tz: 'Asia/Shanghai' } }],
  ['a group', { chat: '运营群', ...at18 }],
])('%s is refused with a sentence', async (_, args) => {
  await expect(says('report.subscribe', args)).rejects.toMatchObject({ code: 'invalid' });
  expect(await subscriptions()).toEqual([]);
});

test('退订 takes all away and 撤销 brings them back', async () => {
  await says('report.subscribe', at18);
  const gone = await says('report.unsubscribe', {});
  expect(gone.headline).toBe('✅ 已退订日报（1 个）');
  expect(await subscriptions()).toEqual([]);
  await undo('report.unsubscribe', gone);
  expect((await subscriptions())[0]?.next_run_at).toEqual(new Date('2026-03-02T10:00:00Z'));
  expect((await says('report.unsubscribe', {}, 'zhou')).headline).toBe('你没有订阅日报');
});

test('before its time nothing is sent, at its time one report, later none more', async () => {
  await says('report.subscribe', at18);
  await tick();
  expect(await runs()).toEqual([]);
  desk.at('2026-03-02T10:00:05Z');
  await tick();
  await tick();
  expect(await runs()).toEqual([{ period: '2026-03-02T18:00', state: 'posted', late: 0 }]);
  expect((await subscriptions())[0]?.next_run_at).toEqual(new Date('2026-03-03T10:00:00Z'));
});

test('two servers that send at the same moment send one report', async () => {
  await says('report.subscribe', at18);
  desk.at('2026-03-02T10:00:05Z');
  const id = (await subscriptions())[0]?.id ?? '';
  await Promise.all([1, 2, 3, 4].map(() => desk.transact((ctx) => sendSubscription(ctx, id))));
  expect(await runs()).toHaveLength(1);
  expect(await pictures()).toHaveLength(1);
});

test('a subscription taken back and made again does not repeat the period that was sent', async () => {
  await says('report.subscribe', at18);
  desk.at('2026-03-02T10:00:05Z');
  await tick();
  await desk.source.query('UPDATE report_subscriptions SET next_run_at = ?', [
    new Date('2026-03-02T10:00:00Z'),
  ]);
  await tick();
  expect(await runs()).toHaveLength(1);
});

test('what arrives in the chat are the words and then a picture', async () => {
  await says('report.subscribe', at18);
  desk.at('2026-03-02T10:00:05Z');
  await tick();
  const arrived: string[] = [];
  const wecom = {
    send: (body: Record<string, unknown>) => {
      arrived.push(String(body['msgtype']));
      return Promise.resolve({ msgid: `m${arrived.length}`, responseCode: null, invalidUsers: [] });
    },
    uploadMedia: (_type: string, _name: string, png: Buffer) => {
      arrived.push(png.subarray(1, 4).toString());
      return Promise.resolve({ mediaId: 'media-1' });
    },
  };
  await desk.runAll(conversation.jobs ?? [], { wecom: wecom as unknown as Outside['wecom'] });
  expect(arrived.slice(-2)).toEqual(['PNG', 'image']);
  expect(arrived.length).toBeGreaterThanOrEqual(3);
});

test('every button of a report says a sentence that is understood', async () => {
  const replies = [
    await says('report.daily', {}),
    await says('report.subscribe', at18),
    await says('funnel.show', {}),
    await says('metric.query', { metric: 'deals' }),
    await says('metric.why', {}),
  ];
  for (const { say } of replies.flatMap((r) => r.buttons ?? []))
    expect({ say, ...parse(say, { now: START, tz: 'Asia/Shanghai' }) }).toMatchObject({
      confidence: 1,
      missing: [],
    });
});

test('after three days away each missed report is sent once, marked late', async () => {
  await says('report.subscribe', at18);
  desk.at('2026-03-05T09:00:00Z');
  await tick();
  await tick();
  expect(await runs()).toEqual([
    { period: '2026-03-02T18:00', state: 'posted', late: 1 },
    { period: '2026-03-03T18:00', state: 'posted', late: 1 },
    { period: '2026-03-04T18:00', state: 'posted', late: 1 },
  ]);
});

test('after ten days away the last three are sent and the older ones noted', async () => {
  await says('report.subscribe', at18);
  desk.at('2026-03-12T10:00:10Z');
  await tick();
  const all = await runs();
  expect(all.filter((r) => r.state === 'skipped')).toHaveLength(8);
  expect(all.slice(-3).map((r) => r.late)).toEqual([1, 1, 0]);
});

test('who may not read reports any more gets none and loses the subscription', async () => {
  await desk.transact((ctx) => addOperator(ctx, { userid: 'gone', name: '走了', roles: ['viewer'] }));
  await says('report.subscribe', at18, 'gone');
  await desk.source.query("DELETE FROM operator_roles WHERE userid = 'gone'");
  desk.at('2026-03-02T10:00:05Z');
  await tick();
  expect(await runs()).toEqual([]);
  expect(await subscriptions()).toEqual([]);
});

test('日报 says the KPIs, the reasons and names its picture', async () => {
  await desk.transact(async (ctx) => {
    for (let c = 1; c <= 12; c++) await friend(ctx, c);
    await rollUpDay(ctx, '2026-03-02');
  });
  const reply = await says('report.daily', {});
  expect(reply.headline).toBe('日报 03-02 周一（截至 17:00）：0/7 项达标');
  expect(reply.lines?.[0]).toBe('❌ 新增好友 12/100 ▲12　❌ 有效率 0%/60%');
  expect(reply.lines).toContain('2. 抖音A 新增好友比昨天同一时间多 12（0 → 12）');
  expect(reply.lines?.length).toBeLessThanOrEqual(8);
  const source = imageSource(reply.image?.report ?? '');
  const figures = await desk.transact(
    async (ctx) => source?.load(ctx, reply.image?.key ?? '') as Promise<unknown>,
  );
  const png = await source?.draw(figures);
  expect(png?.subarray(1, 4).toString()).toBe('PNG');
  expect(png?.length).toBeGreaterThan(5000);
});

test('the picture at a card’s head is as wide for its height as WeCom shows it', async () => {
  const figures = await desk.transact((ctx) => dailyImage.load(ctx, '["2026-03-02",{}]'));
  const head = (await dailyImage.drawCard?.(figures)) ?? Buffer.alloc(24);
  const ratio = head.readUInt32BE(16) / head.readUInt32BE(20);
  expect([ratio > 1.3, ratio < 2.25]).toEqual([true, true]); // wecom-api.md §4.2
});

test('who sees only his own customers gets a report of his own, judged by no target', async () => {
  await desk.transact(async (ctx) => {
    await friend(ctx, 1, { member: 'zhou' });
    await friend(ctx, 2);
    await rollUpDay(ctx, '2026-03-02');
  });
  const reply = await says('report.daily', {}, 'zhou');
  expect(reply.lines?.[0]).toContain('· 新增好友 1 ▲1');
});

test('昨天日报 is of yesterday and carries no time of day', async () => {
  const when = { from: '2026-03-01T00:00:00+08:00', to: '2026-03-02T00:00:00+08:00' };
  expect((await says('report.daily', { when })).headline).toBe('日报 03-01 周日：这一天没有数据');
});
