import { causesOf } from './causes';
import type { AlertFacts, WatchedDevice } from './facts';
import { checkRule, DEFAULT_RULES, rulesInForce, sayRule, type AlertRule } from './rules';

const NOTHING: AlertFacts = {
  devices: [],
  quarantined: [],
  accounts: [],
  accountsOnline: null,
  newFriends: null,
  actions: { settled: 0, failed: 0 },
  queues: null,
  wecomErrors: null,
  metrics: new Map(),
};

const phone = (id: string, more: Partial<WatchedDevice> = {}): WatchedDevice => ({
  id,
  name: '前台',
  site: '3组',
  operator: 'li',
  online: true,
  offlineMinutes: null,
  battery: 80,
  charging: false,
  freeMb: 9000,
  abnormal: false,
  ...more,
});
const phones = (online: number, offline: number): WatchedDevice[] => [
  ...Array.from({ length: online }, (_, i) => phone(`D-${i}`)),
  ...Array.from({ length: offline }, (_, i) => phone(`D-9${i}`, { online: false, offlineMinutes: 1 })),
];
const rule = (field: string): AlertRule => DEFAULT_RULES.find((r) => r.field === field) as AlertRule;
const titles = (r: AlertRule, facts: Partial<AlertFacts>): string[] | null =>
  causesOf(r, { ...NOTHING, ...facts })?.map((c) => c.title.zh) ?? null;

test.each<[string, string, Partial<AlertFacts>, string[] | null]>([
  [
    'a phone away for ten minutes is no alert',
    'offlineMinutes',
    { devices: [phone('D-1', { offlineMinutes: 10 })] },
    [],
  ],
  [
    'a phone away for longer is one',
    'offlineMinutes',
    { devices: [phone('D-1', { offlineMinutes: 11 })] },
    ['3组 D-1 前台 离线超过 10 分钟'],
  ],
  [
    'many phones of one site are one cause, another site is another',
    'offlineMinutes',
    {
      devices: [
        phone('D-1', { offlineMinutes: 11 }),
        phone('D-2', { offlineMinutes: 30 }),
        phone('D-3', { offlineMinutes: 12, site: null }),
      ],
    },
    ['3组 2 台设备 离线超过 10 分钟', '未分组 D-3 前台 离线超过 10 分钟'],
  ],
  [
    'a phone that needs a person is one cause, with its neighbours',
    'abnormal',
    { devices: [phone('D-1', { abnormal: true }), phone('D-2')] },
    ['3组 D-1 前台 异常，需要有人看一下'],
  ],
  [
    'a phone whose identity is contested rings at once',
    'quarantined',
    { quarantined: [phone('D-1')] },
    ['3组 D-1 前台 身份被两台手机争用，已隔离'],
  ],
  ['nine of ten online is enough', 'onlineRate', { devices: phones(9, 1) }, []],
  ['eight of ten is not', 'onlineRate', { devices: phones(8, 2) }, ['设备在线率 80%（8/10），低于 90%']],
  ['without phones there is no rate', 'onlineRate', {}, []],
  [
    'accounts below fifty are told of by team',
    'healthScore',
    {
      accounts: [
        { id: 'A-1', name: '小花', team: '一部', operator: null, score: 49 },
        { id: 'A-2', name: '小草', team: '一部', operator: null, score: 50 },
      ],
    },
    ['一部 A-1 小花 健康分低于 50 分'],
  ],
  [
    'a fifth fewer friends than usual at this hour rings',
    'newFriendsDrop',
    { newFriends: { today: 40, mean: 50 } },
    ['今天新增好友 40，比近 7 天同一时刻的均值 50 少 20%，达到 20%'],
  ],
  ['a little fewer does not', 'newFriendsDrop', { newFriends: { today: 41, mean: 50 } }, []],
  ['more is no drop', 'newFriendsDrop', { newFriends: { today: 60, mean: 50 } }, []],
  ['of a handful nothing is concluded', 'newFriendsDrop', { newFriends: { today: 0, mean: 4 } }, []],
  ['what nobody counted is unknown, not fine', 'newFriendsDrop', {}, null],
  ['one failure of ten is within bounds', 'failureRate', { actions: { settled: 10, failed: 1 } }, []],
  [
    'two of ten are not',
    'failureRate',
    { actions: { settled: 10, failed: 2 } },
    ['15 分钟内任务失败率 20%（2/10），超过 10%'],
  ],
  ['one failed action alone says nothing', 'failureRate', { actions: { settled: 1, failed: 1 } }, []],
  [
    'a queue that is late is named',
    'queueLag',
    {
      queues: [
        { name: 'outbox', lagMinutes: 6 },
        { name: 'work', lagMinutes: 5 },
      ],
    },
    ['outbox 队列积压 6 分钟，超过 5 分钟'],
  ],
  ['queues that cannot be read are unknown', 'queueLag', {}, null],
  [
    'five failed calls to WeCom ring',
    'wecomErrors',
    { wecomErrors: 5 },
    ['企业微信接口 15 分钟内出错 5 次，达到 5 次'],
  ],
])('%s', (_, field, facts, expected) => {
  expect(titles(rule(field), facts)).toEqual(expected);
});

test('a low battery on the charger is no alert', () => {
  const low: AlertRule = { field: 'battery', op: '<', value: 20, level: 'yellow' };
  const devices = [phone('D-1', { battery: 10 }), phone('D-2', { battery: 10, charging: true })];
  expect(titles(low, { devices })).toEqual(['3组 D-1 前台 电量低于 20%']);
});

test('a day that is not over is not called low: yesterday is', () => {
  const metrics = new Map([['deals', { today: 0, yesterday: 3 }]]);
  expect(titles({ field: 'deals', op: '<', value: 2, level: 'yellow' }, { metrics })).toEqual([]);
  expect(titles({ field: 'deals', op: '<', value: 4, level: 'yellow' }, { metrics })).toEqual([
    '昨天成交客户 3，低于 4',
  ]);
});

test.each([
  [
    'a percent above a hundred',
    { field: 'onlineRate', op: '<', value: 120 },
    '设备在线率的告警线在 0 到 100% 之间',
  ],
  ['the wrong side', { field: 'onlineRate', op: '>', value: 85 }, '设备在线率要设低于多少时告警'],
  [
    'a range',
    { field: 'healthScore', op: 'between', value: 20 },
    '请说「低于」或「高于」一个数，例如「在线率低于85%告警」',
  ],
  [
    'something nobody measures',
    { field: 'mood', op: '<', value: 1 },
    '这个还不能设告警，可以设：设备离线时长、电量、在线率、健康分、失败率、队列积压等',
  ],
])('%s makes no rule and is told why', (_, said, why) => {
  expect(checkRule(said)).toEqual({ ok: false, why });
});

test('a rule that was set takes the place of the default; a new one is added', () => {
  const own: AlertRule[] = [
    { field: 'onlineRate', op: '<', value: 85, level: 'red' },
    { field: 'battery', op: '<', value: 20, level: 'yellow' },
  ];
  const all = rulesInForce(own);
  expect(all).toHaveLength(DEFAULT_RULES.length + 1);
  expect(all.filter((r) => ['onlineRate', 'battery'].includes(r.field)).map((r) => sayRule(r))).toEqual([
    '设备在线率低于 85%',
    '设备电量低于 20%',
  ]);
});
