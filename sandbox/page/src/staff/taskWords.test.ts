import type { MassTaskView } from '../../../src/liveCompany';
import { audienceWords, resultWords, waitingOf } from './taskWords';

const task = (more: Partial<MassTaskView> = {}): MassTaskView => ({
  msgid: 'm1',
  at: '2026-11-22T10:00:00.000Z',
  to: 'single',
  text: '周末八折',
  state: 'waiting',
  sentAt: null,
  counts: { all: 10, sent: 0, gone: 0, capped: 0 },
  recipients: [],
  reminders: [],
  ...more,
});

test('only what can still be done counts as waiting', () => {
  const moment = { id: 'x', at: '', text: '', publishedAt: null, likes: 0, comments: 0 };
  const mass = [task(), task({ state: 'ignored' }), task({ state: 'sent' }), task({ state: 'cancelled' })];
  expect(
    waitingOf({
      mass,
      moments: [
        { ...moment, state: 'waiting' },
        { ...moment, state: 'published' },
      ],
    }),
  ).toBe(2);
});

test('the audience is customers or groups', () => {
  expect(audienceWords(task())).toBe('给 10 位客户');
  expect(audienceWords(task({ to: 'group' }))).toBe('给 10 个客户群');
});

test('the results add up to everybody', () => {
  expect(resultWords(task())).toBeNull();
  expect(resultWords(task({ state: 'sent', counts: { all: 10, sent: 10, gone: 0, capped: 0 } }))).toBe(
    '送达 10',
  );
  expect(resultWords(task({ state: 'sent', counts: { all: 10, sent: 4, gone: 1, capped: 2 } }))).toBe(
    '送达 4 · 已不是好友 1 · 本期收满 2 · 没有勾选 3',
  );
});
