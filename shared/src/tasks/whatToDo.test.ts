import type { Outcome } from '../fleet';
import type { ActionState } from './actionStates';
import { whatToDo } from './whatToDo';

const failed = (code: 'TIMEOUT' | 'NOT_LOGGED_IN', afterEffect = false): Outcome => ({
  state: 'failed',
  code,
  afterEffect,
});

test.each<[string, ActionState, Outcome | null, string | null]>([
  ['has an error with a cure', 'failed', failed('NOT_LOGGED_IN'), '先在手机上登录微信，再重试'],
  ['failed before its effect', 'failed', failed('TIMEOUT'), '没有生效，可以重试'],
  ['failed after its effect', 'failed', failed('TIMEOUT', true), '可能已经生效，请先看一下手机'],
  ['expired', 'expired', null, '没有生效，可以重试'],
  ['is in doubt', 'unknown', null, '可能已经生效，请先看一下手机，不会自动重做'],
  ['is done', 'done', { state: 'done' }, null],
  ['waits', 'ready', null, null],
])('an action that %s', (_, state, outcome, step) => {
  expect(whatToDo(state, outcome)).toBe(step);
});
