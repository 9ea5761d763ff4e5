import { parse } from '@cunkebao/shared/conversation';
import { commandOf, registerSystem, type Ctx, type QueueFigures, type Reply } from '../../kernel';
import { openDesk, type Desk } from '../../testing/desk';
import { accounts } from '../accounts';
import { conversation } from '../conversation';
import { customers } from '../customers';
import { fleet } from '../fleet';
import { aDevice } from '../fleet/fleet.factory';
import { insight } from '../insight';
import { actorOf, addOperator, operators } from '../operators';
import { tasks } from '../tasks';
import { lookOnce } from './jobs/look.job';
import { alerts } from '.';

const modules = [operators, conversation, fleet, accounts, tasks, customers, insight, alerts];
/** 10:00 in Shanghai */
const START = '2026-03-02T02:00:00Z';
export const QUIET_QUEUE: QueueFigures = {
  ...{ name: 'outbox', waiting: 0, active: 0, delayed: 0, failed: 0, lagMinutes: 0 },
};
const TABLES = [
  'outbox_messages',
  'alerts',
  'alert_subjects',
  'alert_listeners',
  'alert_quiets',
  'alert_rules',
  'alert_watches',
];
const OTHERS = ['sequences', 'devices', 'device_presence', 'accounts', 'actions'];

/** Phones that fall silent, people who are told, and a clock that begins at 10:00. */
export interface AlertDesk {
  desk: Desk;
  /** what the queues say; null: they do not answer */
  queues: QueueFigures[] | null;
  reset(): Promise<void>;
  minutesLater(n: number): void;
  lookNow(): Promise<void>;
  /** phones of a site, the first so many of them away from now on */
  phones(site: string, ids: readonly string[], away: number, operator?: string): Promise<void>;
  setReach(ids: readonly string[], reach: 'online' | 'offline'): Promise<void>;
  /** what this person was sent, oldest first */
  heardBy(userid: string): Promise<string[]>;
  alerts(): Promise<{ id: string; field: string; state: string; title: string; reason: string | null }[]>;
  says(words: string, userid?: string): Promise<Reply>;
  undoes(id: string, reply: Reply, userid?: string): Promise<Reply>;
}

export async function openAlertDesk(name: string): Promise<AlertDesk> {
  const desk = await openDesk(name, modules, START);
  await desk.transact(async (ctx) => {
    await addOperator(ctx, { userid: 'linlan', name: '林岚', roles: ['owner'] });
    await addOperator(ctx, { userid: 'zhaoqi', name: '赵琪', roles: ['matrixOps'] });
    await addOperator(ctx, { userid: 'xiaoli', name: '小李', roles: ['matrixOps'], scope: 'own' });
    await addOperator(ctx, { userid: 'zhou', name: '周宇', roles: ['userOps'] });
  });
  const world: AlertDesk = {
    desk,
    queues: [QUIET_QUEUE],
    async reset() {
      for (const t of [...TABLES, ...OTHERS]) await desk.source.query(`DELETE FROM ${t}`);
      desk.enqueued.length = 0;
      desk.at(START);
      world.queues = [QUIET_QUEUE];
    },
    minutesLater: (n) => desk.at(new Date(new Date(START).getTime() + n * 60_000).toISOString()),
    lookNow: () => desk.run(lookOnce, {}),
    phones: (site, ids, away, operator = 'zhaoqi') =>
      desk.transact(async (ctx) => {
        for (const [i, id] of ids.entries()) {
          await aDevice(ctx, { id, name: '前台', group: site, operator });
          await reach(ctx, id, i < away ? 'offline' : 'online');
        }
      }),
    setReach: (ids, to) =>
      desk.transact(async (ctx) => {
        for (const id of ids) await reach(ctx, id, to);
      }),
    async heardBy(userid) {
      const rows = await desk.source.query<{ body: object }[]>(
        'SELECT body FROM outbox_messages WHERE userid = ? ORDER BY id',
        [userid],
      );
      return rows.map((r) => JSON.stringify(r.body));
    },
    alerts: () => desk.source.query('SELECT id, field, state, title, reason FROM alerts ORDER BY seq'),
    ...speech(desk),
  };
  register(world);
  return world;
}

const reach = (ctx: Ctx, id: string, to: 'online' | 'offline') =>
  ctx.db.query('UPDATE device_presence SET reach = ?, state = ?, reach_since = ? WHERE device_id = ?', [
    to,
    to,
    ctx.now,
    id,
  ]);

/** The installation's figures are those of this desk. */
function register(world: AlertDesk): void {
  registerSystem({
    version: '0.1.0',
    upSeconds: () => 60,
    queues: () => (world.queues ? Promise.resolve(world.queues) : Promise.reject(new Error('redis is away'))),
    redisMs: () => Promise.resolve(1),
    wecomErrors: () => Promise.resolve(0),
  });
}

function speech(desk: Desk): Pick<AlertDesk, 'says' | 'undoes'> {
  const as = async <T>(userid: string, f: (ctx: Ctx) => Promise<T>): Promise<T> => {
    const actor = await desk.transact((ctx) => actorOf(ctx, userid));
    return desk.transact(f, { actor });
  };
  return {
    says(words, userid = 'zhaoqi') {
      const { command, args } = parse(words, { now: desk.clock.now().toISOString(), tz: 'Asia/Shanghai' });
      return as(userid, async (ctx) => (await commandOf(command ?? '')?.run(ctx, args)) as Reply);
    },
    undoes: (id, { receipt }, userid = 'zhaoqi') =>
      as(userid, async (ctx) => {
        if (!receipt) throw new Error('nothing to undo');
        return (await commandOf(id)?.undo?.(ctx, receipt)) as Reply;
      }),
  };
}
