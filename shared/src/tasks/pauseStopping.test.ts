import { pauseStops } from '../accounts';
import { pauseStopping } from './pauseStopping';

test.each([
  ['addFriend', 'add', true],
  ['addFriend', 'all', true],
  ['addFriend', 'moments', false],
  ['sendMessage', 'send', true],
  ['likeMoment', 'moments', true],
  ['setRemark', 'add', false],
  ['setRemark', 'all', true],
] as const)('%s under a pause of %s: stopped %s', (kind, paused, stopped) => {
  const scope = pauseStopping(kind);
  expect(scope !== null && pauseStops(paused, scope)).toBe(stopped);
});

test('what is done to the phone goes on while its account is paused', () => {
  expect(pauseStopping('restart')).toBeNull();
  expect(pauseStopping('screenshot')).toBeNull();
});
