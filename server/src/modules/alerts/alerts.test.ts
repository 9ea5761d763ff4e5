import { anAccount } from '../accounts/accounts.factory';
import { openAlertDesk, QUIET_QUEUE, type AlertDesk } from './alertDesk.factory';
import { look } from './jobs/look.job';
let w: AlertDesk;
beforeAll(async () => {
  w = await openAlertDesk('opsalerts');
});
afterAll(() => w.desk.close());
beforeEach(() => w.reset());

const offlineAlerts = async () => (await w.alerts()).filter((a) => a.field === 'offlineMinutes');

test('many phones of one site are one alert and one message for each person responsible', async () => {
  await w.phones('3组', ['D-001', 'D-002', 'D-003'], 3);
  await w.phones(
    '5组',
    Array.from({ length: 40 }, (_, i) => `D-1${String(i).padStart(2, '0')}`),
    0,
  );
  w.minutesLater(9);
  await w.lookNow();
  expect(await w.alerts()).toEqual([]);
  w.minutesLater(11);
  await w.lookNow();
  await w.lookNow();
  expect(await w.alerts()).toMatchObject([
    { id: 'AL-1', state: 'open', title: '3组 3 台设备 离线超过 10 分钟' },
  ]);
  expect([await w.heardBy('linlan'), await w.heardBy('xiaoli')].map((h) => h.length)).toEqual([1, 0]);
  expect((await w.heardBy('zhaoqi'))[0]).toMatch(/AL-1.*处理 AL-1.*AL-1 已解决/);
});

test('a person of narrower scope hears of his own phones only', async () => {
  await w.phones('3组', ['D-001'], 1, 'xiaoli');
  await w.phones('5组', ['D-002'], 1, 'zhaoqi');
  w.minutesLater(11);
  await w.lookNow();
  const offline = (await offlineAlerts()).map((a) => a.id);
  expect(offline).toHaveLength(2);
  expect(await w.heardBy('xiaoli')).toHaveLength(1);
  expect((await w.says('告警', 'xiaoli')).list?.rows.map((r) => r.text)).toEqual([
    '🔴 AL-1 3组 D-001 前台 离线超过 10 分钟 · 未处理 不到 1 分钟',
  ]);
  expect((await w.says('告警')).list?.rows).toHaveLength(2);
  await expect(w.says('处理 AL-2', 'xiaoli')).rejects.toMatchObject({ code: 'notFound' });
});

test('when all are back, those who were told hear that it is over', async () => {
  await w.phones('3组', ['D-001'], 1);
  w.minutesLater(11);
  await w.lookNow();
  await w.setReach(['D-001'], 'online');
  w.minutesLater(13);
  await w.lookNow();
  expect((await offlineAlerts())[0]).toMatchObject({ state: 'resolved', reason: null });
  expect((await w.heardBy('linlan')).at(-1)).toContain('AL-1 已恢复');
  expect((await w.says('已解决的告警')).list?.rows[0]?.text).toMatch(/✅ 自动恢复 10:13（历时 [12] 分钟）/);
});

test('more phones of the site are told of under the same id', async () => {
  await w.phones('3组', ['D-001', 'D-002', 'D-003'], 1);
  w.minutesLater(11);
  await w.lookNow();
  w.minutesLater(0);
  await w.setReach(['D-002', 'D-003'], 'offline');
  w.minutesLater(12);
  await w.lookNow();
  await w.lookNow();
  expect(await offlineAlerts()).toMatchObject([{ id: 'AL-1', title: '3组 3 台设备 离线超过 10 分钟' }]);
  const spread = (await w.heardBy('zhaoqi')).filter((t) => t.includes('又有 2 个'));
  expect(spread).toHaveLength(1);
});

