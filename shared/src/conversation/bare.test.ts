import { parse } from '.';

const context = { now: '2026-11-25T10:00:00+08:00', tz: 'Asia/Shanghai' };

test.each([
  ['停用维护', 'device.maintain', { maintenance: 'on' }, ['device']],
  ['停用', 'device.maintain', { maintenance: 'on' }, ['device']],
  ['停用设备', 'device.maintain', { maintenance: 'on' }, ['device']],
  ['停止任务', 'task.stop', {}, ['task']],
  ['请帮我停止任务', 'task.stop', {}, ['task']],
  ['取消任务', 'task.stop', {}, ['task']],
  ['暂停任务', 'task.pause', {}, ['task']],
  ['暂停账号', 'account.pause', {}, ['account']],
  ['查指标', 'metric.query', {}, ['metric']],
  ['查数据', 'metric.query', {}, ['metric']],
  ['改名', 'device.rename', {}, ['device', 'text']],
  ['提醒我', 'customer.follow', {}, ['customer', 'when']],
  ['目标 新增好友', 'target.set', { metric: 'newFriends' }, ['number']],
])('%s asks for what it needs instead of listing something', (text, command, args, missing) => {
  expect(parse(text, context)).toMatchObject({ command, args, missing, confidence: 1 });
  expect(parse(text, context).args).toEqual(args);
});

test.each([
  ['停止的任务', 'task.list', { state: 'stopped' }],
  ['暂停的任务', 'task.list', { state: 'paused' }],
  ['暂停的账号', 'account.list', { state: 'paused' }],
  ['失败任务', 'task.list', { state: 'failed' }],
  ['维护中', 'device.list', { deviceSet: { status: 'maintenance' } }],
  ['停用的设备', 'device.list', { deviceSet: { status: 'maintenance' } }],
  ['停用维护 3组', 'device.maintain', { deviceSet: { group: '3组' }, maintenance: 'on' }],
  ['停用离线设备', 'device.maintain', { deviceSet: { status: 'offline' }, maintenance: 'on' }],
])('%s still is what it was', (text, command, args) => {
  const got = parse(text, context);
  expect([got.command, got.args, got.missing, got.confidence]).toEqual([command, args, [], 1]);
});

test('a bare 暂停 offers what has that name and nothing else', () => {
  expect(parse('暂停', context)).toMatchObject({
    confidence: 0.5,
    ambiguous: [{ slot: 'command', options: ['account.pause', 'task.pause'] }],
  });
});

test('a word of ours is nobody’s name', () => {
  expect(parse('解析 本周漏斗', context)).toMatchObject({
    command: 'assistant.parse',
    args: { text: '本周漏斗' },
    confidence: 1,
  });
});

test.each([
  ['新增好友下降30%告警', { field: 'newFriendsDrop', op: '>', value: 30 }],
  ['新增好友减少两成就提醒我', { field: 'newFriendsDrop', op: '>', value: 20 }],
  ['设备离线10分钟告警', { field: 'offlineMinutes', op: '>', value: 10 }],
])('%s means more than that, though nobody says so', (text, comparison) => {
  expect(parse(text, context)).toMatchObject({ command: 'alert.rule', args: { comparison }, confidence: 1 });
});

test.each([
  ['复盆', 'report.weekly'],
  ['上周复盆', 'report.weekly'],
  ['写复盆', 'review.write'],
])('%s, one character of two wrong, is offered', (text, command) => {
  const got = parse(text, context);
  expect(got.confidence).toBeLessThan(1);
  expect(got.suggestions[0]).toBe(command);
});
