import { parse } from './parse';

const context = { now: '2026-11-25T10:00:00+08:00', tz: 'Asia/Shanghai' };

const milestones: [string, string | null, Record<string, unknown>][] = [
  ['帮助', 'help', {}],
  ['我是谁', 'whoami', {}],
  ['设备', 'device.list', {}],
  ['离线设备', 'device.list', { deviceSet: { status: 'offline' } }],
  ['设备 D-012', 'device.show', { device: 'D-012' }],
  ['重启 D-012', 'device.restart', { device: 'D-012' }],
  ['D-012重启', 'device.restart', { device: 'D-012' }],
  ['重启所有离线设备', 'device.restart', { deviceSet: { status: 'offline' } }],
  ['健康分 A-0031', 'account.explain', { account: 'A-0031' }],
  ['日报', 'report.daily', {}],
  [
    '昨天日报',
    'report.daily',
    { when: { from: '2026-11-24T00:00:00+08:00', to: '2026-11-25T00:00:00+08:00' } },
  ],
  [
    '本周漏斗',
    'funnel.show',
    { when: { from: '2026-11-23T00:00:00+08:00', to: '2026-11-30T00:00:00+08:00' } },
  ],
  [
    '每天18:00给我发日报',
    'report.subscribe',
    { repeat: { cron: '0 18 * * *', tz: 'Asia/Shanghai' }, report: 'daily' },
  ],
  ['任务 T-87', 'task.show', { task: 'T-87' }],
  ['撤销', 'undo', {}],
  ['取消', 'cancel', {}],
  ['确认', 'confirm', {}],
  ['确认 3842', 'confirm', { code: '3842' }],
  ['确认群发 1280', 'confirm', { code: '1280' }],
];

test.each(milestones)('%s is %s', (text, command, args) => {
  expect(parse(text, context)).toMatchObject({ command, args, confidence: 1, missing: [] });
});
