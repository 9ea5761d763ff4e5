import { specOf } from '../conversation';
import { correctionOf, readAnswer } from './readAnswer';
import { missingOf } from './missingOf';

const context = { now: '2026-03-02T02:00:00Z', tz: 'Asia/Shanghai' };
const spec = (id: string) => {
  const found = specOf(id);
  if (!found) throw new Error(id);
  return found;
};

test.each<[string, string, string, Record<string, unknown> | null]>([
  ['device.restart', 'device', 'D-012', { device: 'D-012' }],
  ['device.restart', 'device', 'd012', { device: 'D-012' }],
  ['device.restart', 'device', '离线设备', { deviceSet: { status: 'offline' } }],
  ['device.restart', 'device', '不对，是 D-013', { device: 'D-013' }],
  ['device.restart', 'device', '随便吧', null],
  ['device.rename', 'text', '前台2号', { text: '前台2号' }],
  ['language.set', 'language', '英文', { language: 'en' }],
  ['alert.resolve', 'alert', 'AL-2', { alert: 'AL-2' }],
  ['task.explain', 'customer', '张三', { customer: '张三' }],
  ['target.set', 'metric', '新增好友', { metric: 'newFriends' }],
  ['target.set', 'number', '120', { number: 120 }],
])('%s asked for %s: %s', (command, asking, answer, args) => {
  const read = readAnswer(spec(command), asking, answer, context);
  if (args) expect(read).toMatchObject(args);
  else expect(read).toBeNull();
});

test('a correction is told from a sentence', () => {
  expect(correctionOf('改成 D-013')).toBe('D-013');
  expect(correctionOf('重启 D-013')).toBeNull();
});

test('one of two alternatives is enough', () => {
  const restart = spec('device.restart');
  expect(missingOf(restart, {})).toEqual(['device']);
  expect(missingOf(restart, { deviceSet: { status: 'offline' } })).toEqual([]);
});
