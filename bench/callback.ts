import { spawnSync } from 'node:child_process';
import { OPERATORS, startProduct, type ProductUnderLoad } from './callback/product';
import { textCallback, type Callback } from './callback/envelope';
import { closedLoop, openLoop, percentile } from './callback/load';
import { startTarget, type Target } from './callback/target';

/**
 * Our callback door beside bare Koa (reads and says nothing) and two hand-written Koa doors, in one run on one core: one
 * puts its answer into the response, one acknowledges and sends it, as ours does under load.
 * Ours keeps each message durably before it acknowledges; the turn — rights, command, dialogue, audit, answer — runs in
 * the worker process and is a figure of its own (turnCpuMs), counted until nothing is left to do. While throughput is
 * timed the worker is held: on two cores it would take the load generator's. The time to acknowledge is measured with it
 * at work, all doors in turn, round by round, so that what else the machine does meets them alike; figures are medians of
 * the rounds. Bars: conversation.md §7.
 */
const COUNT = Number(process.argv[2] ?? 4000);
const IN_FLIGHT = 16;
const OPEN_ROUNDS = 7;
const OPEN_SECONDS = 8;
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
}

interface Latency {
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
  return {
    perSecond: median(runs.map((r) => r.perSecond)),
    cpuMs: median(runs.map((r) => r.cpuMs)),
    ...(product ? { turnCpuMs: median(runs.map((r) => r.turnCpuMs)) } : {}),
  };
}

/** One callback every 10 ms to one door after the other. */
async function acknowledge(
  targets: readonly Target[],
  words: (i: number) => string,
  product: ProductUnderLoad,
): Promise<Latency[]> {
  const rounds: Latency[][] = targets.map(() => []);
  for (let round = 0; round < OPEN_ROUNDS; round++)
    for (const [i, target] of targets.entries()) {
      const sorted = await openLoop(target, callbacks(OPEN_RATE * OPEN_SECONDS, words), OPEN_RATE);
      await product.drained();
      rounds[i]?.push({ p50: percentile(sorted, 50), p99: percentile(sorted, 99) });
    }
  return rounds.map((r) => ({ p50: median(r.map((l) => l.p50)), p99: median(r.map((l) => l.p99)) }));
}

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function main(): Promise<void> {
  if (process.platform === 'linux') spawnSync('taskset', ['-p', '-c', '1', String(process.pid)]);
  const wecom = await startTarget('WeCom', 'bench/callback/wecomStub.ts', {}, 1);
  const show = (): string => '我是谁'; // one text, small enough to be the callback's own answer
  const restart = (i: number): string => `重启 ${device(i)}`;
  const bare = await withTarget(await startTarget('bare Koa', 'bench/callback/bareKoa.ts', {}), (t) =>
    measure(t, show),
  );
  const replying = await startTarget('hand-written, replying', 'bench/callback/handReplying.ts', {});
  const sending = await startTarget('hand-written, sending', 'bench/callback/handSending.ts', {
    WECOM_API_BASE: wecom.url,
  });
  const hand = { replying: await measure(replying, show), sending: await measure(sending, show) };
  const product = await startProduct(wecom.url);
  const ours = await measure(product, show, product);
  const latencies = await acknowledge([replying, sending, product], show, product);
  const card = await closedLoopOnly(product, restart);
  const answered = await product.answered();
  for (const target of [product, replying, sending, wecom]) await target.stop();
  const [toReply, toSend, toOurs] = latencies as [Latency, Latency, Latency];
  report({
    bare,
    replying: { ...hand.replying, ...toReply },
    sending: { ...hand.sending, ...toSend },
    ours: { ...ours, ...toOurs },
    card,
    answered,
  });
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

interface Results {
  bare: Figures;
  replying: Figures & Latency;
  sending: Figures & Latency;
  ours: Figures & Latency;
  card: { perSecond: number; cpuMs: number };
  answered: number;
}

function report({ bare, replying, sending, ours, card, answered }: Results): void {
  const ratio = ours.perSecond / bare.perSecond;
  const slower = ours.p99 / sending.p99;
  const bars = [
    { name: 'throughput ÷ bare Koa', value: ratio, limit: 0.2, holds: ratio >= 0.2 },
    { name: 'CPU ms per callback', value: ours.cpuMs, limit: 1, holds: ours.cpuMs <= 1 },
    {
      name: 'acknowledge p99 at 100/s ÷ hand-written that acknowledges and sends',
      value: slower,
      limit: 2,
      holds: slower <= 2,
    },
  ];
  const reference = { bareKoa: bare, handReplying: replying, handSending: sending };
  for (const [name, f] of Object.entries({ ...reference, 存客宝: ours, '存客宝, confirmation card': card }))
    console.log(name, rounded(f));
  console.log(
    JSON.stringify({
      bench: 'callback',
      figures: { ...rounded(ours), card: rounded(card), answered },
      reference: Object.fromEntries(Object.entries(reference).map(([name, f]) => [name, rounded(f)])),
      ratio: Math.round(ratio * 1000) / 1000,
      bars: bars.map((b) => ({ ...b, value: Math.round(b.value * 1000) / 1000 })),
    }),
  );
  if (bars.some((b) => !b.holds)) process.exitCode = 1;
}

const rounded = (f: object): Record<string, number> =>
  Object.fromEntries(Object.entries(f).map(([k, v]) => [k, Math.round(Number(v) * 1000) / 1000]));

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
