import { writeFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CORP } from '../callback/envelope';
import { startTarget, type Target } from '../callback/target';

export interface Company extends Target {
  hand<T = Record<string, unknown>>(path: string, body: unknown): Promise<T>;
  look<T>(path: string): Promise<T>;
}

/** The sandbox as a process of its own, with as many members as asked for. `serverUrl`: where its callbacks go. */
export async function startCompany(
  members: number,
  scenario: 'demo' | 'big',
  serverUrl = 'http://127.0.0.1:1',
): Promise<Company> {
  const folder = mkdtempSync(join(tmpdir(), 'ckb-bench-'));
  const people = Array.from({ length: members }, (_, n) => ({
    userid: `m${n}`,
    name: `员工${n}`,
    roles: [],
  }));
  writeFileSync(join(folder, 'people.json'), JSON.stringify(people));
  const target = await startTarget(
    'WeCom (sandbox)',
    'sandbox/dist/main.js',
    {
      ...{ SERVER_URL: serverUrl, SANDBOX_LIFE: 'off', LOG_LEVEL: 'warn' },
      ...{ SANDBOX_PEOPLE: join(folder, 'people.json'), SANDBOX_STATE: '', PHONE_BOOK: '' },
      ...{ WECOM_CORP_ID: CORP.id, WECOM_AGENT_ID: CORP.agent, WECOM_SECRET: CORP.secret },
      ...{ WECOM_TOKEN: CORP.token, WECOM_AES_KEY: CORP.aesKey },
    },
    1,
  );
  const at = async (path: string, init?: RequestInit): Promise<unknown> => {
    const response = await fetch(`${target.url}/sandbox/${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const hand = (path: string, body: unknown) => at(path, { method: 'POST', body: JSON.stringify(body) });
  if (scenario !== 'demo') await hand('reset', { scenario });
  return {
    ...target,
    hand: hand as Company['hand'],
    look: at as Company['look'],
    async stop() {
      await target.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
