import { spawn } from 'node:child_process';
import path from 'node:path';
import { build } from '../build.mjs';
import { root } from '../root.mjs';
import { portFrom, settingsOf } from '../settings.mjs';

const SHOWN = ['WECOM_CORP_ID', 'WECOM_AGENT_ID', 'WECOM_SECRET', 'WECOM_TOKEN', 'WECOM_AES_KEY'];

/** The WeCom simulator alone, for any product: SERVER_URL says where that product takes its callbacks. */
export async function main() {
  const settings = settingsOf(root, 'sandbox');
  await build('code', 'page');
  const port = String(await portFrom(Number(process.env.SANDBOX_PORT ?? 7301)));
  const env = { ...process.env, ...settings, SANDBOX_PORT: port };
  process.stdout.write(`WECOM_API_BASE=http://127.0.0.1:${port}\n`);
  for (const name of SHOWN) process.stdout.write(`${name}=${settings[name]}\n`);
  const child = spawn(process.execPath, [path.join(root, 'sandbox/dist/main.js')], { env, stdio: 'inherit' });
  // Ctrl-C reaches the child as well, which ends by itself; this program ends with it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  await new Promise((resolve) => child.once('exit', resolve));
  process.exitCode = child.exitCode ?? 0;
}
