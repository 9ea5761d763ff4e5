import type { Outcome } from '../fleet';
import type { ActionState } from './actionStates';
import { maySafelyRepeat } from './maySafelyRepeat';

const failed = (afterEffect: boolean): Outcome => ({ state: 'failed', code: 'TIMEOUT', afterEffect });

test.each<[ActionState, Outcome | null, boolean]>([
  ['expired', null, true],
  ['cancelled', null, true],
  ['refused', { state: 'refused', code: 'NOT_LOGGED_IN' }, true],
  ['failed', failed(false), true],
  ['failed', failed(true), false],
  ['failed', null, false],
  ['unknown', null, false],
  ['done', { state: 'done' }, false],
  ['running', null, false],
  ['ready', null, false],
])('%s with %j may be repeated: %s', (state, outcome, may) => {
  expect(maySafelyRepeat(state, outcome)).toBe(may);
});
