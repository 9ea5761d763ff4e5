import { parse } from '@cunkebao/shared/conversation';
import { openChatDesk, type ChatDesk } from '../../testing/chatDesk';
import { accounts } from '../accounts';
import { conversation } from '../conversation';
import { customers } from '../customers';
import { fleet } from '../fleet';
import { addOperator, operators } from '../operators';
import { insight } from '.';
import { aCustomerDid } from './insight.factory';
import { rollUpDay } from './rollUpDay';

/** Friday 20 March, noon in Shanghai */
const NOW = '2026-03-20T04:00:00Z';

let desk: ChatDesk;
beforeAll(async () => {
  desk = await openChatDesk('reptalk', [operators, conversation, fleet, accounts, customers, insight]);
  desk.at(NOW);
  await desk.transact(async (ctx) => {
    await addOperator(ctx, { userid: 'lina', name: '李娜', roles: ['owner'] });
    await addOperator(ctx, { userid: 'zhou', name: '周宇', roles: ['userOps'], scope: 'own' });
    await addOperator(ctx, {
      userid: 'han',
      name: '韩梅',
      roles: ['userOps'],
      scope: 'team',
      department: '1组',
    });
    await addOperator(ctx, { userid: 'kefu', name: '小顾', roles: ['channelOps'] });
    await addOperator(ctx, { userid: 'kan', name: '小看', roles: ['viewer'] });
    await ctx.db.query(
      `INSERT INTO accounts (id, wechat_id, nickname, kind, registered_at, health_score, health_at, created_at, operator)
       VALUES ('A-0001', 'wx_a1', '一号', 'business', NOW(3), 80, NOW(3), NOW(3), 'zhou'),
              ('A-0002', 'wx_a2', '二号', 'business', NOW(3), 80, NOW(3), NOW(3), 'lina')`,
    );
    const zhou = { member: 'zhou', team: '2组' };
    const lina = { member: 'lina', team: '1组', account: 'A-0002', channel: '小红书' };
    await aCustomerDid(ctx, 1, [
      ['passed', '2026-03-10T09:00', zhou],
      ['order', '2026-03-10T10:00', { ...zhou, amountCents: 10_000 }],
      ['order', '2026-03-19T10:00', { ...zhou, amountCents: 20_000 }],
      ['refund', '2026-03-19T11:00', { ...zhou, amountCents: 19_900 }],
    ]);
    await aCustomerDid(ctx, 2, [
      ['scanned', '2026-03-18T08:00', lina],
      ['requested', '2026-03-18T08:10', lina],
      ['passed', '2026-03-18T09:00', lina],
      ['messageIn', '2026-03-18T09:05', lina],
      ['order', '2026-03-20T10:00', { ...lina, amountCents: 50_000 }],
    ]);
    await aCustomerDid(ctx, 3, [['passed', '2026-03-14T09:00', lina]]);
    await aCustomerDid(ctx, 4, [
      ['consult', '2026-03-19T20:00', lina],
      ['consult', '2026-03-20T09:00', lina],
    ]);
    for (const day of ['10', '14', '18', '19', '20']) await rollUpDay(ctx, `2026-03-${day}`);
    await ctx.db.query(
      `INSERT INTO daily_presence (day, subject, subject_id, samples, online, health) VALUES
       ('2026-03-20', 'device', 'D-001', 100, 90, NULL), ('2026-03-20', 'device', 'D-002', 100, 40, NULL),
       ('2026-03-20', 'account', 'A-0001', 100, 90, 80)`,
    );
  });
  desk.enqueued.length = 0;
});
afterAll(() => desk.close());

/** What this person hears, as one text. */
async function hears(userid: string, words: string): Promise<string> {
  await desk.settle();
  desk.heard.length = 0;
  await desk.say(userid, words);
  await desk.settle();
  return desk.heard.map((h) => h.text).join('\n');
}

