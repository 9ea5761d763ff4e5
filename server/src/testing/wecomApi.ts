import type { SandboxOptions } from '../../../sandbox/src/options';
import { startSandbox, type Sandbox } from '../../../sandbox/src/startSandbox';
import { loadConfig } from '../config';
import { TurnedClock } from '../infra/clock/clock';
import { makeLog } from '../infra/log/log';
import { makeMetrics } from '../infra/metrics/metrics';
import { makeWecom } from '../infra/wecom/client';
import { WORLD_SECRETS } from './world';

/** The product's WeCom client before a sandbox of its own, over real HTTP. */
export interface WecomApi {
  sandbox: Sandbox;
  wecom: ReturnType<typeof makeWecom>;
  call: ReturnType<typeof makeWecom>['call'];
  /** with the secret of 通讯录同步 */
  contactsCall: ReturnType<typeof makeWecom>['call'];
  /** what people do: POST /sandbox/… */
  hand<T = Record<string, unknown>>(path: string, body: unknown): Promise<T>;
  look<T>(path: string): Promise<T>;
  close(): Promise<void>;
}

const REDIS = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379/7';
const SECRET = 'sandboxsecret';

export async function openWecomApi(
  name: string,
  scenario: 'demo' | 'empty' | 'big' = 'demo',
  more: Partial<SandboxOptions> = {},
): Promise<WecomApi> {
  const { WECOM_CORP_ID: corpId, WECOM_TOKEN: token, WECOM_AES_KEY: aesKey } = WORLD_SECRETS;
  const sandbox = await startSandbox({
    ...{
      port: 0,
      serverUrl: 'http://127.0.0.1:1',
      corpId,
      token,
      aesKey,
      secret: SECRET,
      logLevel: 'silent',
    },
    agentId: Number(WORLD_SECRETS.WECOM_AGENT_ID),
    ...more,
  });
  try {
    return await apiOf(sandbox, name, scenario);
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}

async function apiOf(sandbox: Sandbox, name: string, scenario: string): Promise<WecomApi> {
  const app = clientOf(sandbox.url, name, SECRET);
  const contacts = clientOf(sandbox.url, `${name}-c`, `${SECRET}-contacts`);
  const at = async (path: string, init?: RequestInit): Promise<unknown> => {
    const response = await fetch(`${sandbox.url}/sandbox/${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const hand = (path: string, body: unknown) => at(path, { method: 'POST', body: JSON.stringify(body) });
  if (scenario !== 'demo') await hand('reset', { scenario });
  return {
    sandbox,
    wecom: app,
    call: app.call,
    contactsCall: contacts.call,
    hand: hand as WecomApi['hand'],
    look: at as WecomApi['look'],
    async close() {
      await app.close();
      await contacts.close();
      await sandbox.stop();
    },
  };
}

function clientOf(url: string, name: string, secret: string): ReturnType<typeof makeWecom> {
  const config = loadConfig({
    ...WORLD_SECRETS,
    NODE_ENV: 'test',
    DATABASE_URL: 'mysql://127.0.0.1/unused',
    REDIS_URL: REDIS,
    REDIS_PREFIX: `ckb-${name}-${process.pid}`,
    WECOM_API_BASE: url,
    WECOM_SECRET: secret,
    SESSION_SECRET: 'x'.repeat(32),
  });
  return makeWecom({ config, clock: new TurnedClock(), log: makeLog('silent'), metrics: makeMetrics() });
}
