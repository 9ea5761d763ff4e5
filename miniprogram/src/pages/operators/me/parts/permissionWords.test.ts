import { permissionWords } from './permissionWords';

test('permissions are grouped by area, in the order of the areas', () => {
  expect(permissionWords(['tag.list', 'device.restart', 'device.show', 'report.daily'])).toEqual([
    { area: '设备', words: ['重启', '查看详情'] },
    { area: '标签', words: ['查看列表'] },
    { area: '报告', words: ['日报'] },
  ]);
});

test('everything of an area is said in one word', () => {
  expect(permissionWords(['device.*'])).toEqual([{ area: '设备', words: ['全部'] }]);
});

test('what has no words is left out, also names that objects have by themselves', () => {
  expect(
    permissionWords(['help', 'whoami', 'device.fly', 'unknown.list', 'toString.list', 'device.toString']),
  ).toEqual([]);
});

test('the same word stands once', () => {
  expect(permissionWords(['device.list', 'device.list'])).toEqual([{ area: '设备', words: ['查看列表'] }]);
});
