import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { alive, aptInstall, daemon, freePort, isListening, sleep, which } from './process.mjs';

/** true when a Redis answers PING at this address. */
export function pingRedis(address) {
  const url = new URL(address);
  return new Promise((resolve) => {
    let said = '';
    const socket = net.connect({ port: Number(url.port || 6379), host: url.hostname, timeout: 800 }, () =>
      socket.write(`${url.password ? `AUTH ${decodeURIComponent(url.password)}\r\n` : ''}PING\r\n`),
    );
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('data', (data) => {
      said += data;
      if (said.includes('+PONG')) end(true);
      else if (said.includes('-')) end(false);
    });
    socket.on('error', () => end(false));
    socket.on('timeout', () => end(false));
  });
}

/** A private Redis below `folder`, kept on disk, never evicting (a queue must not forget). Safe to call again. */
export async function privateRedis({ folder, state, save, say }) {
  let binary = which('redis-server', 'valkey-server');
  if (!binary && aptInstall(['redis-server'], say)) binary = which('redis-server');
  if (!binary) return null;
  state.redisPassword ??= randomBytes(18).toString('base64url');
  const pidFile = path.join(folder, 'redis.pid');
  const pid = fs.existsSync(pidFile) ? Number(fs.readFileSync(pidFile, 'utf8')) : 0;
  const url = () => `redis://:${state.redisPassword}@127.0.0.1:${state.redisPort}/0`;
  const how = `${path.basename(binary)}（私有）`;
  if (pid && alive(pid) && state.redisPort && (await pingRedis(url()))) return { url: url(), how, pid: null };
  if (!state.redisPort || (await isListening(state.redisPort))) state.redisPort = await freePort();
  save();
  const conf = path.join(folder, 'redis.conf'); // the password goes by file: every user may read a command line
  const lines = [
    `port ${state.redisPort}`,
    'bind 127.0.0.1',
    'protected-mode yes',
    `requirepass ${state.redisPassword}`,
    `dir ${JSON.stringify(folder)}`,
    `pidfile ${JSON.stringify(pidFile)}`,
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    'maxmemory-policy noeviction',
    'daemonize no',
  ];
  fs.writeFileSync(conf, `${lines.join('\n')}\n`, { mode: 0o600 });
  const child = daemon(binary, [conf], path.join(folder, 'redis.log'));
  let exited = false;
  child.on('exit', () => (exited = true));
  for (let i = 0; i < 400 && !exited; i++) {
    if (await pingRedis(url())) {
      fs.writeFileSync(pidFile, String(child.pid));
      return { url: url(), how, pid: child.pid };
    }
    await sleep(25);
  }
  throw new Error(`Redis 没有启动成功，原因见 ${path.join(folder, 'redis.log')}`);
}
