import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Redis from 'ioredis';
import { createConnection, type Connection } from 'mysql2/promise';
import { addressOf } from '../infra/mysql/open';
import { testDatabase } from './desk';
import { sandboxClient, type ChatMessage } from './sandboxClient';
import { until } from './until';

const ROOT = join(__dirname, '../../..');
const REDIS = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379/9';

export interface ServerProcess {
  port: number;
  child: ChildProcess;
  /** SIGKILL, as a crash would */
  kill9(): Promise<void>;
  /** SIGTERM, as a deploy would; resolves with the exit code */
  stop(): Promise<number | null>;
}

/**
 * The running product as users have it: the sandbox and any number of server processes, talking over the real
 * protocols on a database and a Redis prefix of their own. Needs `tsc -b` (npm test does it first).
 */
export interface World {
  sandbox: string;
  db: Connection;
  /** the first one is the server the sandbox talks to; `port` starts a process in the place of a dead one */
  start(roles?: string, port?: number): Promise<ServerProcess>;
  say(from: string, text: string): Promise<string>;
  press(from: string, messageId: string, key: string): Promise<void>;
  /** everything in this person's chat, oldest first */
  chat(userid: string): Promise<ChatMessage[]>;
  /** waits until the chat holds a message from the app that fits, after the given one */
  hears(userid: string, fits: RegExp, options?: { after?: string; seconds?: number }): Promise<ChatMessage>;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  advance(step: string): Promise<void>;
  close(): Promise<void>;
}

interface Ways {
  database: string;
  redis: string;
  wecom: string;
}

export interface WorldOptions {
  /** how the 智能机器人 is reached */
  bot?: 'callback' | 'socket';
  /** wraps the servers' way to the database, to Redis and to WeCom, e.g. in a cable that can be pulled */
  route?(urls: Ways): Promise<Ways>;
}

export async function world(name: string, options: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'ckb-world-'));
  const sandboxPort = await freePort();
  const port = await freePort();
  const sandbox = `http://127.0.0.1:${sandboxPort}`;
  const direct = { database: await testDatabase(name), redis: REDIS, wecom: sandbox };
  const env = environment({
    database: direct.database,
    folder,
    port,
    sandbox,
    sandboxPort,
    name,
    bot: options.bot,
  });
  const routed = options.route ? await options.route(direct) : direct;
  const serverEnv = {
    ...env,
    DATABASE_URL: routed.database,
    REDIS_URL: routed.redis,
    WECOM_API_BASE: routed.wecom,
  };
  const seeded = spawnSync(process.execPath, [join(ROOT, 'server/dist/demo/seed.js')], {
    env,
    encoding: 'utf8',
  });
  if (seeded.status !== 0) throw new Error(`seed failed: ${seeded.stderr}${seeded.stdout}`);
  const box = run('sandbox/dist/main.js', env);
  await answers(`${sandbox}/healthz`, box);
  const servers: ServerProcess[] = [];
  const { host, port: dbPort, user, password, database } = addressOf(env['DATABASE_URL'] ?? '');
  const db = await createConnection({ host, port: dbPort, user, password, database, timezone: 'Z' });
  const http = sandboxClient(sandbox);
  return {
    sandbox,
    db,
    ...http,
    async start(roles = 'web,phones,dispatch,worker', at?: number) {
      const own = at ?? (servers.length === 0 ? port : await freePort());
      const child = run('server/dist/main.js', { ...serverEnv, PORT: String(own), ROLES: roles });
      await answers(`http://127.0.0.1:${own}/readyz`, child);
      const server = serverProcess(own, child);
      servers.push(server);
      return server;
    },
    async close() {
      for (const s of servers) await s.kill9();
      await ended(box, 'SIGKILL');
      await db.end();
      await forget(env['REDIS_PREFIX'] ?? '');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What WeCom and the servers of every world share, for callbacks a test sends itself. */
export const WORLD_SECRETS = {
  WECOM_CORP_ID: 'wwtestcorp0000001',
  WECOM_AGENT_ID: '1000002',
  WECOM_TOKEN: 'testtoken',
  WECOM_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};

type Environment = Record<string, string | undefined>;

function environment(o: {
  database: string;
  folder: string;
  port: number;
  sandbox: string;
  sandboxPort: number;
  name: string;
  bot: WorldOptions['bot'];
}): Environment {
  return {
    ...process.env,
    NODE_ENV: 'test',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error',
    DATABASE_URL: o.database,
    REDIS_URL: REDIS,
    REDIS_PREFIX: `ckb-${o.name}-${process.pid}`.toLowerCase(),
    PORT: String(o.port),
    SERVER_URL: `http://127.0.0.1:${o.port}`,
    PUBLIC_URL: `http://127.0.0.1:${o.port}`,
    SANDBOX_PORT: String(o.sandboxPort),
    SANDBOX_URL: o.sandbox,
    WECOM_API_BASE: o.sandbox,
    WECOM_OAUTH_BASE: o.sandbox,
    ...WORLD_SECRETS,
    WECOM_SECRET: 'test-secret',
    WECOM_BOT_MODE: o.bot,
    WECOM_BOT_ID: 'aibworld',
    WECOM_BOT_SECRET: 'bot-secret',
    WECOM_BOT_TOKEN: 'bottoken',
    WECOM_BOT_AES_KEY: 'ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210zyxwvut',
    WECOM_BOT_URL: `${o.sandbox.replace('http', 'ws')}/aibot`,
    SANDBOX_BOT_PATH: '/wecom/bot',
    SESSION_SECRET: 'test-session-secret-test-session-secret',
    BOOTSTRAP_OWNER: 'linlan',
    PHONE_BOOK: join(o.folder, 'phones.json'),
    SANDBOX_PEOPLE: join(o.folder, 'people.json'),
    SANDBOX_STATE: join(o.folder, 'sandbox'),
  };
}

function run(script: string, env: Environment): ChildProcess {
  const child = spawn(process.execPath, [join(ROOT, script)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      said.push(data.toString('utf8'));
      if (process.env['WORLD_LOG']) process.stderr.write(data);
    });
  Object.assign(child, { said });
  return child;
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const up = await until(async () => {
    if (child.exitCode !== null) return false;
    return (await fetch(url).then(
      (r) => r.ok,
      () => false,
    ))
      ? true
      : null;
  }, 120);
  if (!up)
    throw new Error(
      `${url} does not answer: ${(child as unknown as { said: string[] }).said.join('').slice(-2000)}`,
    );
}

function serverProcess(port: number, child: ChildProcess): ServerProcess {
  return {
    port,
    child,
    kill9: async () => {
      await ended(child, 'SIGKILL');
    },
    stop: () => ended(child, 'SIGTERM'),
  };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.kill(signal);
  return exit;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
    server.on('error', reject);
  });
}

async function forget(prefix: string): Promise<void> {
  const redis = new Redis(REDIS);
  for await (const keys of redis.scanStream({ match: `${prefix}*`, count: 500 }) as AsyncIterable<string[]>)
    if (keys.length > 0) await redis.del(...keys);
  await redis.quit();
}
