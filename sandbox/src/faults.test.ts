import { addFault, faultRule, makeFaults, NO_FAULT, takeFault } from './faults';

test('a rule hits its endpoint as often as it says and is gone then', () => {
  const faults = makeFaults();
  addFault(faults, { endpoint: 'message/send', errcode: 45009, times: 2 });
  expect(takeFault(faults, 'gettoken')).toBe(NO_FAULT);
  expect(takeFault(faults, 'message/send').errcode).toBe(45009);
  expect(takeFault(faults, 'message/send').errcode).toBe(45009);
  expect(takeFault(faults, 'message/send')).toBe(NO_FAULT);
  expect(faults.rules).toEqual([]);
});

test('without an endpoint a rule is about callbacks, with an error code about every API call', () => {
  const faults = makeFaults();
  addFault(faults, { drop: 2 });
  addFault(faults, { errcode: -1 });
  expect(takeFault(faults, 'callback')).toMatchObject({ drop: 'request', errcode: null });
  expect(takeFault(faults, 'media/upload')).toMatchObject({ errcode: -1 });
  expect(takeFault(faults, 'callback').drop).toBe('request');
  expect(takeFault(faults, 'callback')).toBe(NO_FAULT);
});

test('an answer of HTTP itself is about every API call, too', () => {
  const faults = makeFaults();
  addFault(faults, { status: 502 });
  expect(takeFault(faults, 'callback')).toBe(NO_FAULT);
  expect(takeFault(faults, 'user/get')).toMatchObject({ status: 502, errcode: null });
});

test('a refused token is refused by every call but the one that issues it', () => {
  const faults = makeFaults();
  addFault(faults, { endpoint: '*', errcode: 42001 });
  expect(takeFault(faults, 'gettoken')).toBe(NO_FAULT);
  expect(takeFault(faults, 'message/send').errcode).toBe(42001);
});

test.each([
  { times: 0 },
  { times: 1e9 },
  { delayMs: -1 },
  { status: 200 },
  { surprise: true },
  { duplicate: 100 },
])('the rule %j is refused', (rule) => {
  expect(faultRule.safeParse(rule).success).toBe(false);
});
