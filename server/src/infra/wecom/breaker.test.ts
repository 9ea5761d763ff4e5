import { admit, CLOSED, failed, succeeded, type Breaker } from './breaker';

const failures = (n: number, from: Breaker = CLOSED, now = 0): Breaker =>
  Array.from({ length: n }).reduce<Breaker>((b) => failed(b, now, 1), from);

test('four failures change nothing, a success between them begins anew', () => {
  expect(admit(failures(4), 0)).toMatchObject({ waitMs: 0, next: { kind: 'closed' } });
  expect(failures(4, succeeded())).toMatchObject({ kind: 'closed', failures: 4 });
});

test('the fifth opens it for half to all of a second', () => {
  expect(failures(5)).toEqual({ kind: 'open', until: 1000, openMs: 1000 });
  expect(failed(failures(4), 0, 0)).toMatchObject({ kind: 'open', until: 500 });
  expect(admit(failures(5), 400)).toMatchObject({ waitMs: 600, next: { kind: 'open' } });
});

test('then one call tries, and the others wait for what becomes of it', () => {
  const probe = admit(failures(5), 1000);
  expect(probe).toMatchObject({ waitMs: 0, next: { kind: 'halfOpen' } });
  expect(admit(probe.next, 1001).waitMs).toBeGreaterThan(0);
  expect(admit(succeeded(), 1001).waitMs).toBe(0);
});

test('a probe of which nothing is heard is followed by another', () => {
  const { next } = admit(failures(5), 1000);
  expect(admit(next, 10_999).waitMs).toBe(1);
  expect(admit(next, 11_000)).toMatchObject({ waitMs: 0, next: { kind: 'halfOpen', until: 21_000 } });
});

test('each probe that fails doubles the time, up to half a minute', () => {
  let breaker = failures(5);
  const times: number[] = [];
  for (let now = 1000, n = 0; n < 7; n++) {
    breaker = failed(admit(breaker, now).next, now, 1);
    if (breaker.kind !== 'open') throw new Error('it did not open');
    times.push(breaker.until - now);
    now = breaker.until;
  }
  expect(times).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
});

test('calls that began before it opened and fail later do not prolong it', () => {
  const open = failures(5);
  expect(failed(open, 900, 1)).toBe(open);
});
