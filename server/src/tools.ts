import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Config } from './config';
import { openBotLine, type BotLine } from './infra/bot/line';
import { followSandbox, realClock } from './infra/clock/clock';
import { makeMetrics, type Metrics } from './infra/metrics/metrics';
import { migrate } from './infra/mysql/migrate';
import { openLane, type Lane } from './infra/mysql/lane';
import { openDataSource } from './infra/mysql/open';
import { makeTransact } from './infra/mysql/transact';
import { makePacer, type Pacer } from './infra/pacer/pacer';
import { makePhones } from './infra/phones/route';
import { makeQueues, type Queues } from './infra/redis/queues';
import { makeWecom } from './infra/wecom/client';
import type { Clock, Log, Module, Transact } from './kernel';

const ROOT = join(__dirname, '..', '..');
/** A commit does not wait longer than this for Redis: the row is safe, and the sweeps wake what was not enqueued. */
const ENQUEUE_MS = 1500;

export interface Tools {
  config: Config;
  log: Log;
  metrics: Metrics;
  /** this process among its sisters */
  node: string;
  source: DataSource;
  /** a connection beside the pool */
  lane: Lane;
  clock: Clock;
  queues: Queues;
  transact: Transact;
  wecom: ReturnType<typeof makeWecom>;
  phones: ReturnType<typeof makePhones>;
  pacer: Pacer;
  /** the bot's long connection; null: the bot has none */
  bot: BotLine | null;
  /** names of what does not answer now */
  troubles(): Promise<string[]>;
  close(): Promise<void>;
}

/** Database, Redis, clock and the ways out; the schema is brought up to date first. */
export async function openTools(config: Config, log: Log, modules: readonly Module[]): Promise<Tools> {
  const metrics = makeMetrics();
  const entities = modules.flatMap((m) => [...(m.entities ?? [])]);
  const source = await openDataSource(config.DATABASE_URL, entities, config.DATABASE_POOL);
  if (config.MIGRATE_ON_START) {
    const applied = await migrate(source, join(ROOT, 'sql/migrations'));
    if (applied.length > 0) log.info({ applied }, 'migrated');
  }
  const lane = openLane(config.DATABASE_URL);
  const followed = config.SANDBOX_URL ? await followSandbox(config.SANDBOX_URL, log) : null;
  const clock = followed?.clock ?? realClock;
  const queues = makeQueues(config.REDIS_URL, config.REDIS_PREFIX);
  const flush: Parameters<typeof makeTransact>[0]['flush'] = (all) => within(ENQUEUE_MS, queues.add(all));
  const transact = makeTransact({ source, clock, tz: config.TZ_DEFAULT, log, flush });
  const node = randomUUID().slice(0, 8);
  const wecom = makeWecom({ config, clock, log, metrics });
  const phones = makePhones({ config, node, log });
  const pacer = makePacer({ redisUrl: config.REDIS_URL, prefix: config.REDIS_PREFIX, node, log });
  const bot = config.WECOM_BOT_MODE === 'socket' ? openBotLine({ config, node, clock, log, metrics }) : null;
  return {
    ...{ config, log, metrics, node, source, lane, clock, queues, transact, wecom, phones, pacer, bot },
    troubles: () => troublesOf(source, queues),
    close: async () => {
      await pacer.stop();
      await queues.close();
      await Promise.allSettled([phones.close(), wecom.close(), bot?.close()]);
      followed?.stop();
      await Promise.allSettled([source.destroy(), lane.close()]);
    },
  };
}

async function troublesOf(source: DataSource, queues: Queues): Promise<string[]> {
  const [db, redis] = await Promise.allSettled([
    within(1500, source.query('SELECT 1')),
    within(1500, queues.ping()),
  ]);
  return [...(db.status === 'rejected' ? ['mysql'] : []), ...(redis.status === 'rejected' ? ['redis'] : [])];
}

export function within<T>(ms: number, p: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  return Promise.race([p, late]).finally(() => clearTimeout(timer));
}
