import type { Phone } from '../../../src/live';
import { cellAt, EVERYTHING, fits, groupOf, groupsOf, heatOf, statesOf, windowOf } from './wall';

const phone = (more: Partial<Phone> = {}): Phone => ({
  id: 'D-012',
  name: '杭州 12 号',
  model: 'X',
  state: 'online',
  battery: 50,
  charging: false,
  network: 'wifi',
  freeMb: 1,
  account: '小美',
  activity: '空闲',
  activityAt: null,
  effects: 0,
  ...more,
});

test.each([
  ['杭州 12 号', '杭州'],
  ['前台', '前台'],
  ['12 号', '未分组'],
  ['', '未分组'],
])('%j stands in %s', (name, group) => {
  expect(groupOf(phone({ name }))).toBe(group);
});

test('a filter is state, group and words at once', () => {
  expect(fits(phone(), EVERYTHING)).toBe(true);
  expect(fits(phone(), { ...EVERYTHING, state: 'dead' })).toBe(false);
  expect(fits(phone(), { ...EVERYTHING, group: '上海' })).toBe(false);
  for (const words of ['d-01', '12 号', '小美']) expect(fits(phone(), { ...EVERYTHING, words })).toBe(true);
  expect(fits(phone(), { state: 'online', group: '杭州', words: 'D-999' })).toBe(false);
});

test('groups and states are counted', () => {
  const phones = [phone(), phone({ name: '上海 1 号', state: 'dead' }), phone({ name: '上海 2 号' })];
  expect(groupsOf(phones)).toEqual([
    { group: '上海', count: 2 },
    { group: '杭州', count: 1 },
  ]);
  expect(statesOf(phones)).toEqual({ online: 2, dead: 1 });
});

const view = { columns: 4, rowPx: 270, heightPx: 600 };

test('of ten thousand phones a window draws a few rows, wherever it stands', () => {
  for (const top of [0, 5_000, 674_400]) {
    const shown = windowOf(10_000, { ...view, top });
    expect(shown.to - shown.from).toBeLessThanOrEqual(24);
    expect(shown.above).toBeLessThanOrEqual(top);
    expect(shown.height).toBe(675_000);
  }
});

test('a window covers what is seen: its first row begins above, its last ends below', () => {
  const top = 12_345;
  const shown = windowOf(10_000, { ...view, top });
  expect(shown.above).toBeLessThanOrEqual(top);
  expect(shown.above + ((shown.to - shown.from) / 4) * 270).toBeGreaterThanOrEqual(top + 600);
});

test('a window that stood far down still draws when a filter leaves few', () => {
  expect(windowOf(3, { ...view, top: 100_000 })).toMatchObject({ from: 0, to: 3 });
  expect(windowOf(0, { ...view, top: 0 })).toEqual({ from: 0, to: 0, above: 0, height: 0 });
});

test.each([61, 1_000, 10_000])('%i squares fit their width, each phone is found under its own', (count) => {
  const heat = heatOf(count, 400);
  expect(heat.columns * heat.cell).toBeLessThanOrEqual(400);
  expect(heat.columns * heat.rows).toBeGreaterThanOrEqual(count);
  const [last] = [count - 1];
  const x = (last % heat.columns) * heat.cell + 1;
  const y = Math.floor(last / heat.columns) * heat.cell + 1;
  expect(cellAt(heat, x, y, count)).toBe(last);
  expect(cellAt(heat, 401, 0, count)).toBeNull();
  expect(cellAt(heat, 0, heat.rows * heat.cell + 1, count)).toBeNull();
});
