import { parse, readSlot, specOf, type ParseContext } from '.';

const base = { now: '2026-11-25T10:00:00+08:00', tz: 'Asia/Shanghai' };
const known: ParseContext = {
  ...base,
  dictionary: {
    tags: ['高价值', '高意向', '老客户'],
    operators: ['欧阳小敏', '小李'],
    pools: ['沉睡客户'],
    channels: ['地推团'],
    sops: ['双十一预热'],
    groups: ['前台', '仓库组'],
    devices: [
      { id: 'D-012', name: '前台2号' },
      { id: 'D-013', name: '前台2号备机' },
    ],
  },
};

test.each([
  ['重启 前台2号', { device: 'D-012' }],
  ['重启前台2号备机', { device: 'D-013' }],
  ['重启前台的离线设备', { deviceSet: { group: '前台', status: 'offline' } }],
])('%s finds what the installation knows', (text, args) => {
  expect(parse(text, known)).toMatchObject({ command: 'device.restart', args, confidence: 1 });
});

test('a name of four characters is believed in a dangerous command when it is known', () => {
  expect(parse('让欧阳小敏做矩阵管理', known)).toMatchObject({
    command: 'role.grant',
    args: { operator: '欧阳小敏', role: 'matrixOps' },
    confidence: 1,
  });
});

test('a known pool is distributed, an unknown word only offered', () => {
  expect(parse('把沉睡客户平均分给小李', known)).toMatchObject({
    command: 'distribution.start',
    confidence: 1,
  });
  expect(parse('把客户平均分给小李', known).confidence).toBeLessThan(1);
});

const list: ParseContext = { ...base, lastList: { of: 'device', ids: ['D-007', 'D-009', 'D-011'] } };

test.each([
  ['重启第3个', { device: 'D-011' }],
  ['第二台重启', { device: 'D-009' }],
  ['重启这些', { deviceSet: { ids: ['D-007', 'D-009', 'D-011'] } }],
])('%s means rows of the last list', (text, args) => {
  expect(parse(text, list)).toMatchObject({ command: 'device.restart', args, confidence: 1, missing: [] });
});

test('它 is the one device last shown', () => {
  const one: ParseContext = { ...base, lastList: { of: 'device', ids: ['D-007'] } };
  expect(parse('重启它', one)).toMatchObject({ command: 'device.restart', args: { device: 'D-007' } });
});

test('这些 after a list of something else leaves the devices missing', () => {
  const other: ParseContext = { ...base, lastList: { of: 'customer', ids: ['1', '2'] } };
  expect(parse('重启这些', other)).toMatchObject({ command: 'device.restart', missing: ['device'] });
});

test('a time that has passed is asked for where one to come is needed', () => {
  const got = parse('昨天8点重启D-012', base);
  expect(got).toMatchObject({ command: 'device.restart', args: { device: 'D-012' }, missing: ['when'] });
  expect(got.confidence).toBeLessThan(1);
});

test('words nobody understood are given back', () => {
  expect(parse('把D-012重启一下，太慢', base)).toMatchObject({
    command: 'device.restart',
    args: { device: 'D-012' },
    unknown: ['太慢'],
  });
});

test('two readings are a choice', () => {
  const got = parse('暂停', base);
  expect(got.confidence).toBeLessThan(1);
  expect(got.ambiguous[0]?.options).toEqual(expect.arrayContaining(['account.pause', 'task.pause']));
});

test('free text is given back as it was typed', () => {
  expect(parse('發朋友圈「新品到店，歡迎來看！」', base).args).toEqual({ text: '新品到店，歡迎來看！' });
});

test.each(['加行动→周三前联系沉睡客户', '加行动：周三前联系沉睡客户', '加行动 周三前联系沉睡客户'])(
  '%s: what is to be done begins after the sign',
  (text) => {
    expect(parse(text, base)).toMatchObject({
      command: 'review.act',
      args: { text: '周三前联系沉睡客户' },
      confidence: 1,
    });
  },
);

test('an answer alone fills the slot that was asked for', () => {
  const spec = specOf('device.restart');
  const slot = spec?.slots.device;
  if (!slot) throw new Error('device.restart has a device');
  expect(readSlot('device', slot, 'd012', base)).toEqual({ key: 'device', value: 'D-012' });
  expect(readSlot('device', slot, '不知道', base)).toBeNull();
});

test.each([
  '重启D-001、',
  '给张三打标签',
  '重气离先设备建康分',
  '群发',
  '小李、小王和',
  '给高价值客户群发「A」',
  '的',
  '，',
  'chongqi ',
  'D-001到D-500',
  '新增好友对比',
])('however often %s is repeated, the message is read in a moment', (words) => {
  parse(`重气${words}`, base);
  for (const length of [40, 200, 2000]) {
    const text = words.repeat(2000).slice(0, length);
    expect(Math.min(...Array.from({ length: 3 }, () => millisecondsOf(text)))).toBeLessThan(50);
  }
});

/** Of the processor, not of the wall: a busy machine is no reason to fail. */
function millisecondsOf(text: string): number {
  const from = process.cpuUsage();
  parse(text, base);
  return process.cpuUsage(from).user / 1000;
}
