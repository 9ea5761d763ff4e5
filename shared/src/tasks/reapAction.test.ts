import { reapAction, type Overdue } from './reapAction';

const now = new Date('2026-03-02T02:00:00Z');
const past = new Date('2026-03-02T01:59:00Z');
const future = new Date('2026-03-02T02:01:00Z');

const table: [string, Overdue, string][] = [
  [
    'a waiting action waits',
    { state: 'ready', deadlineAt: future, leaseUntil: null, askedAt: null },
    'nothing',
  ],
  [
    'one that never left expires',
    { state: 'ready', deadlineAt: now, leaseUntil: null, askedAt: null },
    'expire',
  ],
  ['a lease is respected', { state: 'sent', deadlineAt: past, leaseUntil: future, askedAt: past }, 'nothing'],
  [
    'a lease that is over is asked for',
    { state: 'sent', deadlineAt: future, leaseUntil: past, askedAt: null },
    'ask',
  ],
  [
    'a silent phone is asked again',
    { state: 'running', deadlineAt: future, leaseUntil: past, askedAt: past },
    'ask',
  ],
  [
    'past the deadline it is asked once more',
    { state: 'running', deadlineAt: past, leaseUntil: past, askedAt: null },
    'ask',
  ],
  ['and then given up', { state: 'journalled', deadlineAt: past, leaseUntil: past, askedAt: past }, 'giveUp'],
  ['what is settled rests', { state: 'done', deadlineAt: past, leaseUntil: past, askedAt: past }, 'nothing'],
  ['unknown rests too', { state: 'unknown', deadlineAt: past, leaseUntil: past, askedAt: past }, 'nothing'],
];

test.each(table)('%s', (_, overdue, expected) => {
  expect(reapAction(overdue, now)).toBe(expected);
});
