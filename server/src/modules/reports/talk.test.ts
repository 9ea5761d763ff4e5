import { parse } from '@cunkebao/shared/conversation';
import { openChatDesk, type ChatDesk } from '../../testing/chatDesk';
import { accounts } from '../accounts';
import { conversation } from '../conversation';
import { customers } from '../customers';
import { fleet } from '../fleet';
import { insight, recordEvent, rollUpDay } from '../insight';
import { addOperator, operators } from '../operators';
import { tickets } from '../tickets';
import { sendSubscription } from './sendSubscription';
import { reports } from '.';

/** Friday 20 March, noon in Shanghai */
const NOW = '2026-03-20T04:00:00Z';

let desk: ChatDesk;
beforeAll(async () => {
  desk = await openChatDesk('repreview', [
    operators,
    conversation,
    fleet,
    accounts,
    customers,
    insight,
    reports,
    tickets,
  ]);
  desk.at(NOW);
  await desk.transact(async (ctx) => {
    await addOperator(ctx, { userid: 'lina', name: '李娜', roles: ['owner'] });
    await addOperator(ctx, { userid: 'chan', name: '陈品', roles: ['product'] });
    await addOperator(ctx, { userid: 'zhou', name: '周宇', roles: ['userOps'], scope: 'own' });
    await addOperator(ctx, { userid: 'kan', name: '小看', roles: ['viewer'] });
    const days = ['02-10', '03-02', '03-09', '03-10', '03-11', '03-16', '03-17', '03-18', '03-19'];
    for (const [i, day] of days.entries())
      for (let n = 0; n < 20 + 7 * i; n++) {
        const of = { customerId: String(i * 1000 + n), account: `A-000${(n % 2) + 1}` };
        const where = { channel: n % 3 ? '抖音A' : '小红书', member: n % 5 ? 'lina' : 'zhou' };
        const at = new Date(`2026-${day}T09:00:00+08:00`);
        const tell = (kind: 'passed' | 'messageIn' | 'consult' | 'order', amountCents?: number) =>
          recordEvent(ctx, { ref: `${kind}-${day}-${n}`, kind, at, ...of, ...where, amountCents });
        await tell('passed');
        if (n % 2) await tell('messageIn');
        if (n % 6 === 0) await tell('consult');
        if (n % 20 === 0) await tell('order', 29_900);
      }
    for (const day of days) await rollUpDay(ctx, `2026-${day}`);
  });
  desk.enqueued.length = 0;
}, 60_000);
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.source.query('DELETE FROM report_subscriptions');
  await desk.source.query('DELETE FROM report_runs');
  desk.at(NOW);
});

async function hears(userid: string, words: string): Promise<string> {
  await desk.settle();
  desk.heard.length = 0;
  await desk.say(userid, words);
  await desk.settle();
  return desk.heard.map((h) => h.text).join('\n');
}

test('周报 has five steps: figures against seven times the day, reasons, and what is still to be written', async () => {
  const heard = await hears('lina', '上周周报');
  expect(heard).toContain('周报 03-09 至 03-15：0/7 项达标');
  expect(heard).toContain('❌ 新增好友 123/700 ▲356%');
  expect(heard).toContain('过程：A-0001 咨询比前一周多 16（5 → 21）');
  expect(heard).toContain('反思、结论、行动还没写');
  expect(desk.heard.filter((h) => h.type === 'image')).toHaveLength(1);
});

test('a running week and month are judged by the days that have passed', async () => {
  expect(await hears('lina', '周报')).toContain('⚠️ 咨询 46/70 ▲119%');
  const month = await hears('lina', '月报');
  expect(month).toContain('月报 2026 年 3 月（20/31 天）：1/6 项达标');
  expect(month).toContain('❌ 成交客户 25/50 ▲24 倍');
  expect(month).toContain('✅ 转化率 6.1%/5% ▲1.1 点');
});

test('a month tells its cost per friend and its ROI once costs are known', async () => {
  expect(await hears('chan', '上个月月报')).toContain('成本还没有记，说「记成本 2月 广告 2万」');
  await hears('chan', '记成本 2月 广告 200元');
  expect(await hears('chan', '上个月月报')).toContain('成本 ¥200 · 获客成本 ¥10/人 · ROI 1.5');
});

test('a quarter is judged by three months’ targets, so far as it has come, and says which quarter it is', async () => {
  const heard = await hears('lina', '季报');
  expect(heard).toContain('季报 2026 年第一季度（79/90 天）：');
  expect(heard).toContain('新增好友 432/9,000');
  expect(desk.heard.filter((h) => h.type === 'image')).toHaveLength(1);
  expect(await hears('lina', '上季度季报')).toContain('季报 2025 年第四季度：这个季度没有数据');
});

