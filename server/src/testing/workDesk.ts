import { ACTION_KINDS, type Outcome, type ServerBody } from '@cunkebao/shared/fleet';
import type { Actor } from '../kernel';
import { modules } from '../modules';
import { anAccount } from '../modules/accounts/accounts.factory';
import { aCustomer } from '../modules/customers/customers.factory';
import { aDevice } from '../modules/fleet/fleet.factory';
import { tasks } from '../modules/tasks';
import { reap } from '../modules/tasks/jobs/reap.job';
import { openPhoneDesk, type Node, type PhoneDesk } from './phoneDesk';
import { scriptedPhone, type ScriptedPhone } from './scriptedPhone';

type Act = Extract<ServerBody, { t: 'act' }>['d'];

/** Something a phone really did, at the product's time. */
export interface Effect {
  device: string;
  account: string | undefined;
  kind: Act['kind'];
  args: Act['args'];
  at: Date;
}

/**
 * A desk for work on phones: simulated phones on real sockets carry out what they are given, each effect is noted where
 * it happens, and the clock jumps to the next moment at which the ledger may have something to do.
 */
export interface WorkDesk extends PhoneDesk {
  effects: Effect[];
  /** an owner of the installation, who sees everything */
  owner: Actor;
  /** everything as on the first day */
  beginsAnew(): Promise<void>;
  /** an account on a phone that is connected; `D-012` belongs to `A-0012` */
  worker(account: string, more?: Parameters<typeof anAccount>[1]): Promise<string>;
  /** a friend of this account who said yes to being written to; answers with his id */
  friend(account: string, name: string, more?: Parameters<typeof aCustomer>[1]): Promise<string>;
  /** what phones answer; by default everything is done */
  outcomes: { of(act: Act): Outcome };
  /** works until no action of the task is open or waiting, or so much time of the product has passed */
  works(task: string, most?: { hours: number }): Promise<void>;
  /** states and notes of a task's actions, in their order */
  ledger(task: string): Promise<{ state: string; note: string | null; label: string | null }[]>;
}

const TABLES = [
  ...[
    'devices',
    'device_presence',
    'device_events',
    'tasks',
    'actions',
    'line_waits',
    'line_turns',
    'sequences',
  ],
  ...['accounts', 'account_pauses', 'account_quota_uses', 'account_health_events'],
  ...['customers', 'customer_identities', 'friendships', 'customer_tags', 'tags', 'tag_groups'],
];
const STARTS_AT = '2026-03-02T02:00:00Z';
const PATIENCE_MS = 60_000;

export async function workDesk(name: string): Promise<WorkDesk> {
  const desk = await openPhoneDesk(name, modules);
  const jobs = modules.flatMap((m) => [...(m.jobs ?? [])]);
  const effects: Effect[] = [];
  const outcomes: WorkDesk['outcomes'] = { of: () => ({ state: 'done' }) };
  let node: Node | null = null;

  const answer = (phone: ScriptedPhone, device: string, act: Act): void => {
    const { action, epoch, account, kind, args } = act;
    phone.say({ t: 'got', d: { action, epoch } });
    const outcome = outcomes.of(act);
    if (outcome.state === 'done') effects.push({ device, account, kind, args, at: desk.clock.now() });
    phone.say({ t: 'res', d: { action, epoch, outcome } });
  };
  const connect = async (id: {
    id: string;
    install: string;
    key: Parameters<typeof scriptedPhone>[1]['key'];
  }) => {
    node ??= await desk.node();
    const phone = scriptedPhone(node.port, id, () => desk.clock.now());
    await phone.hello({ caps: ACTION_KINDS.map((k) => `${k}@1`) });
    await phone.next('welcome');
    let seen = 0;
    const agent = setInterval(() => {
      if (!phone.isOpen()) return clearInterval(agent);
      for (; seen < phone.frames.length; seen++) {
        const frame = phone.frames[seen];
        if (frame?.t === 'act') answer(phone, id.id, frame.d);
      }
    }, 2);
    agent.unref();
  };

  const rows = <T>(sql: string, values: unknown[] = []): Promise<T[]> => desk.source.query<T[]>(sql, values);
  const isBusy = async (): Promise<boolean> =>
    (await rows('SELECT 1 FROM actions WHERE busy_device IS NOT NULL LIMIT 1')).length > 0;
  /** when what is left of a task may go on; null: nothing is left */
  const nextLook = async (task: string): Promise<number | null> => {
    const [next] = await rows<{ at: Date | null }>(
      `SELECT MIN(GREATEST(COALESCE(a.not_before, a.created_at), COALESCE(w.until, a.created_at))) at
       FROM actions a JOIN tasks t ON t.id = a.task_id AND t.state <> 'paused' LEFT JOIN line_waits w ON w.account_id = a.account_id AND w.kind = a.kind
         AND w.lane = IF(a.purpose = 'answer', 'reply', 'campaign')
       WHERE a.task_id = ? AND a.state = 'ready'`,
      [task],
    );
    return next?.at ? Math.max(desk.clock.now().getTime() + 250, next.at.getTime()) : null;
  };
  return {
    ...desk,
    effects,
    outcomes,
    owner: OWNER,
    async beginsAnew() {
      await node?.stop();
      node = null;
      for (const table of TABLES) await desk.source.query(`DELETE FROM ${table}`);
      desk.enqueued.length = 0;
      effects.length = 0;
      outcomes.of = () => ({ state: 'done' });
      desk.at(STARTS_AT);
    },
    async worker(account, more = {}) {
      const device = account.replace('A-0', 'D-');
      const identity = await desk.transact(async (ctx) => {
        await anAccount(ctx, { id: account, device, ...more });
        return aDevice(ctx, { id: device });
      });
      await connect(identity);
      return device;
    },
    friend: (account, name, more = {}) =>
      desk.transact(async (ctx) => {
        const id = await aCustomer(ctx, { name, account, ...more });
        await ctx.db.query("UPDATE customers SET consent_basis = '主动添加', consent_at = ? WHERE id = ?", [
          ctx.now,
          id,
        ]);
        await ctx.db.query(
          "INSERT INTO customer_identities (customer_id, kind, value, created_at) VALUES (?, 'wechat', ?, ?)",
          [id, `wx_${name}`, ctx.now],
        );
        return id;
      }),
    async works(task, most = { hours: 48 }) {
      const deadline = performance.now() + PATIENCE_MS;
      const until = desk.clock.now().getTime() + most.hours * 3_600_000;
      node ??= await desk.node();
      while (performance.now() < deadline) {
        await desk.run(reap, {});
        await desk.transact(async (ctx) => tasks.lines?.look(ctx, await tasks.lines.idle(ctx)));
        await desk.runAll(jobs, { phones: node.phones });
        const at = (await isBusy()) ? desk.clock.now().getTime() : await nextLook(task);
        if (at === null || at > until) return;
        if (at > desk.clock.now().getTime()) desk.at(new Date(at).toISOString());
        else await new Promise((r) => setTimeout(r, 3));
      }
      throw new Error('it goes on for ever');
    },
    ledger: (task) => rows('SELECT state, note, label FROM actions WHERE task_id = ? ORDER BY seq', [task]),
    async close() {
      await node?.stop();
      await desk.close();
    },
  };
}

const OWNER: Actor = {
  userid: 'linlan',
  name: '林岚',
  roles: ['owner'],
  scope: 'company',
  department: null,
  language: 'zh',
};
