import { later, makeScheduler, stopScheduler } from './scheduler';
import { eventually } from './testing/eventually';

test('tasks run in the order they are due, equal ones in the order they came', async () => {
  const s = makeScheduler();
  const ran: string[] = [];
  later(s, 40, () => ran.push('late'));
  later(s, 0, () => ran.push('first'));
  later(s, 0, () => ran.push('second'));
  later(s, 20, () => ran.push('middle'));
  await eventually('all ran', () => ran.length === 4);
  expect(ran).toEqual(['first', 'second', 'middle', 'late']);
});

test('a task taken back does not run, nor does anything after a stop', async () => {
  const s = makeScheduler();
  const ran: string[] = [];
  const takeBack = later(s, 5, () => ran.push('taken back'));
  takeBack();
  await new Promise<void>((resolve) => {
    later(s, 20, resolve);
  });
  later(s, 0, () => ran.push('stopped'));
  stopScheduler(s);
  later(s, 0, () => ran.push('too late'));
  const other = makeScheduler();
  await new Promise<void>((resolve) => {
    later(other, 20, resolve);
  });
  expect(ran).toEqual([]);
});

test('a thousand tasks in random order run sorted', async () => {
  const s = makeScheduler();
  const ran: number[] = [];
  const began = performance.now();
  for (let i = 0; i < 1000; i += 1) {
    const delay = (i * 7919) % 50;
    later(s, delay, () => ran.push(delay));
  }
  // The delays of one loop start apart by as much as the loop lasts.
  const apart = performance.now() - began;
  await eventually('all ran', () => ran.length === 1000);
  expect(ran.every((d, i) => i === 0 || d >= (ran[i - 1] ?? 0) - apart)).toBe(true);
});
