import { OPEN, rowsOf, type Row } from './load';
import type { World } from './world';

type Happened = ReturnType<World['sandbox']['history']>[number];

/** What the phones' journals say against what the product says: how often each promise was broken (fleet.md §6). */
export async function broken(world: World, unasked: number): Promise<Record<string, number>> {
  const rows = await rowsOf(world, '1 = 1');
  const effects = world.sandbox.history();
  const count = new Map<string, number>();
  for (const e of effects) count.set(e.action, (count.get(e.action) ?? 0) + 1);
  const happened = (r: Row): boolean => count.has(r.id);
  const [[alerts]] = (await world.db.query(
    "SELECT COUNT(*) n FROM alerts WHERE field = 'offlineMinutes'",
  )) as unknown as [{ n: string }[]];
  return {
    'effect twice': [...count.values()].filter((n) => n > 1).length,
    'outcome for no effect': rows.filter((r) => r.state === 'done' && !happened(r)).length,
    'effect without outcome': rows.filter((r) => happened(r) && !['done', 'unknown'].includes(r.state))
      .length,
    'not settled': rows.filter((r) => ['ready', 'sent', 'journalled', 'running'].includes(r.state)).length,
    'two at once on a phone': overlaps(effects),
    'gap under 3 s': shortGaps(effects),
    'order broken in a lane': disorder(rows, effects),
    'quota exceeded': overQuota(effects),
    'false offline alert': Number(alerts?.n ?? 0),
    'lease over and not asked': unasked,
  };
}

/** Claims that outlived their lease for longer than the reaper may take, and were not asked for. */
export async function unaskedLeases(world: World): Promise<number> {
  const rows = await rowsOf(world, `${OPEN} AND lease_until < ? AND asked_at IS NULL`, [
    new Date(Date.now() - 15_000),
  ]);
  return rows.length;
}

const by = (effects: readonly Happened[], key: (e: Happened) => string | null): Happened[][] => {
  const groups = new Map<string, Happened[]>();
  for (const e of [...effects].sort((a, b) => a.begunAt - b.begunAt)) {
    const k = key(e);
    if (k !== null) groups.set(k, [...(groups.get(k) ?? []), e]);
  }
  return [...groups.values()];
};

const pairs = (groups: Happened[][], wrong: (before: Happened, after: Happened) => boolean): number =>
  groups.flatMap((g) => g.slice(1).filter((e, i) => g[i] && wrong(g[i], e))).length;

const overlaps = (effects: readonly Happened[]): number =>
  pairs(
    by(effects, (e) => e.device),
    (before, after) => after.begunAt < before.at,
  );

const shortGaps = (effects: readonly Happened[]): number =>
  pairs(
    by(effects, (e) => e.account),
    (before, after) => after.begunAt - before.at < 3000,
  );

/** Within a task and lane of one phone, things happen in the order they were planned. */
function disorder(rows: readonly Row[], effects: readonly Happened[]): number {
  const seq = new Map(rows.map((r) => [r.id, r]));
  return pairs(
    by(
      effects,
      (e) => `${e.device} ${seq.get(e.action)?.taskId ?? ''} ${e.account === null ? 'control' : 'campaign'}`,
    ),
    (before, after) => (seq.get(after.action)?.seq ?? 0) < (seq.get(before.action)?.seq ?? 0),
  );
}

/** domain.md §2.2: 200 messages a day and account, 3 to one customer */
function overQuota(effects: readonly Happened[]): number {
  const messages = effects.filter((e) => e.kind === 'sendMessage');
  const many = by(messages, (e) => e.account).filter((g) => g.length > 200).length;
  const same = by(messages, (e) => `${e.account ?? ''} ${String(e.args['customer'])}`).filter(
    (g) => g.length > 3,
  );
  return many + same.length;
}
