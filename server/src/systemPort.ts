import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { SystemPort } from './kernel';
import { within, type Tools } from './tools';

const ANSWER_MS = 1000;

/** The installation's figures from its own tools, each within a second. */
export function systemPort(tools: Pick<Tools, 'queues' | 'wecom'>): SystemPort {
  return {
    version: versionOf(),
    upSeconds: () => Math.floor(process.uptime()),
    queues: () => within(ANSWER_MS, tools.queues.figures()),
    async redisMs() {
      const from = performance.now();
      await within(ANSWER_MS, tools.queues.ping());
      return performance.now() - from;
    },
    wecomErrors: () => within(ANSWER_MS, tools.wecom.recentErrors()),
  };
}

function versionOf(): string {
  const text = readFileSync(join(__dirname, '../package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
