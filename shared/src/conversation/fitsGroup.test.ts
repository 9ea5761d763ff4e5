import { catalogue } from './catalogue';
import { fitsGroup, listFitsGroup } from './fitsGroup';

test.each(['device.list', 'device.restart', 'account.explain', 'metric.query', 'funnel.show', 'help'])(
  '%s may be answered in a group',
  (id) => expect(fitsGroup(id)).toBe(true),
);

test.each([
  'customer.search',
  'task.explain',
  'todo.list',
  'audit.search',
  'export',
  'device.screenshot',
  'nothing',
])('%s is answered to the asker alone', (id) => expect(fitsGroup(id)).toBe(false));

test('no command about customers, reach or acquisition is answered in a group', () => {
  const open = catalogue
    .filter((s) => ['客户', '触达', '获客', '任务'].includes(s.group))
    .filter((s) => fitsGroup(s.id));
  expect(open.map((s) => s.id)).toEqual([]);
});

test('rows of customers are for the asker alone', () => {
  expect(listFitsGroup('customer')).toBe(false);
  expect(listFitsGroup('device')).toBe(true);
});
