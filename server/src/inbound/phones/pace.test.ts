import { makePace } from './pace';

/** how many of these frames get through, one every so many milliseconds */
function through(frames: number, everyMs: number, bytes: number): number {
  const pace = makePace();
  for (let i = 0; i < frames; i++) if (!pace(i * everyMs, bytes)) return i;
  return frames;
}

test('20 small messages a second go on for ever, more of them end', () => {
  expect(through(5000, 50, 200)).toBe(5000);
  expect(through(5000, 25, 200)).toBeLessThan(600);
});

test('240 small messages may come at once', () => {
  expect(through(1000, 0, 200)).toBe(240);
});

test('64 KB a second go on for ever, more ends although the messages are few', () => {
  expect(through(2000, 1000, 64 * 1024)).toBe(2000);
  expect(through(2000, 500, 64 * 1024)).toBeLessThan(20);
  expect(through(1000, 0, 64 * 1024)).toBe(8);
});