test.each([
  ['昨天退款金额', ['退款金额 ¥199（昨天 03-19）', '共 1 笔']],
  [
    '本周成交金额 对比上周',
    ['成交金额 ¥700（本周 03-16 至 03-20）', '同期 03-09 至 03-13', '上周 03-09 至 03-15'],
  ],
  ['本月成交金额 对比上个月', ['成交金额 ¥800（本月 03-01 至 03-20）', '同期 02-01 至 02-20']],
  ['昨天成交金额 环比', ['成交金额 ¥200', '对比 03-18：¥0']],
  ['本月新增好友 同比', ['新增好友 3', '去年同期 03-01 至 03-20：0']],
  ['小红书 近30天 新增好友', ['小红书 新增好友 2（近30天']],
  ['A-0002 本周新增好友', ['A-0002 新增好友 1']],
  ['周宇 本周成交金额', ['周宇 成交金额 ¥200']],
  ['本周转化率', ['转化率 200%', '成交客户 2，新增好友 1']],
  ['第一季度成交金额', ['成交金额 ¥800（01-01 至 03-20）']],
  ['3月10日到14日新增好友', ['新增好友 2（03-10 至 03-14）']],
  ['去年新增好友', ['新增好友 0（2025 年', '这段时间还没有数据', '数据从 3月10日 开始']],
  ['3月12日新增好友', ['这段时间还没有数据', '最近有数据的是 3月10日，可以说「3月10日日报」']],
])('%s is answered with its figures', async (words, parts) => {
  const heard = await hears('lina', words);
  for (const part of parts) expect(heard).toContain(part);
});

test.each([
  ['抖音A 设备在线率', '「设备在线率」不分渠道统计，可以看全公司的，或按设备排名'],
  ['快手B 新增好友', '「快手B」还没有数据，有数据的渠道：小红书、抖音A'],
  ['A-0009 新增好友', '没有微信号 A-0009'],
  ['本周成交金额 对比本周', '对比的和要看的是同一段时间'],
  ['设备在线率渠道排行', '「设备在线率」可以按设备排名'],
  ['本周朋友圈最多的同事', '「朋友圈」可以按账号排名'],
  ['目标 有效率 120', '有效率的目标在 0 到 100% 之间'],
  ['目标 新增好友 1.5', '新增好友的目标要是整数'],
  ['上周目标 新增好友 700', '目标可以按天或按月定'],
])('%s makes no sense and is told what is possible', async (words, sentence) => {
  expect(await hears('lina', words)).toContain(sentence);
});

test('ranks by colleague, account, channel and device', async () => {
  expect(await hears('lina', '成交金额最高的同事')).toContain('1. 李娜 ¥500\n2. 周宇 ¥200');
  expect(await hears('lina', '本周加人最多的账号')).toContain('1. A-0002 二号 1');
  expect(await hears('lina', '本周成交金额渠道排行')).toContain('1. 小红书 ¥500\n2. 抖音A ¥200');
  expect(await hears('lina', '今天在线率最低的设备')).toContain('1. D-002 40%\n2. D-001 90%');
  expect(await hears('lina', '2月加人最多的账号')).toContain('这段时间还没有数据');
});

test('a day that still runs is compared with the hours of the day before that have passed of it', async () => {
  const why = await hears('lina', '今天咨询为什么变化');
  expect(why).toContain('咨询 1（今天 03-20），较昨天同一时间▲1');
  expect(why).toContain('小红书 咨询比昨天同一时间多 1（0 → 1）');
  expect(await hears('lina', '今天咨询')).toContain('对比 03-19 到 12:00：0，▲1');
  const both = await hears('lina', '今天咨询 对比昨天');
  expect(both).toContain('对比 同期 03-19 到 12:00：0');
  expect(both).toMatch(/对比 昨天 03-19：1，持平/);
  expect(await hears('lina', '昨天咨询')).toContain('对比 03-18：0');
});

test('为什么掉了 picks what fell most; a week is compared with the week before', async () => {
  expect(await hears('lina', '昨天为什么掉了')).toContain('新增好友 0（昨天 03-19），较前一天▼100%');
  const week = await hears('lina', '上周新增好友为什么变化');
  expect(week).toContain('新增好友 2（上周 03-09 至 03-15），较03-02 至 03-08▲2');
  expect(week).toContain('比03-02 至 03-08多 1（0 → 1）');
  expect(await hears('lina', '1月成交金额为什么掉了')).toContain('都还没有数据，看不出变化');
});

test('a funnel of a channel knows only its customers, an empty one says so', async () => {
  expect(await hears('lina', '小红书 近30天漏斗')).toContain('扫码 1 人');
  expect(await hears('lina', '本周社群漏斗')).toContain('没有人走到「入群」这一步');
});

