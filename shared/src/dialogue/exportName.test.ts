import { exportName } from './exportName';

test.each([
  ['离线设备 2 台（共 12 台）', 'device', '离线设备'],
  ['设备 12 台：在线 9 · 离线 2 · 异常 1', 'device', '设备'],
  ['找到客户 91 位', 'customer', '客户'],
  ['任务 50+ 个', 'task', '任务'],
  ['D-012 前台1号 今天的记录 5 条', 'device', 'D-012 前台1号 今天的记录'],
])('a list is named after what its headline counts: %s', (headline, kind, name) => {
  expect(exportName(headline, kind, '2026-11-22')).toBe(`${name}-2026-11-22.xlsx`);
});

test.each([
  ['今天 5 个微信号还能：加好友 60', 'account', '微信号'],
  ['有 3 位客户符合，是哪一位？例如「客户 第2个」', 'customer', '客户'],
  ['完成的是哪一条？', 'todo', '待办'],
  ['什么都有', 'unheard', '列表'],
])('a headline that counts nothing leaves the name to the kind: %s', (headline, kind, name) => {
  expect(exportName(headline, kind, '2026-11-22')).toBe(`${name}-2026-11-22.xlsx`);
});

test('what no file system takes, or what turns a name around, is left out', () => {
  expect(exportName('../甲\u202e"组" 3 台', 'device', '2026-11-22')).toBe('..甲组-2026-11-22.xlsx');
});
