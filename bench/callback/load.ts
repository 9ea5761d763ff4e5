import { Pool } from 'undici';
import type { Callback } from './envelope';
import type { Target } from './target';

/** All callbacks through `inFlight` connections as fast as they are answered; answers per second. */
export async function closedLoop(
  target: Target,
  callbacks: readonly Callback[],
  inFlight: number,
): Promise<number> {
  const pool = new Pool(target.url, { connections: inFlight, pipelining: 1 });
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (let c = callbacks[next++]; c; c = callbacks[next++]) await send(pool, c);
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  return callbacks.length / seconds;
}

/** One callback every 1/rate seconds, whatever the answers do; the latencies in milliseconds, sorted. */
export async function openLoop(
  target: Target,
  callbacks: readonly Callback[],
  rate: number,
): Promise<number[]> {
  const pool = new Pool(target.url, { connections: 64, pipelining: 1 });
  const latencies: number[] = [];
  const running: Promise<void>[] = [];
  const started = performance.now();
  for (const [i, c] of callbacks.entries()) {
    const due = started + (i * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((r) => setTimeout(r, wait));
    const at = performance.now();
    running.push(send(pool, c).then(() => void latencies.push(performance.now() - at)));
  }
  await Promise.all(running);
  await pool.close();
  return latencies.sort((a, b) => a - b);
}

export const percentile = (sorted: readonly number[], p: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? 0;

async function send(pool: Pool, c: Callback): Promise<void> {
  const { statusCode, body } = await pool.request({
    method: 'POST',
    path: c.path,
    body: c.body,
    headers: { 'content-type': 'text/xml' },
  });
  await body.dump();
  if (statusCode !== 200) throw new Error(`${pool.closed ? 'closed' : 'answered'} ${statusCode}`);
}
