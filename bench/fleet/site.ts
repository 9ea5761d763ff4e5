import { generateKeyPairSync } from 'node:crypto';
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Redis from 'ioredis';
import { createPool, type Pool } from 'mysql2/promise';
import { cpuMsOf, ROOT, startTarget, type Target } from '../callback/target';
import type { Ask, Told } from './phonesMain';

const DATABASE = process.env['BENCH_DATABASE_URL'] ?? '';
const REDIS = process.env['BENCH_REDIS_URL'] ?? '';
const PREFIX = 'ckb-bench';
const RUNS_MS = 3_600_000;

/** The product with a process for each job, its database and Redis, and the phones of a company. */
export interface Site {
  db: Pool;
  redis: Redis;
  prefix: string;
  phones: Target;
  dispatch: Target;
  ask(what: Ask): Promise<Told>;
  /** CPU milliseconds so far, of each process of the product; the phones themselves are not of it */
  cpuMs(): Record<'phones' | 'dispatch' | 'worker' | 'mysql' | 'redis', number>;
  stop(): Promise<void>;
}

export async function openSite(accounts: number): Promise<Site> {
  const url = await emptyDatabase();
  const redis = new Redis(REDIS);
  await redis.flushdb();
  const env = environment(url);
  const started = (roles: string): Promise<Target> =>
    startTarget(roles, 'server/dist/main.js', { ...env, ROLES: roles }, null);
  const phones = await started('phones');
  const dispatch = await started('dispatch');
  const worker = await started('worker');
  const db = createPool({ uri: url, connectionLimit: 4, timezone: 'Z', multipleStatements: false });
  const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  await found(db, accounts, keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'));
  const child = startPhones(phones.url, keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  const pids = { mysql: await mysqlPidOf(db), redis: await redisPidOf(redis) };
  return {
    ...{ db, redis, phones, dispatch, prefix: PREFIX },
    ask: (what) => asked(child, what),
    cpuMs: () => ({
      ...{ phones: phones.cpuMs(), dispatch: dispatch.cpuMs(), worker: worker.cpuMs() },
      ...{ mysql: cpuMsOf(pids.mysql), redis: cpuMsOf(pids.redis) },
    }),
    async stop() {
      child.disconnect();
      for (const process of [dispatch, worker]) await process.kill9();
      await phones.kill9();
      await db.end();
      await redis.quit();
    },
  };
}

/** The bench's database, emptied; refuses any whose name does not end in _test. */
export async function emptyDatabase(): Promise<string> {
  const url = new URL(DATABASE);
  const database = url.pathname.slice(1);
  if (!database.endsWith('_test')) throw new Error(`${database} is not a test database`);
  const bare = new URL(DATABASE);
  bare.pathname = '/';
  const admin = createPool({ uri: bare.href, connectionLimit: 1 });
  await admin.query(`DROP DATABASE IF EXISTS \`${database}\``);
  await admin.query(`CREATE DATABASE \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await admin.end();
  return url.href;
}

/** It is always day where the bench is: quiet hours are not what is measured. */
export function zoneOfDay(): string {
  const off = 12 - new Date().getUTCHours();
  return off === 0 ? 'UTC' : `Etc/GMT${off > 0 ? '-' : '+'}${Math.abs(off)}`;
}

function environment(database: string): Record<string, string> {
  return {
    ...{ NODE_ENV: 'production', LOG_LEVEL: 'warn', DATABASE_URL: database, REDIS_URL: REDIS },
    ...{ REDIS_PREFIX: PREFIX, TZ_DEFAULT: zoneOfDay(), PUBLIC_URL: 'http://127.0.0.1:7300' },
    ...{ WECOM_API_BASE: 'http://127.0.0.1:9', WECOM_CORP_ID: 'wwbench', WECOM_AGENT_ID: '1000002' },
    ...{ WECOM_SECRET: 'bench', WECOM_TOKEN: 'benchtoken', CUSTOMER_SYNC: 'false' },
    WECOM_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    SESSION_SECRET: 'bench-session-secret-bench-session-secret',
  };
}

async function found(db: Pool, accounts: number, publicKey: string): Promise<void> {
  const now = new Date();
  for (let from = 1; from <= accounts; from += 1000) {
    const ids = Array.from({ length: Math.min(1000, accounts - from + 1) }, (_, i) => from + i);
    await db.query(
      `INSERT INTO devices (id, name, install, public_key, model, os, app, imei_tail, paired_at, confirmed_at, created_at)
       VALUES ?`,
      [
        ids.map((i) => {
          return [
            `D-${i}`,
            `D-${i}`,
            `i-D-${i}`,
            publicKey,
            'bench',
            'Android',
            '1.0.0',
            '0000',
            now,
            now,
            now,
          ];
        }),
      ],
    );
    await db.query(
      `INSERT INTO accounts (id, device_id, wechat_id, nickname, kind, friends, registered_at, active_days30,
         health_score, health_at, created_at) VALUES ?`,
      [
        ids.map((i) => {
          const registered = new Date('2020-01-01');
          return [`A-${i}`, `D-${i}`, `wx_${i}`, `A-${i}`, 'business', 500, registered, 30, 95, now, now];
        }),
      ],
    );
  }
}

function startPhones(url: string, key: string): ChildProcess {
  const child = fork(join(__dirname, 'phonesMain.ts'), {
    execArgv: ['-r', join(ROOT, 'scripts/swcHook.cjs')],
    env: { ...process.env, PHONES_URL: url.replace('http', 'ws'), PHONES_KEY: key },
    serialization: 'advanced',
  });
  process.once('exit', () => child.kill('SIGKILL'));
  return child;
}

function asked(child: ChildProcess, what: Ask): Promise<Told> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the phones did not answer ${what.ask}`)), RUNS_MS);
    child.once('message', (told: Told) => {
      clearTimeout(late);
      resolve(told);
    });
    child.send(what);
  });
}

export async function mysqlPidOf(db: Pool): Promise<number> {
  const [rows] = await db.query('SELECT @@pid_file f, @@datadir d');
  const { f, d } = (rows as { f: string; d: string }[])[0] ?? { f: '', d: '' };
  return Number(readFileSync(f.startsWith('/') ? f : join(d, f), 'utf8'));
}

const redisPidOf = async (redis: Redis): Promise<number> =>
  Number(/process_id:(\d+)/.exec(await redis.info('server'))?.[1]);
