import { advance, advanceTo, clockState, makeClock, nowMs, spanMs } from './clock';

test.each([
  ['6m', 360_000],
  ['2h', 7_200_000],
  ['3d', 259_200_000],
  ['1.5h', 5_400_000],
  ['500ms', 500],
  ['250', 250],
  [90_000, 90_000],
])('%s is %i ms', (span, ms) => {
  expect(spanMs(span)).toBe(ms);
});

test.each(['', 'soon', '-5m', '6 minutes', Number.NaN])('%s is no span', (span) => {
  expect(spanMs(span)).toBeNull();
});

test('the clock goes on from where it was turned to and tells its listeners', () => {
  const clock = makeClock('Asia/Shanghai');
  const heard: number[] = [];
  clock.listeners.push((c) => heard.push(c.offsetMs));
  const before = nowMs(clock);
  expect(advance(clock, 3_600_000)).toBe(true);
  expect(nowMs(clock) - before).toBeGreaterThanOrEqual(3_600_000);
  expect(heard).toEqual([3_600_000]);
  expect(clockState(clock)).toMatchObject({ tz: 'Asia/Shanghai', offsetMs: 3_600_000 });
});

test('the clock is turned to a moment but never back', () => {
  const clock = makeClock('UTC');
  expect(advanceTo(clock, new Date(Date.now() + 86_400_000))).toBe(true);
  const offset = clock.offsetMs;
  expect(advanceTo(clock, new Date())).toBe(false);
  expect(advance(clock, -1)).toBe(false);
  expect(advance(clock, Number.NaN)).toBe(false);
  expect(clock.offsetMs).toBe(offset);
});
