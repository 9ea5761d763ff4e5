import type { GroupView } from '../../../src/liveCompany';
import { firstSpeaker, membersWords, saidToBot } from './groupWords';

const group = (more: Partial<GroupView> = {}): GroupView => ({
  id: 'wr1',
  kind: 'customer',
  name: '花友福利群',
  owner: 'linlan',
  notice: '',
  members: [
    { id: 'wm1', name: '小明', external: true },
    { id: 'linlan', name: '林岚', external: false },
  ],
  robots: [],
  dismissed: false,
  ...more,
});

test('customers are counted apart', () => {
  expect(membersWords(group())).toBe('2 人，1 位客户');
  expect(membersWords(group({ members: [{ id: 'linlan', name: '林岚', external: false }] }))).toBe('1 人');
});

test.each([
  ['@存客宝助手 离线设备', '离线设备'],
  [' @机器人 日报', '日报'],
  ['@存客宝助手', ''],
  ['离线设备', null],
  ['问问 @机器人', null],
])('%j is said to the bot as %j', (line, words) => {
  expect(saidToBot(line, '存客宝助手')).toBe(words);
});

test('the owner speaks first, without him whoever is inside', () => {
  expect(firstSpeaker(group())).toBe('linlan');
  expect(firstSpeaker(group({ owner: 'gone' }))).toBe('wm1');
  expect(firstSpeaker(group({ members: [] }))).toBe('');
});
