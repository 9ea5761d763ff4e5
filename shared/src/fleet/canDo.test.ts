import { canDo } from './canDo';

test.each([
  [null, true],
  [[], true],
  [['sendMessage'], true],
  [['restart@1', 'sendMessage@1'], true],
  [['sendMessage@2'], true],
  [['sendMessage@0'], false],
  [['sendMessages@1'], false],
  [['restart@1'], false],
])('with caps %j a phone can send messages: %s', (caps, able) => {
  expect(canDo(caps, 'sendMessage')).toBe(able);
});

test('a phone of the first version is not asked for the second', () => {
  expect(canDo(['sendMessage@1'], 'sendMessage', 2)).toBe(false);
});
