import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { isListening } from './services/process.mjs';

const letters = (n) =>
  randomBytes(n * 2)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, n);

/**
 * The settings of a local run: the environment's where it has them, else made up once and kept (0600) in
 * .local/<name>/settings.json, so that sessions and phones survive a restart.
 */
export function settingsOf(root, name) {
  const folder = path.join(root, '.local', name);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'settings.json');
  const kept = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  const made = {
    WECOM_CORP_ID: `ww${letters(16).toLowerCase()}`,
    WECOM_AGENT_ID: '1000002',
    WECOM_SECRET: letters(43),
    WECOM_TOKEN: letters(24),
    WECOM_AES_KEY: `${letters(42)}A`,
    // the 智能机器人, told by callbacks; WECOM_BOT_MODE=socket tries the long connection
    WECOM_BOT_MODE: 'callback',
    WECOM_BOT_ID: `aib${letters(20)}`,
    WECOM_BOT_SECRET: letters(43),
    WECOM_BOT_TOKEN: letters(24),
    WECOM_BOT_AES_KEY: `${letters(42)}A`,
    SANDBOX_BOT_PATH: '/wecom/bot',
    SESSION_SECRET: letters(48),
    BOOTSTRAP_OWNER: 'linlan',
    // the robot that stands in the sandbox's group of colleagues
    WECOM_GROUPS: '运营群=robot:5a4d9a6e-0000-4000-8000-000000000001',
    PHONE_BOOK: path.join(folder, 'phones.json'),
    SANDBOX_PEOPLE: path.join(folder, 'people.json'),
    SANDBOX_STATE: path.join(folder, 'sandbox'),
  };
  const all = { ...made, ...kept };
  fs.writeFileSync(file, JSON.stringify(all, null, 1), { mode: 0o600 });
  return { ...all, ...fromEnvironment(Object.keys(all)) };
}

function fromEnvironment(names) {
  return Object.fromEntries(names.filter((n) => process.env[n]).map((n) => [n, process.env[n]]));
}

/** This port, or the next one nobody listens on. */
export async function portFrom(wanted, taken = []) {
  for (let port = wanted; port < wanted + 100; port++)
    if (!taken.includes(port) && !(await isListening(port))) return port;
  throw new Error(`端口 ${wanted}–${wanted + 99} 都被占用`);
}
