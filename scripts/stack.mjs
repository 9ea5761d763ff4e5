import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { Children, waitFor } from './children.mjs';
import { root } from './root.mjs';
import { ensureServices } from './services/ensure.mjs';
import { portFrom, settingsOf } from './settings.mjs';

const script = (workspace, file) => path.join(root, workspace, 'dist', file);

/**
 * Database, Redis, demo company, sandbox and server, ready to be used. `name` separates runs: each has its own
 * settings, logs and (unless a server listens already) data below .local/<name>. `holding` is told at once how to end
 * what has been started so far, so that an interrupted start leaves nothing behind.
 */
export async function openStack({
  name,
  database,
  useListening = true,
  say,
  ports = [7300, 7301],
  onExit,
  holding = () => undefined,
}) {
  const services = await ensureServices({ root, name, database, useListening, say });
  const port = await portFrom(ports[0]);
  const sandboxPort = await portFrom(ports[1], [port]);
  const server = `http://127.0.0.1:${port}`;
  const sandbox = `http://127.0.0.1:${sandboxPort}`;
  const env = {
    ...process.env,
    ...settingsOf(root, name),
    DATABASE_URL: services.DATABASE_URL,
    REDIS_URL: services.REDIS_URL,
    REDIS_PREFIX: `ckb-${name}`,
    PORT: String(port),
    PUBLIC_URL: server,
    SANDBOX_PORT: String(sandboxPort),
    SERVER_URL: server,
    SANDBOX_URL: sandbox,
    WECOM_API_BASE: sandbox,
    WECOM_OAUTH_BASE: sandbox,
    WECOM_BOT_URL: `${sandbox.replace('http', 'ws')}/aibot`,
  };
  const children = new Children();
  const logFolder = path.join(root, '.local', name);
  const stop = async () => {
    await children.stop();
    await services.stop();
  };
  holding(stop);
  try {
    seed(env);
    const options = { cwd: root, env, logFolder, onExit };
    const box = children.start('sandbox', script('sandbox', 'main.js'), options);
    await waitFor(`${sandbox}/healthz`, box);
    const product = children.start('server', script('server', 'main.js'), options);
    await waitFor(`${server}/readyz`, product);
  } catch (error) {
    await stop();
    throw error;
  }
  return { server, sandbox, env, how: services.how, logFolder, stop };
}

function seed(env) {
  const result = spawnSync(process.execPath, [script('server', 'demo/seed.js')], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  if (result.status !== 0)
    throw new Error(`演示数据没有建成：\n${(result.stderr || result.stdout).slice(-3000)}`);
}
