import { specOf, type CommandSpec } from '../conversation';
import { changeable, changed, readChange } from './readChange';

const context = { now: '2026-11-25T10:00:00+08:00', tz: 'Asia/Shanghai' };
const spec = (id: string): CommandSpec => {
  const found = specOf(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const noon = { at: '2026-11-25T12:00:00+08:00' };
const nine = { at: '2026-11-26T09:00:00+08:00' };
const moment = { text: '早安', account: 'A-0031', when: noon };
const group = { account: 'A-0031', number: 30, tag: '意向' };

test.each<[string, Record<string, unknown>, string, Record<string, unknown>]>([
  ['device.restart', { device: 'D-012' }, '改成 D-013', { device: 'D-013' }],
  ['device.restart', { device: 'D-012' }, '离线设备', { deviceSet: { status: 'offline' } }],
  ['device.restart', { device: 'D-012', when: noon }, '时间改成明早9点', { device: 'D-012', when: nine }],
  ['device.restart', { device: 'D-012', when: noon }, '明早9点', { device: 'D-012', when: nine }],
  ['moment.publish', moment, '账号改成 A-0003', { ...moment, account: 'A-0003' }],
  ['moment.publish', moment, '内容改成 晚安', { ...moment, text: '晚安' }],
  ['moment.publish', moment, '时间：明早9点', { ...moment, when: nine }],
  ['group.create', group, '人数改成20', { ...group, number: 20 }],
  ['group.create', group, '把标签换成高价值', { ...group, tag: '高价值' }],
])('%s %j, then %s', (id, args, words, expected) => {
  const change = readChange(spec(id), args, words, context);
  expect(change).toHaveProperty('filled');
  if (change && 'filled' in change) expect(changed(spec(id), args, change.filled)).toEqual(expected);
});

test.each<[string, Record<string, unknown>, string, string]>([
  ['moment.publish', moment, '时间', 'when'],
  ['moment.publish', moment, '内容', 'text'],
  ['group.create', group, '账号', 'account'],
])('%s %j, then %s alone, asks for it', (id, args, words, asking) => {
  expect(readChange(spec(id), args, words, context)).toEqual({ asking });
});

test('words that fit nowhere change nothing, and a text is never changed unnamed', () => {
  expect(readChange(spec('moment.publish'), moment, '随便吧', context)).toBeNull();
});

test('what can be changed is offered by the words people use, the filled ones first', () => {
  expect(changeable(spec('moment.publish'), moment)).toEqual(['内容', '账号', '时间', '号的种类', '素材']);
  expect(changeable(spec('device.restart'), { device: 'D-012' })).toEqual(['设备', '时间']);
});