test('早报 tells what yesterday missed and how far the month has come', async () => {
  const heard = await hears('lina', '早报');
  expect(heard).toContain('早报 03-20 周五：昨天 2/7 项达标');
  expect(heard).toContain('3月目标：新增好友 412（14%）、成交金额 ¥7,475（15%），时间过了 61%');
  expect(heard).not.toContain('✅ 咨询');
});

test('days, weeks and months without anything say so and where there is something', async () => {
  expect(await hears('lina', '3月1日日报')).toContain('这一天没有数据');
  expect(desk.heard.map((h) => h.text).join()).toContain('可以说「2月10日日报」');
  expect(await hears('lina', '1月5日那周周报')).toContain('这一周没有数据');
  expect(await hears('lina', '1月月报')).toContain('数据从 2月10日 开始');
  expect(desk.heard.map((h) => h.text).join()).not.toContain('❌');
});

test.each([
  ['上个月周报', '一次只能看一周'],
  ['第一季度月报', '月报一次看一个月'],
  ['去年季报', '季报一次看一个季度'],
  ['下周周报', '这段时间还没到'],
  ['把日报发到 运营群', '还不能发到群里'],
  ['每天9点给我发周报', '周报一周最多两次'],
  ['每周一9点给我发月报', '月报一个月最多两次'],
])('%s is refused with what is possible', async (words, sentence) => {
  expect(await hears('lina', words)).toContain(sentence);
  expect(await desk.source.query('SELECT * FROM report_subscriptions')).toEqual([]);
});

const review = () =>
  desk.source.query<{ seen_by: string; reflection: string | null; conclusion: string | null }[]>(
    'SELECT seen_by, reflection, conclusion FROM weekly_reviews ORDER BY seen_by',
  );
const todos = () =>
  desk.source.query<{ words: string; dueAt: Date | null }[]>(
    "SELECT words, due_at dueAt FROM todos WHERE userid = 'chan' AND state = 'open' ORDER BY id",
  );
const actions = async () =>
  (await desk.source.query<{ content: string }[]>('SELECT content FROM review_actions ORDER BY id')).map(
    (a) => a.content,
  );

test('写复盘 asks for the three parts one after the other and 撤销 takes them back', async () => {
  expect(await hears('chan', '3月9日那周写复盘')).toContain('反思：哪里做得好');
  expect(await hears('chan', '投放开始得太晚')).toContain('结论：学到了什么');
  expect(await hears('chan', '跳过')).toContain('行动：接下来要做哪几件事');
  const done = await hears('chan', '周三前联系沉睡客户；换一版朋友圈文案');
  expect(done).toContain('✅ 已记进 03-09 至 03-15 的复盘');
  expect(await review()).toEqual([{ seen_by: 'company', reflection: '投放开始得太晚', conclusion: null }]);
  expect(await actions()).toEqual(['周三前联系沉睡客户', '换一版朋友圈文案']);
  expect(await todos()).toEqual([
    { words: '周三前联系沉睡客户', dueAt: new Date('2026-03-24T01:00:00Z') }, // Tuesday, nine in the morning
    { words: '换一版朋友圈文案', dueAt: null },
  ]);
  const week = await hears('lina', '上周周报');
  expect(week).toContain(
    '反思：投放开始得太晚\n结论：还没写\n行动：1) 周三前联系沉睡客户 2) 换一版朋友圈文案',
  );
  expect(week).toContain('3月9日那周写结论');
  expect(await hears('chan', '撤销')).toContain('2 个行动和它们的待办已删除');
  expect(await actions()).toEqual([]);
  expect(await todos()).toEqual([]);
  expect(await review()).toEqual([{ seen_by: 'company', reflection: null, conclusion: null }]);
});

test('one part at a time; saying it again replaces the words, actions join', async () => {
  await hears('chan', '写结论：抖音A 值得加预算');
  await hears('chan', '写结论');
  expect(await hears('chan', '抖音A 加一倍预算')).toContain('结论：抖音A 加一倍预算');
  await hears('chan', '加行动：找小李');
  await hears('chan', '加行动：改文案');
  expect(await actions()).toEqual(['找小李', '改文案']);
  expect(await hears('chan', '写反思：跳过')).toContain('好，先不写');
  expect(await hears('lina', '周报')).toContain('结论：抖音A 加一倍预算');
});

