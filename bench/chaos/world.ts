import { generateKeyPairSync } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { PhoneBookEntry } from '@cunkebao/shared/fleet';
import Redis from 'ioredis';
import { createPool, type Pool } from 'mysql2/promise';
import { startSandbox, type Sandbox } from '../../sandbox/src/startSandbox';
import { cable, type Cable } from '../../server/src/testing/cable';
import { ROOT } from '../callback/target';
import { emptyDatabase, mysqlPidOf, zoneOfDay } from '../fleet/site';
import { foundProgram, ownProgram, type Program } from './program';

export const ROLES = ['phones', 'dispatch', 'worker', 'web'] as const;
const WECOM = {
  ...{ corpId: 'wwchaos', agentId: 1000002, secret: 'chaos', token: 'chaostoken' },
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};

/** The product with a process for each role, its database and Redis behind cables, and the sandbox's phones. */
export interface World {
  db: Pool;
  sandbox: Sandbox;
  devices: readonly string[];
  programs: ReadonlyMap<string, Program>;
  cables: ReadonlyMap<string, Cable>;
  stop(): Promise<void>;
}

export async function openWorld(phones: number): Promise<World> {
  const url = await emptyDatabase();
  const db = createPool({ uri: url, connectionLimit: 3, timezone: 'Z' });
  db.on('error' as never, () => undefined);
  const redis = await startRedis();
  const mysqlPid = await mysqlPidOf(db);
  const cables = new Map([
    ['mysql', await cable(url, 3306)],
    ['redis', await cable(redis.url, 6379)],
  ]);
  const ports = await Promise.all(ROLES.map(freePort));
  const at = (role: string): string => `http://127.0.0.1:${ports[ROLES.indexOf(role as 'web')] ?? 0}`;
  const { book, publicKeys } = phoneBook(phones);
  const sandbox = await startSandbox({
    ...{ ...WECOM, port: 0, serverUrl: at('phones'), phoneBook: [], people: [], logLevel: 'silent' },
    timing: { reconnectMs: 1000, rebootMs: 500, actionScale: 0.8 },
  });
  const env = environment(sandbox.url, cables.get('mysql')?.url ?? '', cables.get('redis')?.url ?? '');
  const programs = new Map<string, Program>();
  for (const [i, role] of ROLES.entries()) {
    const own = { ...process.env, ...env, ROLES: role, PORT: String(ports[i]) };
    const up = async (): Promise<boolean> => (await fetch(`${at(role)}/readyz`)).ok;
    programs.set(role, ownProgram(role, [process.execPath, join(ROOT, 'server/dist/main.js')], own, up));
    await programs.get(role)?.start(); // the first one migrates
  }
  const asked = (): Promise<boolean> => db.query('SELECT 1').then(() => true);
  programs.set('mysql', foundProgram('mysql', mysqlPid, asked)).set('redis', redis.program);
  await found(db, book, publicKeys);
  for (const entry of book) sandbox.join(entry);
  return {
    ...{ db, sandbox, programs, cables, devices: book.map((b) => b.device) },
    async stop() {
      for (const role of ROLES) programs.get(role)?.stop();
      await sandbox.stop();
      await db.end().catch(() => undefined);
      redis.close();
      for (const c of cables.values()) await c.close();
      for (const name of ['mysql', 'redis']) programs.get(name)?.stop();
    },
  };
}

/** One of its own: the system does not tell how a Redis was started. It keeps nothing, so that a kill is also a flush. */
async function startRedis(): Promise<{ url: string; program: Program; close(): void }> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { maxRetriesPerRequest: 1, lazyConnect: true });
  client.on('error', () => undefined);
  const command = [
    'redis-server',
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--logfile',
    '/dev/null',
  ];
  const program = ownProgram('redis', command, process.env, () => client.ping().then(() => true));
  await program.start();
  return { url, program, close: () => client.disconnect() };
}

function environment(sandbox: string, database: string, redis: string): Record<string, string> {
  return {
    ...{
      NODE_ENV: 'test',
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'fatal',
      DATABASE_URL: database,
      REDIS_URL: redis,
    },
    ...{ REDIS_PREFIX: 'ckb-chaos', TZ_DEFAULT: zoneOfDay(), PUBLIC_URL: 'http://127.0.0.1:7300' },
    ...{ WECOM_API_BASE: sandbox, WECOM_OAUTH_BASE: sandbox, WECOM_CORP_ID: WECOM.corpId },
    ...{ WECOM_AGENT_ID: String(WECOM.agentId), WECOM_SECRET: WECOM.secret, WECOM_TOKEN: WECOM.token },
    ...{ WECOM_AES_KEY: WECOM.aesKey, SESSION_SECRET: 'chaos-session-secret-chaos-session-secret' },
    CUSTOMER_SYNC: 'false',
  };
}

function phoneBook(count: number): { book: PhoneBookEntry[]; publicKeys: string[] } {
  const keys = Array.from({ length: count }, () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }));
  const book = keys.map(({ privateKey }, i): PhoneBookEntry => {
    const [device, account] = [`D-${i + 1}`, `A-${i + 1}`];
    return {
      ...{ device, install: `i-${device}`, name: device, model: 'sim', os: 'Android', imeiTail: '0000' },
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      accounts: [{ id: account, nickname: account }],
      ...{ battery: 90, charging: true, freeMb: 20_000, starts: 'online' },
    };
  });
  const publicKeys = keys.map((k) => k.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'));
  return { book, publicKeys };
}

async function found(db: Pool, book: readonly PhoneBookEntry[], keys: readonly string[]): Promise<void> {
  const now = new Date();
  await db.query(
    `INSERT INTO devices (id, name, install, public_key, model, os, app, imei_tail, paired_at, confirmed_at, created_at)
     VALUES ?`,
    [
      book.map((b, i) => {
        return [b.device, b.name, b.install, keys[i], b.model, b.os, '1.0.0', b.imeiTail, now, now, now];
      }),
    ],
  );
  await db.query(
    `INSERT INTO accounts (id, device_id, wechat_id, nickname, kind, friends, registered_at, active_days30,
       health_score, health_at, created_at) VALUES ?`,
    [
      book.map((b, i) => {
        const [id, registered] = [`A-${i + 1}`, new Date('2020-01-01')];
        return [id, b.device, `wx_${id}`, id, 'business', 500, registered, 30, 95, now, now];
      }),
    ],
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
