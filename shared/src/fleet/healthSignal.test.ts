import { healthOfCode, healthOfEvent } from './healthSignal';

test.each([
  ['restricted', 'restricted'],
  ['friendRemoved', 'deletedByFriend'],
  ['messageIn', null],
  ['constructor', null],
])('a report %s counts as %s', (kind, health) => {
  expect(healthOfEvent(kind)).toBe(health);
});

test.each([
  ['TOO_FREQUENT', 'tooFrequent'],
  ['ACCOUNT_RISK', 'messageBombing'],
  ['ACCOUNT_RESTRICTED', 'restricted'],
  ['TIMEOUT', null],
  ['NOT_FRIEND', null],
] as const)('a failure %s counts as %s', (code, health) => {
  expect(healthOfCode(code)).toBe(health);
});
