import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { listeningMysql, privateMysql, tryMysql } from './mysql.mjs';
import { alive, run, sleep, which } from './process.mjs';
import { pingRedis, privateRedis } from './redis.mjs';

const NOTHING_FOUND = `找不到可用的 MySQL/MariaDB 或 Redis。请任选一种方式：
  Debian/Ubuntu：sudo apt-get install mariadb-server-core mariadb-client-core redis-server
  macOS：        brew install mariadb redis
  Docker：       docker compose up -d mysql redis
  或设置环境变量 DATABASE_URL 与 REDIS_URL`;

/**
 * A MySQL-compatible server and a Redis, in this order: the environment's, one that listens already, a private one
 * from this machine's binaries (installed with apt-get when root on Debian/Ubuntu), docker compose, or the exact lines
 * to type. `stop` ends only what this call started.
 */
export async function ensureServices({ root, name, database, fast = false, useListening = true, say }) {
  const folder = path.join(root, '.local', name);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'services.json');
  const state = readState(file);
  const save = () => {
    fs.writeFileSync(`${file}.tmp`, JSON.stringify(state, null, 1), { mode: 0o600 });
    fs.renameSync(`${file}.tmp`, file);
  };
  const parts = { root, folder, state, save, say, fast, database };
  let mysql = await fromEnvironment(root);
  let redis = await redisFromEnvironment();
  if (!mysql && useListening && !fs.existsSync(path.join(folder, 'mysql')))
    mysql = await listeningMysql(root, database);
  if (!redis && useListening && !state.redisPort && (await pingRedis('redis://127.0.0.1:6379')))
    redis = { url: 'redis://127.0.0.1:6379/0', how: '127.0.0.1:6379', pid: null };
  mysql ??= await privateMysql(parts);
  redis ??= await privateRedis(parts);
  if (!mysql || !redis) ({ mysql, redis } = await fromDocker(root, mysql, redis, say));
  if (!mysql || !redis) throw new Error(NOTHING_FOUND);
  save();
  const started = [mysql.pid, redis.pid].filter(Boolean);
  return {
    DATABASE_URL: mysql.url,
    REDIS_URL: redis.url,
    how: `${mysql.how} · ${redis.how}`,
    stop: () => stopAll(started),
  };
}

async function fromEnvironment(root) {
  if (!process.env.DATABASE_URL) return null;
  const url = new URL(process.env.DATABASE_URL);
  const connection = await tryMysql(root, {
    host: url.hostname,
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  });
  if (!connection) throw new Error('设置了 DATABASE_URL 但连不上；检查地址与密码，或去掉它让程序自备数据库');
  await connection.end();
  return { url: process.env.DATABASE_URL, how: 'DATABASE_URL', pid: null };
}

async function redisFromEnvironment() {
  if (!process.env.REDIS_URL) return null;
  if (!(await pingRedis(process.env.REDIS_URL)))
    throw new Error('设置了 REDIS_URL 但没有应答；检查地址与密码，或去掉它让程序自备 Redis');
  return { url: process.env.REDIS_URL, how: 'REDIS_URL', pid: null };
}

async function fromDocker(root, mysql, redis, say) {
  if (!which('docker') || spawnSync('docker', ['info'], { stdio: 'ignore' }).status !== 0)
    return { mysql, redis };
  say('用 docker compose 启动 MySQL 与 Redis…');
  run('docker', ['compose', 'up', '-d', '--wait', 'mysql', 'redis'], { cwd: root });
  return {
    mysql: mysql ?? { url: 'mysql://root:cunkebao@127.0.0.1:33306/cunkebao', how: 'docker', pid: null },
    redis: redis ?? { url: 'redis://127.0.0.1:36379/0', how: 'docker', pid: null },
  };
}

async function stopAll(pids) {
  for (const pid of pids)
    try {
      process.kill(pid, 'SIGTERM');
    } catch {
      // gone already
    }
  for (const pid of pids) for (let i = 0; i < 400 && alive(pid); i++) await sleep(25);
}

function readState(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
