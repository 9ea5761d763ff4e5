import { quotaAfter, quotaOf } from './quotaOf';

test.each([
  ['addFriend', 'add'],
  ['sendMessage', 'message'],
  ['announce', 'message'],
  ['publishMoment', 'moment'],
  ['likeMoment', 'like'],
  ['createGroup', 'group'],
  ['setRemark', null],
  ['restart', null],
] as const)('%s is paid from %s', (kind, quota) => {
  expect(quotaOf(kind)).toBe(quota);
});

test.each([
  ['done', false, 'commit'],
  ['failed', true, 'commit'],
  ['failed', false, 'release'],
  ['refused', false, 'release'],
  ['expired', false, 'release'],
  ['cancelled', false, 'release'],
  ['unknown', false, 'keep'],
] as const)('%s (after its effect: %s) → %s', (state, afterEffect, what) => {
  expect(quotaAfter(state, afterEffect)).toBe(what);
});
