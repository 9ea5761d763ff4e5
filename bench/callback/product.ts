import { spawnSync } from 'node:child_process';
import { createConnection, type Connection } from 'mysql2/promise';
import { join } from 'node:path';
import { CORP } from './envelope';
import { ROOT, startTarget, type Target } from './target';

/** Operators who may ask; enough of them that nobody's personal send limit decides the result. */
export const OPERATORS = Array.from({ length: 400 }, (_, i) => `bench${i}`);

const DATABASE = process.env['BENCH_DATABASE_URL'] ?? 'mysql://root@127.0.0.1:3306/cunkebao_bench_test';
const REDIS = process.env['BENCH_REDIS_URL'] ?? 'redis://127.0.0.1:6379/7';

export interface ProductUnderLoad extends Target {
  /** resolves when every message has been answered and nothing is left to send */
  drained(): Promise<void>;
  holdTurns(on: boolean): void;
  /** CPU milliseconds of the process that does the turns */
  workerCpuMs(): number;
  /** how many turns ended well */
  answered(): Promise<number>;
}

/**
 * The product as it is run under load: a `web` process that takes callbacks — the target — and a second one with every
 * other role that does the turns, on an empty database with the demo company and 400 operators more.
 */
export async function startProduct(wecom: string): Promise<ProductUnderLoad> {
  const env = environment(wecom);
  const db = await seededDatabase(env);
  await addOperators(db);
  const worker = await startTarget(
    '存客宝 worker',
    'server/dist/main.js',
    { ...env, ROLES: 'dispatch,worker' },
    1,
  );
  const target = await startTarget('存客宝 door', 'server/dist/main.js', { ...env, ROLES: 'web,phones' });
  return {
    ...target,
    workerCpuMs: worker.cpuMs,
    holdTurns: worker.hold,
    drained: () => drained(db),
    answered: async () =>
      Number((await one(db, "SELECT COUNT(*) n FROM inbound_messages WHERE state = 'done'")) ?? 0),
    async stop() {
      await target.stop();
      await worker.stop();
      await db.end();
    },
  };
}

/** An empty database with the demo company; none that is not a test's is ever emptied. */
export async function seededDatabase(env: Record<string, string>): Promise<Connection> {
  const url = new URL(DATABASE);
  const database = url.pathname.slice(1);
  if (!database.endsWith('_test')) throw new Error(`${database} is not a test database`);
  const login = {
    host: url.hostname,
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
  const admin = await createConnection(login);
  await admin.query(`DROP DATABASE IF EXISTS \`${database}\``);
  await admin.query(`CREATE DATABASE \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await admin.end();
  const seeded = spawnSync(process.execPath, [join(ROOT, 'server/dist/demo/seed.js')], {
    env: { ...process.env, ...env, PORT: '0' },
    encoding: 'utf8',
  });
  if (seeded.status !== 0) throw new Error(seeded.stderr + seeded.stdout);
  return createConnection({ ...login, database });
}

export function environment(wecom: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    DATABASE_URL: DATABASE,
    REDIS_URL: REDIS,
    REDIS_PREFIX: `ckb-bench-${process.pid}`,
    WECOM_API_BASE: wecom,
    WECOM_OAUTH_BASE: wecom,
    WECOM_CORP_ID: CORP.id,
    WECOM_AGENT_ID: CORP.agent,
    WECOM_SECRET: CORP.secret,
    WECOM_TOKEN: CORP.token,
    WECOM_AES_KEY: CORP.aesKey,
    SESSION_SECRET: 'bench-session-secret-bench-session-secret',
    PUBLIC_URL: 'http://127.0.0.1:7300',
  };
}

async function addOperators(db: Connection): Promise<void> {
  const rows = OPERATORS.map((userid) => [userid, userid, 'company', new Date()]);
  await db.query('INSERT INTO operators (userid, name, scope, created_at) VALUES ?', [rows]);
  await db.query('INSERT INTO operator_roles (userid, role, granted_at) VALUES ?', [
    OPERATORS.map((u) => [u, 'admin', new Date()]),
  ]);
}

async function drained(db: Connection): Promise<void> {
  for (let i = 0; i < 1200; i++) {
    const open = Number(
      (await one(db, "SELECT COUNT(*) n FROM inbound_messages WHERE state IN ('queued', 'running')")) ?? 0,
    );
    const unsent = Number(
      (await one(
        db,
        "SELECT COUNT(*) n FROM outbox_messages WHERE state NOT IN ('confirmed', 'failed', 'skipped')",
      )) ?? 0,
    );
    if (open === 0 && unsent === 0) return;
    await new Promise((r) => setTimeout(r, 100));
  }
  throw new Error('the product did not finish its work within two minutes');
}

async function one(db: Connection, sql: string): Promise<unknown> {
  const [rows] = await db.query(sql);
  return (rows as { n: unknown }[])[0]?.n;
}
