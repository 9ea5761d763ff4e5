import type { ChatMessage } from '../../../src/live';
import { speakersOf } from './speakers';

const line = (id: string, from: string, more: Partial<ChatMessage> = {}): ChatMessage => ({
  id,
  from,
  at: '2026-11-22T10:00:00.000Z',
  kind: 'text',
  text: 'x',
  ...more,
});
const me = { userid: 'linlan', name: '林岚' };

test('people have their names, robots carry theirs, the app is nobody', () => {
  const lines = [
    line('1', 'linlan'),
    line('2', 'wm1'),
    line('3', 'robot:日报机器人'),
    line('4', 'app'),
    line('5', 'app', { bot: true }),
    line('6', 'ghost'),
  ];
  const speakers = speakersOf(lines, { wm1: '小明', bot: '存客宝助手' }, me);
  expect(lines.map((l) => speakers.get(l.id)?.name)).toEqual([
    '林岚',
    '小明',
    '日报机器人',
    undefined,
    '存客宝助手',
    'ghost',
  ]);
});

test('one person is one object, however much he says', () => {
  const speakers = speakersOf([line('1', 'wm1'), line('2', 'wm1'), line('3', 'linlan')], {}, me);
  expect(speakers.get('1')).toBe(speakers.get('2'));
  expect(speakers.get('3')).toBe(me);
});
