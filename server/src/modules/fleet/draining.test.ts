import type { KeyObject } from 'node:crypto';
import { openPhoneDesk, type Node, type PhoneDesk } from '../../testing/phoneDesk';
import { scriptedPhone, type ScriptedPhone } from '../../testing/scriptedPhone';
import { accounts } from '../accounts';
import { conversation } from '../conversation';
import { operators } from '../operators';
import { createTask, tasks } from '../tasks';
import { reap } from '../tasks/jobs/reap.job';
import { aDevice } from './fleet.factory';
import { findOrphans } from './jobs/findOrphans.delivery';
import { sweep } from './jobs/sweep.job';
import { fleet } from './index';

/** A rolling restart under load: one gateway is stopped while its phones work, another takes them. */
const PHONES = 12;
const EACH = 3;

let desk: PhoneDesk;
beforeAll(async () => {
  desk = await openPhoneDesk('fleet_draining', [operators, conversation, accounts, tasks, fleet]);
});
beforeEach(async () => {
  for (const table of ['devices', 'device_presence', 'device_events', 'tasks', 'actions', 'sequences'])
    await desk.source.query(`DELETE FROM ${table}`);
  desk.at('2026-03-02T02:00:00Z');
});
afterAll(() => desk.close());

type Identity = { id: string; install: string; key: KeyObject };

/** An honest phone: it does an action once, says so until it is heard, and goes where it is sent. */
class Worker {
  readonly effects: string[] = [];
  readonly journal = new Set<string>();
  line: ScriptedPhone;
  private over = false;
  constructor(
    private readonly identity: Identity,
    first: Node,
    private readonly next: Node,
  ) {
    this.line = this.connect(first);
  }
  private connect(node: Node): ScriptedPhone {
    return scriptedPhone(node.port, this.identity, () => desk.clock.now());
  }
  async works(): Promise<void> {
    await this.line.login();
    void this.follow(this.line);
  }
  stops(): void {
    this.over = true;
    this.line.cut();
  }
  private hasStopped(): boolean {
    return this.over;
  }
  private async follow(line: ScriptedPhone): Promise<void> {
    for (let read = 0; !this.over && line === this.line;) {
      for (; read < line.frames.length; read++) this.hear(line, line.frames[read] as never);
      if (!line.isOpen()) {
        if (this.hasStopped()) return;
        this.line = this.connect(this.next);
        await this.works();
        return;
      }
      await new Promise((r) => setTimeout(r, 10));
    }
  }
  private hear(line: ScriptedPhone, frame: ScriptedPhone['frames'][number]): void {
    if (frame.t === 'ask') {
      const { action } = frame.d;
      const done = this.journal.has(action);
      line.say({
        t: 'told',
        d: done ? { action, state: 'done', outcome: { state: 'done' } } : { action, state: 'never-seen' },
      });
    }
    if (frame.t !== 'act') return;
    const { action, epoch } = frame.d;
    if (!this.journal.has(action)) this.effects.push(action);
    this.journal.add(action);
    line.say({ t: 'got', d: { action, epoch } });
    line.say({ t: 'res', d: { action, epoch, outcome: { state: 'done' } } });
  }
}

test('a gateway that is stopped under load loses and repeats nothing, and no phone is called offline', async () => {
  const old = await desk.node({ flushMs: 20, patienceMs: 3000 });
  const fresh = await desk.node();
  const dispatch = await desk.node();
  const workers: Worker[] = [];
  for (let i = 1; i <= PHONES; i++) {
    const identity = await desk.transact((ctx) => aDevice(ctx, { id: `D-${100 + i}` }));
    const worker = new Worker(identity, old, fresh);
    await worker.works();
    workers.push(worker);
  }
  await desk.transact((ctx) =>
    createTask(ctx, {
      ...{ kind: 'k', title: 't', by: null },
      actions: workers.flatMap((_, i) =>
        Array.from({ length: EACH }, () => ({
          deviceId: `D-${101 + i}`,
          kind: 'restart' as const,
          deadlineMs: 3_600_000,
        })),
      ),
    }),
  );
  let stopping: Promise<void> | undefined;
  let seconds = 0;
  await desk.workUntil(dispatch, async () => {
    const rows = await desk.source.query<{ state: string }[]>('SELECT state FROM actions');
    const done = rows.filter((r) => r.state === 'done').length;
    if (done > 2) stopping ??= old.stop();
    desk.at(new Date(Date.parse('2026-03-02T02:00:00Z') + ++seconds * 200).toISOString());
    await desk.run(reap, {});
    return done === PHONES * EACH;
  });
  await stopping;
  expect(stopping).toBeDefined();
  const effects = workers.flatMap((w) => w.effects);
  expect(effects).toHaveLength(PHONES * EACH);
  expect(new Set(effects).size).toBe(PHONES * EACH);
  await desk.workUntil(fresh, async () => {
    await desk.run(sweep, {});
    await desk.run(findOrphans, {}, { phones: fresh.phones });
    const rows = await desk.source.query<{ state: string }[]>('SELECT state FROM device_presence');
    return rows.every((r) => r.state === 'online');
  });
  const told = await desk.source.query<{ kind: string }[]>(
    "SELECT kind FROM device_events WHERE kind IN ('device.stale', 'device.abnormal') OR (kind = 'device.offline' AND id > ?)",
    [PHONES * 2],
  );
  expect(told).toEqual([]);
  for (const w of workers) w.stops();
}, 60_000);

test('a phone of a gateway that is about to stop is given nothing new, and says why', async () => {
  const old = await desk.node({ flushMs: 20, patienceMs: 5000 });
  const identity = await desk.transact((ctx) => aDevice(ctx, { id: 'D-901' }));
  const p = scriptedPhone(old.port, identity, () => desk.clock.now());
  await p.login();
  const restart = { deviceId: 'D-901', kind: 'restart' as const };
  const order = () =>
    desk.transact((ctx) => createTask(ctx, { kind: 'k', title: 't', by: null, actions: [restart] }));
  await order();
  await desk.workUntil(old, () => p.frames.some((f) => f.t === 'act'));
  const stopped = old.stop(); // it waits for the answer to what was handed over
  await desk.workUntil(old, async () => {
    const [row] = await desk.source.query<{ state: string }[]>('SELECT state FROM device_presence');
    return row?.state === 'draining';
  });
  const act = await p.next('act');
  await order();
  p.say({ t: 'got', d: { action: act.d.action, epoch: 1 } });
  p.say({ t: 'res', d: { action: act.d.action, epoch: 1, outcome: { state: 'done' } } });
  const bye = await p.next('bye');
  expect(bye.d.reason).toBe('restarting');
  expect(bye.d.retryAfterMs).toBeLessThanOrEqual(60_000);
  await stopped;
  const rows = await desk.source.query<{ state: string; note: string | null }[]>(
    'SELECT state, note FROM actions ORDER BY seq',
  );
  expect(rows.map((r) => r.state)).toEqual(['done', 'ready']);
  expect(p.frames.filter((f) => f.t === 'act')).toHaveLength(1);
}, 30_000);
