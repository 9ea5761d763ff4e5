import { OPEN, plan, rowsOf, standing, STEPS, type Step } from './load';
import { broken, unaskedLeases } from './oracle';
import { patiently } from './program';
import { openWorld, ROLES, type World } from './world';

/**
 * The crash matrix: every role, MySQL and Redis killed or cut off while actions stand at every step, judged by the
 * phones' own journals. One kill meets the actions of all phones at once, each at its step; a target is killed until
 * every step was met `runs` times. `npm run chaos -- [runs 50] [phones 40]`; `--short` is the matrix of CI.
 */
const SHORT = process.argv.includes('--short');
const numbers = process.argv
  .slice(2)
  .filter((a) => /^\d+$/.test(a))
  .map(Number);
const [RUNS = SHORT ? 1 : 50, PHONES = SHORT ? 24 : 40] = numbers;
const MOST_KILLS = SHORT ? 1 : 60;
const DOWN_MS = 500;
/** fleet.md §7: a tenth of what Bull needs; counted from when the replacement answers */
const SETTLED_MS = 6000;
const IN_FLIGHT: readonly Step[] = ['sent', 'carried', 'got', 'running', 'res'];

interface Line {
  target: string;
  kills: number;
  met: Record<Step, number>;
  /** worst of all kills: until everything that was in flight is settled */
  settledMs: number;
}

const say = (text: string): void => void process.stderr.write(`· ${text}\n`);
const rest = (ms: number): Promise<void> => new Promise((r) => setTimeout(r, ms));

/** What is done to the target, and undone. */
type Blow = (world: World) => Promise<() => Promise<void>>;

const killed =
  (name: string): Blow =>
  async ({ programs }) => {
    const program = programs.get(name);
    await program?.kill();
    return async () => program?.start();
  };
const cut =
  (name: string): Blow =>
  ({ cables }) => {
    cables.get(name)?.pull();
    return Promise.resolve(() => Promise.resolve(cables.get(name)?.plug()));
  };

const BLOWS: [string, Blow][] = [
  ...ROLES.map((role): [string, Blow] => [`${role} kill -9`, killed(role)]),
  ['redis kill -9', killed('redis')],
  ['redis cut', cut('redis')],
  ['mysql kill -9', killed('mysql')],
  ['mysql cut', cut('mysql')],
];

async function strike(world: World, blow: Blow): Promise<{ met: Map<string, Step>; settledMs: number }> {
  await plan(world, 3);
  await patiently('work', async () => {
    const open = await rowsOf(world, `${OPEN} AND state <> 'ready'`);
    return open.length >= world.devices.length / 3;
  });
  await plan(world, 1);
  await rest(Math.random() * 300);
  const met = await standing(world);
  const mend = await blow(world);
  await rest(DOWN_MS);
  await mend();
  const from = performance.now();
  const flying = [...met].filter(([, step]) => IN_FLIGHT.includes(step)).map(([id]) => id);
  await patiently('all in flight settled', async () => {
    const left = await rowsOf(world, `id IN (?) AND ${OPEN}`, [flying.length > 0 ? flying : ['']]);
    return left.length === 0;
  });
  return { met, settledMs: performance.now() - from };
}

async function test(world: World, target: string, blow: Blow): Promise<{ line: Line; unasked: number }> {
  const met = Object.fromEntries(STEPS.map((s) => [s, 0])) as Record<Step, number>;
  const line: Line = { target, kills: 0, met, settledMs: 0 };
  let unasked = 0;
  while (line.kills < MOST_KILLS && (line.kills === 0 || STEPS.some((s) => met[s] < RUNS))) {
    const struck = await strike(world, blow);
    line.kills += 1;
    line.settledMs = Math.max(line.settledMs, struck.settledMs);
    for (const step of struck.met.values()) met[step] += 1;
    unasked += await unaskedLeases(world);
  }
  say(
    `${target}: ${line.kills} kills, ${JSON.stringify(met)}, settled after ${line.settledMs.toFixed(0)} ms`,
  );
  return { line, unasked };
}

async function main(): Promise<void> {
  const world = await openWorld(PHONES);
  try {
    const online = (): Promise<boolean> =>
      Promise.resolve(world.sandbox.phones().every((p) => p.state === 'online'));
    await patiently('all phones online', online);
    const lines: Line[] = [];
    let unasked = 0;
    for (const [target, blow] of BLOWS) {
      const tested = await test(world, target, blow);
      lines.push(tested.line);
      unasked += tested.unasked;
    }
    await patiently('everything settled', async () => (await rowsOf(world, OPEN)).length === 0, 300);
    report(lines, await broken(world, unasked), world.sandbox.history().length);
  } finally {
    await world.stop();
  }
}

function report(lines: Line[], wrong: Record<string, number>, effects: number): void {
  console.table(
    Object.fromEntries(
      lines.map((l) => [l.target, { kills: l.kills, ...l.met, 'settled ms': Math.round(l.settledMs) }]),
    ),
  );
  console.table(wrong);
  const slowest = Math.max(...lines.map((l) => l.settledMs));
  const bars = [
    ...Object.entries(wrong).map(([name, value]) => ({ name, value, limit: 0, holds: value === 0 })),
    {
      ...{ name: 'settled after a kill, ms from when it is back', value: Math.round(slowest) },
      ...{ limit: SETTLED_MS, holds: slowest <= SETTLED_MS },
    },
  ];
  console.log(JSON.stringify({ bench: 'chaos', figures: { effects, lines }, reference: {}, ratio: 0, bars }));
  // how fast it settles hangs on the machine; what is wrong is wrong anywhere
  if (Object.values(wrong).some((n) => n > 0)) process.exitCode = 1;
}

main().then(
  () => process.exit(process.exitCode ?? 0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
