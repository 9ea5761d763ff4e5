import { GREETING_VERSION, OLDEST_WIRE_VERSION, versionStanding, WIRE_VERSION } from './wireVersion';

test('the current version and two before are spoken, as far as they exist', () => {
  expect(versionStanding(WIRE_VERSION)).toBe('spoken');
  expect(versionStanding(OLDEST_WIRE_VERSION)).toBe('spoken');
  expect(versionStanding(OLDEST_WIRE_VERSION - 1)).toBe('tooOld');
  expect(versionStanding(WIRE_VERSION + 1)).toBe('tooNew');
  expect(WIRE_VERSION - OLDEST_WIRE_VERSION).toBeLessThanOrEqual(2);
  expect(GREETING_VERSION).toBe(1);
});