test('a red alert nobody takes goes to the owner after 15 minutes, once; one that was taken does not', async () => {
  await w.phones('3组', ['D-001'], 1);
  w.minutesLater(11);
  await w.lookNow();
  w.minutesLater(25);
  await w.lookNow();
  expect((await w.heardBy('linlan')).filter((t) => t.includes('没人处理'))).toEqual([]);
  await w.says('AL-2 已解决');
  w.minutesLater(26);
  await w.lookNow();
  w.minutesLater(40);
  await w.lookNow();
  expect((await w.heardBy('linlan')).filter((t) => t.includes('AL-1 已 15 分钟没人处理'))).toHaveLength(1);
  expect((await w.heardBy('zhaoqi')).filter((t) => t.includes('没人处理'))).toEqual([]);
});

test('accounts, queues and failures ring too; a queue nobody can read ends nothing', async () => {
  await w.desk.transact(async (ctx) => {
    await anAccount(ctx, { id: 'A-0031', score: 48, team: '3组' });
    for (let i = 0; i < 10; i += 1)
      await ctx.db.query(
        `INSERT INTO actions (id, task_id, device_id, step, kind, args, state, deadline_at, created_at, settled_at)
          VALUES (?, 'T-1', 'D-001', ?, 'restart', '{}', ?, ?, ?, ?)`,
        [`x${i}`, i, i < 3 ? 'failed' : 'done', ctx.now, ctx.now, ctx.now],
      );
  });
  w.queues = [{ ...QUIET_QUEUE, lagMinutes: 7 }];
  w.minutesLater(1);
  await w.lookNow();
  expect((await w.alerts()).map((a) => a.title)).toEqual([
    '3组 A-0031 会员管家 健康分低于 50 分',
    '15 分钟内任务失败率 30%（3/10），超过 10%',
    'outbox 队列积压 7 分钟，超过 5 分钟',
  ]);
  w.queues = null;
  w.minutesLater(10);
  await w.lookNow();
  expect((await w.alerts()).filter((a) => a.field === 'queueLag').map((a) => a.state)).toEqual(['open']);
});

test('the same look on two servers at once opens one alert', async () => {
  await w.phones('3组', ['D-001'], 1);
  w.minutesLater(11);
  await Promise.all([w.lookNow(), w.lookNow(), w.lookNow()]);
  expect(await offlineAlerts()).toHaveLength(1);
  await w.desk.run(look, {});
  expect(w.desk.enqueued.filter((e) => e.job.name === 'alerts.lookOnce')).toHaveLength(1);
});

test('when sites fall together each person gets one message, and one when they are back', async () => {
  const ids = Array.from({ length: 10 }, (_, i) => `D-${String(i + 1).padStart(3, '0')}`);
  for (const [i, id] of ids.entries()) await w.phones(`${i + 1}组`, [id], 1);
  w.minutesLater(11);
  await w.lookNow();
  expect(await offlineAlerts()).toHaveLength(10);
  const told = await w.heardBy('zhaoqi');
  expect(told.filter((t) => t.includes('10 条新告警') && t.includes('处理 AL-1'))).toHaveLength(1);
  expect(told.join()).toContain('还有 3 条，说「告警」看全部');
  await w.setReach(ids, 'online');
  w.minutesLater(12);
  await w.lookNow();
  expect((await w.heardBy('zhaoqi')).filter((t) => t.includes('10 条告警已恢复'))).toHaveLength(1);
});

test('who chose English hears of an alert in English, on a card with its figure and its menu', async () => {
  await w.desk.source.query("UPDATE operators SET language = 'en' WHERE userid = 'zhaoqi'");
  try {
    await w.phones('3组', ['D-001'], 1);
    w.minutesLater(12);
    await w.lookNow();
    const [letter = ''] = await w.heardBy('zhaoqi');
    expect(letter).toContain('"card_type":"text_notice"');
    expect(letter).toContain('3组 D-001 前台 offline above 10 min');
    expect(letter).toContain('"emphasis_content":{"title":"12 min","desc":"offline"}');
    expect(letter).toContain('"text":"Got it"');
    expect((await w.heardBy('linlan'))[0]).toContain('"title":"12 分钟"');
  } finally {
    await w.desk.source.query("UPDATE operators SET language = 'zh' WHERE userid = 'zhaoqi'");
  }
});
