import { gapWait } from '@cunkebao/shared/tasks';
import type { ActionKind } from '@cunkebao/shared/fleet';
import { count, plan, settled } from './fleet/plan';
import { delayedChain, rawBull, usedMemory } from './fleet/references';
import { openSite, type Site } from './fleet/site';
import type { Effect } from './fleet/phone';

/**
 * Dispatch end to end: planned in MySQL → found → claimed → turn → socket → phone → result stored, by the product's own
 * processes, beside raw Bull and the usual chain of delayed jobs in the same run. Bars: fleet.md §7.
 * Without gaps: what is done to the phone itself, for the gaps of an account cannot be turned off. With gaps: messages,
 * with every check a message gets. CPU is that of all processes of the product with MySQL and Redis; the phones, which
 * are not the product, are on the same two cores. `npm run -s bench -- dispatch [accounts] [seconds] [rebuild]`
 */
const [ACCOUNTS = 10_000, SECONDS = 30, REBUILD = 1_000_000] = process.argv.slice(2).map(Number);
const RAPID_PHONES = Math.min(3000, ACCOUNTS);
const RAPID_LENGTH = 8;
const JOBS = 20_000;
const WARM_MS = 12_000;

const say = (text: string): void => void process.stderr.write(`· ${text}\n`);

async function rapid(site: Site): Promise<{ perSecond: number; cpuUs: number; effects: Effect[] }> {
  await site.ask({ ask: 'work', fromMs: 0, toMs: 0 });
  const before = total(site);
  const from = performance.now();
  const planned = await plan(site.db, RAPID_PHONES, RAPID_LENGTH, () => ({ account: null, kind: 'log' }));
  const inserted = performance.now();
  const done = await settled(site.db, planned.tasks, 300);
  const seconds = (performance.now() - inserted) / 1000;
  say(
    `planned in ${((inserted - from) / 1000).toFixed(1)} s, all settled: ${done} after ${seconds.toFixed(1)} s`,
  );
  const { effects } = await site.ask({ ask: 'effects' });
  return {
    perSecond: planned.actions / ((performance.now() - from) / 1000),
    cpuUs: ((total(site) - before) * 1000) / planned.actions,
    effects,
  };
}

interface Paced {
  perSecond: number;
  cpuUs: number;
  parts: Record<string, number>;
  late: { p50: number; p99: number };
  bytesPerAction: number;
  pauseMs: number;
  effects: Effect[];
}

async function paced(site: Site): Promise<Paced> {
  await site.ask({ ask: 'work', fromMs: 500, toMs: 1500 });
  const length = Math.ceil((SECONDS + WARM_MS / 1000) / 5) + 2;
  const memory = await usedMemory(site.redis);
  const planned = await plan(site.db, ACCOUNTS, length, (i, n) => ({
    ...{ account: `A-${i}`, kind: 'sendMessage', customer: `wx_c${i}_${n}` },
  }));
  await new Promise((r) => setTimeout(r, 3000));
  const bytesPerAction = Math.max(0, (await usedMemory(site.redis)) - memory) / planned.actions;
  await new Promise((r) => setTimeout(r, WARM_MS));
  const [parts, from] = [site.cpuMs(), new Date()];
  await new Promise((r) => setTimeout(r, SECONDS * 1000));
  const [after, to] = [site.cpuMs(), new Date()];
  const actions = await count(
    site.db,
    "SELECT COUNT(*) n FROM actions WHERE state = 'done' AND settled_at > ? AND settled_at <= ?",
    [from, to],
  );
  const each = Object.fromEntries(
    Object.entries(after).map(([name, ms]) => [name, ((ms - parts[name as 'mysql']) * 1000) / actions]),
  );
  const pauseMs = await pause(site);
  for (const task of planned.tasks)
    await site.db.query("UPDATE tasks SET state = 'stopped' WHERE id = ?", [task]);
  await new Promise((r) => setTimeout(r, 5000));
  const { effects } = await site.ask({ ask: 'effects' });
  return {
    ...{ perSecond: actions / SECONDS, parts: each, bytesPerAction, pauseMs, effects },
    cpuUs: Object.values(each).reduce((a, b) => a + b, 0),
    late: await lateness(site, from, to),
  };
}

