import type { EventKind } from '../insight';
import { afterEvent, type CustomerCounters } from './afterEvent';

const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 2, hour));
const fresh: CustomerCounters = {
  leadState: 'new',
  addedAt: at(1),
  orders: 0,
  amountCents: 0,
  lastMessageAt: null,
  lastOrderAt: null,
  lostAt: null,
  optedOutAt: null,
};
type Told = readonly [EventKind, number, number?];
const told = (events: readonly Told[], from = fresh): CustomerCounters =>
  events.reduce(
    (c, [kind, hour, amountCents]) => afterEvent(c, { kind, at: at(hour), amountCents: amountCents ?? null }),
    from,
  );

test('a newcomer goes from request to repeated purchase', () => {
  const story: Told[] = [
    ['requested', 2],
    ['passed', 3],
    ['messageIn', 4],
    ['order', 5, 19_900],
    ['order', 6, 9_900],
    ['refund', 7, 9_900],
  ];
  expect(story.map((_, i) => told(story.slice(0, i + 1)).leadState)).toEqual([
    ...['requested', 'passed', 'engaged', 'purchased', 'repurchased', 'repurchased'],
  ]);
  expect(told(story)).toMatchObject({
    orders: 2,
    amountCents: 19_900,
    addedAt: at(3),
    lastMessageAt: at(4),
    lastOrderAt: at(6),
  });
});

test('the order in which events are told makes no difference', () => {
  const story: Told[] = [
    ['requested', 2],
    ['passed', 3],
    ['messageIn', 4],
    ['messageIn', 9],
    ['order', 5, 100],
    ['order', 6, 200],
  ];
  expect({ ...told([...story].reverse()), addedAt: at(3) }).toEqual(told(story));
});

test.each<[string, Told[], Partial<CustomerCounters>]>([
  ['a gift is no order', [['order', 5, 0]], { orders: 0, lastOrderAt: null, leadState: 'new' }],
  ['who deleted us is lost', [['deletedUs', 5]], { leadState: 'lost', lostAt: at(5) }],
  [
    'who is lost stays so, whatever is told late',
    [
      ['deletedUs', 5],
      ['messageIn', 4],
      ['passed', 3],
    ],
    { leadState: 'lost', lostAt: at(5), lastMessageAt: at(4) },
  ],
  [
    'who becomes a friend again is not lost any more',
    [
      ['deletedUs', 5],
      ['passed', 6],
    ],
    { leadState: 'passed', lostAt: null, addedAt: at(6) },
  ],
  [
    'the first refusal of messages counts',
    [
      ['optOut', 5],
      ['optOut', 9],
    ],
    { optedOutAt: at(5) },
  ],
  ['a scan changes nothing yet', [['scanned', 5]], fresh],
])('%s', (_name, events, wanted) => {
  expect(told(events)).toMatchObject(wanted);
});

test('a friend who adds another of our accounts was added when he was added', () => {
  expect(told([['passed', 9]], { ...fresh, leadState: 'purchased' })).toMatchObject({
    leadState: 'purchased',
    addedAt: at(1),
  });
});

test('who had refused and asks after all is a request', () => {
  expect(told([['requested', 2]], { ...fresh, leadState: 'refused' }).leadState).toBe('requested');
});
