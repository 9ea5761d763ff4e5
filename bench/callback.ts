import { spawnSync } from 'node:child_process';
import { OPERATORS, startProduct, type ProductUnderLoad } from './callback/product';
import { textCallback, type Callback } from './callback/envelope';
import { closedLoop, openLoop, percentile } from './callback/load';
import { freePort, startTarget, type Target } from './callback/target';
import { startWecomStub } from './callback/wecomStub';

/**
 * Our callback door beside bare Koa (reads and says nothing) and a hand-written Koa door, in one run on one core.
 * Ours keeps each message durably before it acknowledges; the turn — rights, command, dialogue, audit, answer — runs in
 * the worker process and is a figure of its own (turnCpuMs), counted until nothing is left to do. While throughput is
 * timed the worker is held: on two cores it would take the load generator's. Latency is measured with it at work. Bars:
 * conversation.md §7.
 */
const COUNT = Number(process.argv[2] ?? 4000);
const IN_FLIGHT = 16;
const OPEN_SECONDS = 15;
const OPEN_RATE = 100;
let serial = 0;

const callbacks = (n: number, words: (i: number) => string): Callback[] =>
  Array.from({ length: n }, (_, i) =>
    textCallback(OPERATORS[i % OPERATORS.length] ?? 'bench0', words(i), ++serial),
  );

const device = (i: number): string => `D-${String((i % 12) + 1).padStart(3, '0')}`;

interface Figures {
  perSecond: number;
  cpuMs: number;
  /** of the process that does the turn, until nothing is left to do */
  turnCpuMs?: number;
  p50: number;
  p99: number;
}

async function measure(
  target: Target,
  words: (i: number) => string,
  product?: ProductUnderLoad,
): Promise<Figures> {
  const settle = () => product?.drained() ?? Promise.resolve();
  await closedLoop(target, callbacks(800, words), IN_FLIGHT);
  await settle();
  const runs: { perSecond: number; cpuMs: number; turnCpuMs: number }[] = [];
  const turnCpu = (): number => product?.workerCpuMs() ?? 0;
  for (let run = 0; run < 3; run++) {
    const load = callbacks(COUNT, words);
    const before = target.cpuMs();
    const turnBefore = turnCpu();
    product?.holdTurns(true);
    const perSecond = await closedLoop(target, load, IN_FLIGHT);
    product?.holdTurns(false);
    await settle();
    const turnCpuMs = (turnCpu() - turnBefore) / COUNT;
    runs.push({ perSecond, cpuMs: (target.cpuMs() - before) / COUNT, turnCpuMs });
  }
  const latencies = await openLoop(target, callbacks(OPEN_RATE * OPEN_SECONDS, words), OPEN_RATE);
  await settle();
  return {
    perSecond: median(runs.map((r) => r.perSecond)),
    cpuMs: median(runs.map((r) => r.cpuMs)),
    ...(product ? { turnCpuMs: median(runs.map((r) => r.turnCpuMs)) } : {}),
    p50: percentile(latencies, 50),
    p99: percentile(latencies, 99),
  };
}

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function main(): Promise<void> {
  if (process.platform === 'linux') spawnSync('taskset', ['-p', '-c', '1', String(process.pid)]);
  const wecomPort = await freePort();
  const stub = await startWecomStub(wecomPort);
  const show = (): string => '我是谁'; // one text, small enough to be the callback's own answer
  const restart = (i: number): string => `重启 ${device(i)}`;
  const bare = await withTarget(await startTarget('bare Koa', 'bench/callback/bareKoa.ts', {}), (t) =>
    measure(t, show),
  );
  const hand = await withTarget(await startTarget('hand-written', 'bench/callback/handWritten.ts', {}), (t) =>
    measure(t, show),
  );
  const product = await startProduct(wecomPort);
  const ours = await measure(product, show, product);
  const card = await closedLoopOnly(product, restart);
  const answered = await product.answered();
  await product.stop();
  stub.stop();
  report(bare, hand, ours, card, answered);
}

/** Confirmation cards leave through the outbox: how fast such callbacks are taken, as a figure without a bar. */
async function closedLoopOnly(
  product: ProductUnderLoad,
  words: (i: number) => string,
): Promise<{ perSecond: number; cpuMs: number }> {
  const before = product.cpuMs();
  const perSecond = await closedLoop(product, callbacks(1200, words), IN_FLIGHT);
  await product.drained();
  return { perSecond, cpuMs: (product.cpuMs() - before) / 1200 };
}

async function withTarget<T>(target: Target, f: (t: Target) => Promise<T>): Promise<T> {
  try {
    return await f(target);
  } finally {
    await target.stop();
  }
}

function report(
  bare: Figures,
  hand: Figures,
  ours: Figures,
  card: { perSecond: number; cpuMs: number },
  answered: number,
): void {
  const round = (f: object): Record<string, number> =>
    Object.fromEntries(Object.entries(f).map(([k, v]) => [k, Math.round(Number(v) * 1000) / 1000]));
  const ratio = ours.perSecond / bare.perSecond;
  const bars = [
    { name: 'throughput ÷ bare Koa', value: ratio, limit: 0.2, holds: ratio >= 0.2 },
    { name: 'CPU ms per callback', value: ours.cpuMs, limit: 1, holds: ours.cpuMs <= 1 },
    {
      name: 'acknowledge p99 ÷ hand-written at 100/s',
      value: ours.p99 / hand.p99,
      limit: 2,
      holds: ours.p99 <= 2 * hand.p99,
    },
  ];
  for (const [name, f] of Object.entries({
    'bare Koa': bare,
    'hand-written': hand,
    存客宝: ours,
    '存客宝, confirmation card': card,
  }))
    console.log(name, round(f));
  console.log(
    JSON.stringify({
      bench: 'callback',
      figures: { ...round(ours), card: round(card), answered },
      reference: { bareKoa: round(bare), handWritten: round(hand) },
      ratio: Math.round(ratio * 1000) / 1000,
      bars: bars.map((b) => ({ ...b, value: Math.round(b.value * 1000) / 1000 })),
    }),
  );
  if (bars.some((b) => !b.holds)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