test('我的业绩 本月 tells figures, change and place; colleagues of other scopes stay unseen', async () => {
  const mine = await hears('lina', '我的业绩 本月');
  expect(mine).toContain('我的业绩（本月 03-01 至 03-20）');
  expect(mine).toContain('成交金额 ¥500 ▲¥500　成交客户 1 ▲1');
  expect(mine).toContain('成交金额排第 1，共 2 人');
  expect(await hears('lina', '周宇 本月业绩')).toContain('周宇的业绩');
  const own = await hears('zhou', '我的业绩 本月');
  expect(own).toContain('成交金额 ¥300');
  expect(own).not.toContain('排第');
  expect(await hears('zhou', '李娜 本月业绩')).toContain('您的数据范围看不到「李娜」的数据');
  expect(await hears('zhou', '李娜 本周成交金额')).toContain('您的数据范围看不到「李娜」的数据');
  expect(await hears('han', '周宇 本月业绩')).toContain('您的数据范围看不到「周宇」的数据');
  expect(await hears('lina', '小看 本月业绩')).toContain('这段时间还没有归到名下的客户数据');
});

test('who sees only his own customers is answered with those, and with nothing of the company', async () => {
  expect(await hears('zhou', '本月成交金额')).toContain('成交金额 ¥300');
  expect(await hears('zhou', '设备在线率')).toContain('只按全公司统计，您的数据范围看不到');
  expect(await hears('zhou', 'A-0002 本月新增好友')).toContain('没有微信号 A-0002');
  expect(await hears('zhou', '今天在线率最低的设备')).toContain('您的数据范围看不到');
});

test('目标 is set in percent or money and taken back', async () => {
  expect(await hears('lina', '目标 有效率 65%')).toContain('✅ 有效率日目标改为 65%');
  expect(await hears('lina', '撤销')).toContain('有效率日目标恢复为 60%');
  expect(await hears('lina', '本月目标 成交金额 6万')).toContain('✅ 成交金额月目标改为 ¥60,000');
  expect(await hears('lina', '本月成交金额')).toContain('❌ 月目标 ¥60,000');
});

test('记成本 adds up, tells the cost of a friend, and is taken back once', async () => {
  const first = await hears('lina', '记成本 3月 广告 2万');
  expect(first).toContain('✅ 已记成本 03-01 至 03-31 广告 ¥20,000');
  expect(first).toContain('3月成本合计：¥20,000');
  expect(await hears('lina', '记成本 抖音A 广告 99.5元')).toContain('3月成本合计：¥20,099.50');
  expect(await hears('lina', '撤销')).toContain('这笔成本已删除');
  const [{ cents } = { cents: null }] = await desk.source.query<{ cents: string }[]>(
    'SELECT SUM(amount_cents) cents FROM costs',
  );
  expect(Number(cents)).toBe(2_000_000);
  expect(await hears('lina', '记成本 广告 0元')).toContain('金额要大于 0');
  expect(await hears('lina', '记成本')).toContain('多少钱？例如 2万');
  await hears('lina', '取消');
});

test.each([
  ['kan', '目标 新增好友 120', '「目标」', 'target.set'],
  ['kan', '记成本 3月 广告 2万', '「记成本」', 'cost.add'],
  ['zhou', '记成本 3月 广告 2万', '「记成本」', 'cost.add'],
])(
  '%s may not say %s: nothing is stored and the missing permission is named',
  async (who, words, name, permission) => {
    const before = await desk.source.query(
      'SELECT (SELECT COUNT(*) FROM costs) c, (SELECT COUNT(*) FROM targets) t',
    );
    const heard = await hears(who, words);
    expect(heard).toContain(`您没有${name}的权限`);
    expect(heard).toContain(permission);
    expect(
      await desk.source.query('SELECT (SELECT COUNT(*) FROM costs) c, (SELECT COUNT(*) FROM targets) t'),
    ).toEqual(before);
  },
);

test.each(['昨天新增好友', '本周加人最多的账号', '为什么掉了', '本周漏斗', '我的业绩 本月'])(
  'a person whose roles were taken away hears no figure for %s',
  async (words) => {
    await desk.transact((ctx) => addOperator(ctx, { userid: 'leer', name: '空空', roles: [] }));
    const heard = await hears('leer', words);
    expect(heard).toContain('权限');
    expect(heard).not.toMatch(/¥|03-/);
  },
);

test('every button says a sentence that is understood', async () => {
  const asked = ['本周成交金额', '为什么掉了', '本周漏斗', '我的业绩 本月', '记成本 3月 广告 2万'];
  for (const words of asked) {
    await hears('lina', words);
    const list = desk.heard.flatMap((h) => (h.card?.['button_list'] ?? []) as { key?: string }[]);
    const sentences = list.flatMap((b) => (b.key?.startsWith('say:') ? [b.key.slice(4)] : []));
    expect(sentences.length).toBeGreaterThan(0);
    for (const say of sentences)
      expect({ say, ...parse(say, { now: NOW, tz: 'Asia/Shanghai' }) }).toMatchObject({
        confidence: 1,
        missing: [],
      });
  }
});