/** How long after a pause is written an account still is given something. */
async function pause(site: Site): Promise<number> {
  const ids = Array.from({ length: Math.min(500, ACCOUNTS) }, (_, i) => `A-${i + 1}`);
  const until = new Date(Date.now() + 3_600_000);
  const at = new Date();
  await site.db.query('INSERT INTO account_pauses (account_id, scope, starts_at, until, reason) VALUES ?', [
    ids.map((id) => [id, 'send', at, until, 'bench']),
  ]);
  const written = new Date();
  await new Promise((r) => setTimeout(r, 8000));
  const [rows] = await site.db.query('SELECT MAX(sent_at) at FROM actions WHERE account_id IN (?)', [ids]);
  const last = (rows as { at: Date | null }[])[0]?.at;
  return Math.max(0, (last?.getTime() ?? 0) - written.getTime());
}

/** From the end of the gap to the moment the next action leaves, of all that left in this span. */
async function lateness(site: Site, from: Date, to: Date): Promise<{ p50: number; p99: number }> {
  const [rows] = await site.db.query(
    `SELECT account_id account, id, kind, sent_at sentAt, settled_at at FROM actions
      WHERE kind = 'sendMessage' AND state = 'done' AND sent_at IS NOT NULL ORDER BY account_id, sent_at`,
  );
  type Row = { account: string; id: string; kind: ActionKind; sentAt: Date; at: Date };
  const late: number[] = [];
  let before: Row | null = null;
  for (const row of rows as Row[]) {
    if (before?.account === row.account && row.sentAt > from && row.sentAt <= to) {
      const ended = { id: before.id, kind: before.kind, customer: null, at: before.at };
      const due = gapWait({ kind: row.kind, purpose: 'notice', customer: null }, [ended], before.at);
      late.push(row.sentAt.getTime() - (due?.until.getTime() ?? 0));
    }
    before = row;
  }
  late.sort((a, b) => a - b);
  const at = (share: number): number => late[Math.min(late.length - 1, Math.floor(late.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

/** What phones say happened: no effect twice, none too early after the one before, in the order planned. */
function faults(effects: readonly Effect[]): { twice: number; early: number; disordered: number } {
  const seen = new Set<string>();
  const last = new Map<string, Effect>();
  const found = { twice: 0, early: 0, disordered: 0 };
  for (const e of [...effects].sort((a, b) => a.begunAt - b.begunAt)) {
    if (seen.has(e.action)) found.twice += 1;
    seen.add(e.action);
    if (!e.account) continue;
    const before = last.get(e.account);
    if (before && e.begunAt - before.endedAt < 3000) found.early += 1;
    if (before && e.n < before.n) found.disordered += 1;
    last.set(e.account, e);
  }
  return found;
}

/** Redis is emptied while a million actions wait: until every line is known again. */
async function rebuild(site: Site): Promise<number> {
  const length = Math.ceil(REBUILD / RAPID_PHONES);
  const tomorrow = new Date(Date.now() + 86_400_000);
  say(`planning ${length * RAPID_PHONES} actions for tomorrow`);
  await plan(site.db, RAPID_PHONES, length, (i) => ({
    ...{ account: `A-${i}`, kind: 'sendMessage', customer: 'wx', notBefore: tomorrow },
  }));
  await site.redis.flushdb();
  const from = performance.now();
  for (;;) {
    const keys = await site.redis.keys(`${site.prefix}:pace:*due`);
    const known = await Promise.all(keys.map((k) => site.redis.zcard(k)));
    if (known.reduce((a, b) => a + b, 0) >= RAPID_PHONES) return (performance.now() - from) / 1000;
    if (performance.now() - from > 300_000) return 300;
    await new Promise((r) => setTimeout(r, 100));
  }
}

const total = (site: Site): number => Object.values(site.cpuMs()).reduce((a, b) => a + b, 0);

async function main(): Promise<void> {
  const bull = await rawBull(JOBS, 50);
  say(`raw Bull ${bull.perSecond.toFixed(0)}/s, ${bull.bytesPerJob.toFixed(0)} B a job`);
  const chain = await delayedChain(ACCOUNTS, 15);
  say(`delayed chain ${chain.cpuUs.toFixed(0)} µs an action at ${chain.perSecond.toFixed(0)}/s`);
  const site = await openSite(ACCOUNTS);
  try {
    const joined = await site.ask({ ask: 'connect', count: ACCOUNTS, perSecond: 300 });
    say(`${joined.online} phones connected in ${(joined.tookMs / 1000).toFixed(1)} s`);
    const quick = await rapid(site);
    const slow = await paced(site);
    const rebuiltS = await rebuild(site);
    const { overlaps } = await site.ask({ ask: 'effects' });
    report({
      bull,
      chain,
      quick,
      slow,
      rebuiltS,
      wrong: { ...faults([...quick.effects, ...slow.effects]), overlaps },
    });
  } finally {
    await site.stop();
  }
}

interface Results {
  bull: { perSecond: number; bytesPerJob: number };
  chain: { cpuUs: number; perSecond: number };
  quick: { perSecond: number; cpuUs: number };
  slow: Paced;
  rebuiltS: number;
  wrong: Record<string, number>;
}

function report({ bull, chain, quick, slow, rebuiltS, wrong }: Results): void {
  const ratio = quick.perSecond / bull.perSecond;
  const wrongs = Object.values(wrong).reduce((a, b) => a + b, 0);
  const bars = [
    least('no gaps: actions/s ÷ raw Bull at concurrency 50', ratio, 0.15),
    least('no gaps: actions/s', quick.perSecond, 800),
    most('CPU per paced action ÷ delayed chain', slow.cpuUs / chain.cpuUs, 1 / 3),
    most('Redis bytes per queued action ÷ Bull', slow.bytesPerAction / bull.bytesPerJob, 0.1),
    most(`lateness p99 ms, ${ACCOUNTS} restless accounts, busy (50 quiet)`, slow.late.p99, 300),
    most('pause takes effect, ms', slow.pauseMs, 100),
    most(`cold rebuild s, ${REBUILD} ready actions`, rebuiltS, 60),
    most('effects twice, gaps under 3 s, order breaks, overlaps', wrongs, 0),
  ];
  const figures = {
    ...{ rapidPerSecond: quick.perSecond, rapidCpuUs: quick.cpuUs, pacedPerSecond: slow.perSecond },
    ...{ pacedCpuUs: slow.cpuUs, lateP50: slow.late.p50, lateP99: slow.late.p99 },
    ...{ bytesPerAction: slow.bytesPerAction, pauseMs: slow.pauseMs, rebuiltS },
  };
  console.log('CPU µs per paced action', rounded(slow.parts));
  for (const b of bars) console.log(b.holds ? '✅' : '❌', b.name, b.value, 'limit', b.limit);
  console.log(
    JSON.stringify({
      ...{ bench: 'dispatch', figures: { ...rounded(figures), cpu: rounded(slow.parts), wrong } },
      ...{ reference: { rawBull: rounded(bull), delayedChain: rounded(chain) }, ratio: round(ratio), bars },
    }),
  );
  if (bars.some((b) => !b.holds)) process.exitCode = 1;
}

const round = (n: number): number => Math.round(n * 1000) / 1000;
const least = (name: string, value: number, limit: number) => ({
  ...{ name, value: round(value), limit, holds: value >= limit },
});
const most = (name: string, value: number, limit: number) => ({
  ...{ name, value: round(value), limit: round(limit), holds: value <= limit },
});
const rounded = (f: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(f).map(([k, v]) => [k, round(v)]));

main().then(
  () => process.exit(process.exitCode ?? 0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
