import { ACTION_KINDS, type ActionKind } from '../fleet';
import { gapWait, longGapOf, RECENT_MS, restEnd, type Ended } from './gapWait';
import type { Purpose } from './purposes';

const now = new Date('2026-03-02T02:00:00Z');
const ended = (kind: ActionKind, id = 'x', customer: string | null = null): Ended => ({
  ...{ id, kind, customer },
  at: now,
});
const gapOf = (kind: ActionKind, after: Ended, purpose: Purpose = 'notice', customer: string | null = null) =>
  ((gapWait({ kind, purpose, customer }, [after], now)?.until.getTime() ?? 0) - now.getTime()) / 1000;

/** the gaps drawn after a thousand different actions */
const drawn = (kind: ActionKind, after: ActionKind, purpose: Purpose): number[] =>
  Array.from({ length: 1000 }, (_, i) => gapOf(kind, ended(after, `action-${i}`), purpose));

test.each([
  ['sendMessage', 'sendMessage', 'notice', 3, 8],
  ['sendMessage', 'sendMessage', 'care', 5, 10],
  ['likeMoment', 'commentMoment', 'notice', 5, 60],
  ['setRemark', 'addFriend', 'notice', 3, 8],
] as const)('%s after %s (%s): between %i and %i s, all of it used', (kind, after, purpose, from, to) => {
  const gaps = drawn(kind, after, purpose);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(from);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(to);
  expect(Math.max(...gaps) - Math.min(...gaps)).toBeGreaterThan((to - from) * 0.95);
  const mean = gaps.reduce((s, g) => s + g, 0) / gaps.length;
  expect(Math.abs(mean - (from + to) / 2)).toBeLessThan((to - from) * 0.1);
});

test.each([
  ['addFriend', 60],
  ['publishMoment', 7200],
  ['createGroup', 600],
] as const)('two of %s are %i s apart', (kind, seconds) => {
  expect(gapOf(kind, ended(kind))).toBe(seconds);
});

test('two messages to one customer are a minute apart, and only they wait for it', () => {
  const after = ended('sendMessage', 'x', 'wx_1');
  const wait = gapWait({ kind: 'sendMessage', purpose: 'notice', customer: 'wx_1' }, [after], now);
  expect(wait).toMatchObject({ until: new Date('2026-03-02T02:01:00Z'), of: 'action' });
  expect(gapOf('sendMessage', after, 'notice', 'wx_2')).toBeLessThanOrEqual(8);
});

test('whoever looks twice gets the same moment; when it is over there is none', () => {
  const after = ended('sendMessage', 'some-action');
  expect(gapOf('sendMessage', after)).toBe(gapOf('sendMessage', after));
  const later = new Date(now.getTime() + 8000);
  expect(gapWait({ kind: 'sendMessage', purpose: 'notice', customer: null }, [after], later)).toBeNull();
  expect(gapWait({ kind: 'sendMessage', purpose: 'notice', customer: null }, [], now)).toBeNull();
});

test('only what is looked for further back lasts longer than what is looked at always', () => {
  for (const kind of ACTION_KINDS)
    for (const after of ACTION_KINDS) {
      const gap =
        Math.max(gapOf(kind, ended(after), 'care'), gapOf(kind, ended(after, 'y', 'wx_1'), 'care', 'wx_1')) *
        1000;
      const far = longGapOf(kind);
      if (far?.kinds.includes(after)) expect(gap).toBeLessThanOrEqual(far.ms);
      else expect(gap).toBeLessThanOrEqual(RECENT_MS);
    }
});

test('the rest of an account is the least of its gaps', () => {
  const e = ended('sendMessage', 'some-action');
  const rest = (restEnd(e).getTime() - now.getTime()) / 1000;
  for (const kind of ACTION_KINDS) expect(gapOf(kind, e)).toBeGreaterThanOrEqual(rest);
});
