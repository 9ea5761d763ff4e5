import { parse } from '.';

const context = { now: '2026-11-25T10:00:00+08:00', tz: 'Asia/Shanghai' };
const ids = (...n: number[]): string[] => n.map((k) => `D-${String(k).padStart(3, '0')}`);

test.each([
  ['重启所有离线设备除了 D-005', { status: 'offline', except: ids(5) }],
  ['除D-005外重启所有离线设备', { status: 'offline', except: ids(5) }],
  ['重启除D-005、D-006以外的离线设备', { status: 'offline', except: ids(5, 6) }],
  ['重启3组，D-003除外', { group: '3组', except: ids(3) }],
  ['重启全部设备，不含D-001到D-003', { except: ids(1, 2, 3) }],
  ['重启D-001到D-005，跳过D-003', { ids: ids(1, 2, 4, 5) }],
  ['重启D-001到D-005（D-003不用重启）', { ids: ids(1, 2, 4, 5) }],
])('%s leaves out whom it says', (text, deviceSet) => {
  expect(parse(text, context)).toMatchObject({ command: 'device.restart', confidence: 1, missing: [] });
  expect(parse(text, context).args).toEqual({ deviceSet });
});

test.each(['离线设备除了D-005', '除了D-005的离线设备有哪些'])('%s is a list without it', (text) => {
  expect(parse(text, context)).toMatchObject({
    command: 'device.list',
    args: { deviceSet: { status: 'offline', except: ['D-005'] } },
  });
});

test.each([
  '重启D-012除了D-012',
  '重启所有离线设备除了在线的',
  '重启3组除了小李的',
  '除了D-005都重启',
  '恢复所有暂停的账号除了A-0031',
  '给高价值客户点赞，除了张三',
  '停止T-87除了失败的',
])('%s is not done without its exception', (text) => {
  const got = parse(text, context);
  expect(got.confidence === 1 && got.missing.length === 0).toBe(false);
  expect(got.args).not.toHaveProperty('device');
});

test('what excepts in a text to send is text', () => {
  expect(parse('给标签老客的客户群发「除了D-005都在」', context).args).toMatchObject({
    text: '除了D-005都在',
  });
});

test.each([
  ['每天9点重启 D-012', 'device.restart', { device: 'D-012' }, '0 9 * * *'],
  [
    '每周一9点重启3组除了D-003',
    'device.restart',
    { deviceSet: { group: '3组', except: ['D-003'] } },
    '0 9 * * 1',
  ],
  ['每天10点给标签老客的客户群发「早」', 'campaign.create', { text: '早' }, '0 10 * * *'],
  ['工作日9点暂停A-0031加人', 'account.pause', { account: 'A-0031' }, '0 9 * * 1-5'],
])('%s is understood and not done', (text, command, args, cron) => {
  const got = parse(text, context);
  expect(got).toMatchObject({ command, args: { ...args, repeat: { cron, tz: 'Asia/Shanghai' } } });
  expect(got.confidence).toBeLessThan(1);
  expect(got.unknown).toHaveLength(1);
});

test('a report comes again and again, and a time to send it is no aside', () => {
  expect(parse('每天18:00给我发日报', context)).toMatchObject({ command: 'report.subscribe', confidence: 1 });
});
