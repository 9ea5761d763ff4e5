/**
 * Every delay of the simulated world on one timer: a binary heap of due times, so that ten thousand phones cost one
 * `setTimeout`. Real time, not the sandbox's clock.
 */
export interface Scheduler {
  heap: Due[];
  timer: NodeJS.Timeout | null;
  order: number;
  stopped: boolean;
}

interface Due {
  at: number;
  order: number;
  run: (() => void) | null;
}

export const makeScheduler = (): Scheduler => ({ heap: [], timer: null, order: 0, stopped: false });

/** Runs `task` once after `delayMs`; the returned function takes it back. */
export function later(s: Scheduler, delayMs: number, task: () => void): () => void {
  const due: Due = { at: performance.now() + Math.max(0, delayMs), order: s.order++, run: task };
  if (s.stopped) return () => undefined;
  push(s.heap, due);
  if (s.heap[0] === due) arm(s);
  return () => {
    due.run = null;
  };
}

/** Forgets everything that is still to come, and whatever is asked for from now on. */
export function stopScheduler(s: Scheduler): void {
  if (s.timer) clearTimeout(s.timer);
  s.timer = null;
  s.heap = [];
  s.stopped = true;
}

function arm(s: Scheduler): void {
  if (s.timer) clearTimeout(s.timer);
  s.timer = null;
  const first = s.heap[0];
  if (!first) return;
  const wait = Math.min(Math.max(0, Math.ceil(first.at - performance.now())), 0x7fffffff);
  s.timer = setTimeout(() => {
    runDue(s);
  }, wait);
}

function runDue(s: Scheduler): void {
  const now = performance.now();
  while (s.heap[0] && s.heap[0].at <= now) pop(s.heap)?.run?.();
  arm(s);
}

const before = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

function push(heap: Due[], due: Due): void {
  let i = heap.length;
  while (i > 0) {
    const up = (i - 1) >> 1;
    const parent = heap[up];
    if (!parent || !before(due, parent)) break;
    heap[i] = parent;
    i = up;
  }
  heap[i] = due;
}

function pop(heap: Due[]): Due | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (!first || !last || heap.length === 0) return first;
  let i = 0;
  for (;;) {
    let down = 2 * i + 1;
    const left = heap[down];
    const right = heap[down + 1];
    if (!left) break;
    if (right && before(right, left)) down += 1;
    const child = heap[down];
    if (!child || !before(child, last)) break;
    heap[i] = child;
    i = down;
  }
  heap[i] = last;
  return first;
}