test('who sees only his own customers writes a review of his own', async () => {
  expect(await hears('zhou', '写反思：跟进慢')).toContain('✅ 已记进');
  expect((await review()).map((r) => r.seen_by)).toEqual(['company', 'company', 'member:zhou']);
  expect(await hears('lina', '周报')).not.toContain('跟进慢');
});

test.each([
  ['kan', '写反思：随便', 'review.write'],
  ['kan', '写复盘「甲」「乙」「丙」', 'review.write'],
  ['leer', '周报', 'report.weekly'],
  ['leer', '月报', 'report.monthly'],
  ['leer', '季报', 'report.quarterly'],
  ['leer', '早报', 'report.daily'],
  ['leer', '每周一9点给我发周报', 'report.subscribe'],
])('%s may not say %s', async (who, words, permission) => {
  await desk.transact((ctx) => addOperator(ctx, { userid: 'leer', name: '空空', roles: [] }));
  const before = await review();
  const heard = await hears(who, words);
  await hears(who, '取消');
  expect(heard + desk.heard.map((h) => h.text).join()).toContain('权限');
  expect(heard).toContain(permission);
  expect(heard).not.toContain('03-');
  expect(await review()).toEqual(before);
  expect(await desk.source.query('SELECT * FROM report_subscriptions')).toEqual([]);
});

test.each([
  ['每周一上午九点给我发周报', 'weekly', '2026-03-23T01:00:03Z', '周报 03-16 至 03-22'],
  ['每月1号给我发月报', 'monthly', '2026-04-01T01:00:03Z', '月报 2026 年 3 月'],
  ['每天9点给我发早报', 'brief', '2026-03-21T01:00:03Z', '早报 03-21 周六'],
])('%s arrives once with its picture, however many servers send', async (words, report, at, headline) => {
  expect(await hears('lina', words)).toContain('✅ 已订阅');
  desk.at(at);
  desk.heard.length = 0;
  const [{ id } = { id: '' }] = await desk.source.query<{ id: string }[]>(
    'SELECT id FROM report_subscriptions',
  );
  await Promise.all([1, 2, 3].map(() => desk.transact((ctx) => sendSubscription(ctx, id))));
  await desk.settle();
  const heard = desk.heard.map((h) => h.text).join('\n');
  expect(heard.split(headline).length - 1).toBeLessThanOrEqual(2); // the words, and the title of their card
  expect(heard).toContain(headline);
  expect(heard).not.toContain('补发');
  expect(desk.heard.filter((h) => h.type === 'image')).toHaveLength(1);
  expect(await desk.source.query('SELECT report, late FROM report_runs')).toEqual([{ report, late: 0 }]);
});

test('a subscription is taken back with 撤销', async () => {
  await hears('lina', '每周一9点给我发周报');
  expect(await hears('lina', '撤销')).toContain('已撤销');
  expect(await desk.source.query('SELECT id FROM report_subscriptions')).toEqual([]);
});

test('a weekly report missed for a month is sent for the last three weeks and noted for the rest', async () => {
  await hears('lina', '每周一上午九点给我发周报');
  desk.at('2026-04-20T02:00:00Z');
  desk.heard.length = 0;
  const [{ id } = { id: '' }] = await desk.source.query<{ id: string }[]>(
    'SELECT id FROM report_subscriptions',
  );
  await desk.transact((ctx) => sendSubscription(ctx, id));
  await desk.settle();
  const heard = desk.heard.map((h) => h.text).join('\n');
  for (const week of ['03-30 至 04-05', '04-06 至 04-12', '04-13 至 04-19'])
    expect(heard).toContain(`【补发】周报 ${week}`);
  expect(heard).toContain(
    '更早的 2 期（03-16 至 03-22 到 03-23 至 03-29）不再补发，可以说「3月16日那周周报」查看',
  );
});

test('every button of a report says a sentence that is understood', async () => {
  for (const words of [
    '昨天日报',
    '早报',
    '周报',
    '上个月月报',
    '3月1日日报',
    '每周一9点给我发周报',
    '退订周报',
  ]) {
    await hears('lina', words);
    const list = desk.heard.flatMap((h) => (h.card?.['button_list'] ?? []) as { key?: string }[]);
    const sentences = list.flatMap((b) => (b.key?.startsWith('say:') ? [b.key.slice(4)] : []));
    for (const say of sentences) {
      const { confidence, command, missing } = parse(say, { now: NOW, tz: 'Asia/Shanghai' });
      expect({ say, confidence }).toEqual({ say, confidence: 1 });
      if (!command?.startsWith('review.')) expect({ say, missing }).toEqual({ say, missing: [] });
    }
  }
});
