import { parse } from '@cunkebao/shared/conversation';
import { aReading } from '../../test/examples';
import { placeOf, sayPlace } from './placeOf';

const AT = '2026-11-25T02:00:00.000Z';
/** The sentence as the server reads it, with the product's own parser. */
const leadsTo = (text: string) =>
  placeOf(aReading({ at: AT, ...parse(text, { now: AT, tz: 'Asia/Shanghai' }), suggestions: [] }));

test.each<[string, ReturnType<typeof placeOf>, string]>([
  ['设备', { page: 'devices', state: 'all' }, '全部设备'],
  ['离线设备', { page: 'devices', state: 'offline' }, '设备 · 离线'],
  ['异常的设备', { page: 'devices', state: 'abnormal' }, '设备 · 异常'],
  ['设备 D-012', { page: 'device', id: 'D-012' }, '设备 D-012'],
  ['D-012怎么了', { page: 'device', id: 'D-012' }, '设备 D-012'],
  ['标签', { page: 'tags' }, '全部标签'],
  ['高价值客户', { page: 'tag', name: '高价值' }, '标签「高价值」的客户'],
  ['漏斗', { page: 'funnel' }, '获客漏斗'],
  ['本周漏斗', { page: 'funnel', period: 'thisWeek' }, '获客漏斗 · 本周'],
  ['近30天漏斗', { page: 'funnel', period: 'last30' }, '获客漏斗 · 近30天'],
  ['上周社群漏斗', { page: 'funnel', id: 'community', period: 'lastWeek' }, '社群漏斗 · 上周'],
  ['我是谁', { page: 'me' }, '我的身份和权限'],
])('%s opens %j', (text, place, words) => {
  expect(leadsTo(text)).toEqual(place);
  expect(place && sayPlace(place)).toBe(words);
});

test.each([
  '3组异常设备',
  '电量低于20的设备',
  '抖音A近30天漏斗',
  '上个月漏斗',
  '昨天新增的客户',
  '客户 张三',
  '重启 D-012',
  '重启',
  '日报',
  '今天天气不错',
])('%s opens no page: none shows exactly that', (text) => {
  expect(leadsTo(text)).toBeNull();
});
