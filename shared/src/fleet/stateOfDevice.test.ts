import { stateOfDevice, type DeviceFacts } from './stateOfDevice';

const now = new Date('2026-03-02T02:00:00Z');
const ago = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
const fine: DeviceFacts = {
  confirmed: true,
  unbound: false,
  maintenance: false,
  quarantined: false,
  draining: false,
  reach: 'online',
  reachSince: ago(1),
  reachCause: '',
  battery: 80,
  charging: false,
  freeMb: 9000,
  troubles: [],
};

const table: [string, Partial<DeviceFacts>, string, string][] = [
  ['a phone that beats is online', {}, 'online', '心跳正常'],
  ['a battery of 15 % is enough', { battery: 15 }, 'online', '心跳正常'],
  ['a low battery is abnormal', { battery: 14 }, 'abnormal', '电量 14% 未充电'],
  ['a low battery that charges is not', { battery: 3, charging: true }, 'online', '心跳正常'],
  ['500 MB free is enough', { freeMb: 500 }, 'online', '心跳正常'],
  ['less is abnormal', { freeMb: 499 }, 'abnormal', '存储只剩 499 MB'],
  ['a risk dialog is abnormal', { troubles: ['riskDialog'] }, 'abnormal', '出现风险提示框'],
  [
    'causes add up',
    { battery: 9, troubles: ['missingPermission'] },
    'abnormal',
    '电量 9% 未充电、缺少系统权限',
  ],
  ['unknown readings are not held against it', { battery: null, freeMb: null }, 'online', '心跳正常'],
  ['a lost phone is stale first', { reach: 'stale', reachCause: '连接断开' }, 'stale', '连接断开'],
  ['then offline', { reach: 'offline', reachCause: '心跳中断' }, 'offline', '心跳中断'],
  [
    'an old reading explains and does not decide',
    { reach: 'offline', battery: 4 },
    'offline',
    '心跳中断、电量 4% 未充电',
  ],
  ['a day offline is abnormal', { reach: 'offline', reachSince: ago(24) }, 'abnormal', '离线超过 24 小时'],
  [
    'a minute less is not',
    { reach: 'offline', reachSince: ago(23.98), reachCause: '连接断开' },
    'offline',
    '连接断开',
  ],
  ['a week offline is missing', { reach: 'offline', reachSince: ago(168) }, 'missing', '离线超过 7 天'],
  ['an hour less is abnormal', { reach: 'offline', reachSince: ago(167) }, 'abnormal', '离线超过 24 小时'],
  [
    'a phone whose server stops is draining',
    { draining: true, battery: 9 },
    'draining',
    '服务器更新、电量 9% 未充电',
  ],
  [
    'when it is lost, that is its news',
    { draining: true, reach: 'stale', reachCause: '连接断开' },
    'stale',
    '连接断开',
  ],
  [
    'quarantine comes before maintenance',
    { quarantined: true, maintenance: true },
    'quarantined',
    '两台手机在争用同一身份',
  ],
  ['maintenance hides readings', { maintenance: true, battery: 2 }, 'maintenance', '停用维护中'],
  ['an unconfirmed phone is pairing', { confirmed: false, maintenance: true }, 'pairing', '等待操作员确认'],
  ['unbound is last and first', { unbound: true, confirmed: false }, 'unbound', '密钥已吊销'],
];

test.each(table)('%s', (_, facts, state, cause) => {
  expect(stateOfDevice({ ...fine, ...facts }, now)).toEqual({ state, cause });
});
