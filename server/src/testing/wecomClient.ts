import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { loadConfig } from '../config';
import { TurnedClock } from '../infra/clock/clock';
import { makeMetrics, type Metrics } from '../infra/metrics/metrics';
import type { App } from '../infra/wecom/app';
import { makeWecom } from '../infra/wecom/client';
import type { WecomApi } from './wecomApi';
import { WORLD_SECRETS } from './world';

/** One process' WeCom client before a sandbox, whose clocks are turned together. */
export interface WecomClient {
  wecom: ReturnType<typeof makeWecom>;
  app: App;
  call: App['call'];
  metrics: Metrics;
  /** everything that was logged */
  logged(): string;
  /** the product's and the sandbox's calendar */
  advance(span: string): void;
  /** the machine's time alone: what a breaker waits by */
  pass(ms: number): void;
  close(): Promise<void>;
}

export interface ClientOptions {
  /** the same name = processes that share their Redis keys */
  name?: string;
  secret?: string;
  base?: string;
  env?: Record<string, string>;
}

const REDIS = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379/7';

export function wecomClient(api: Pick<WecomApi, 'sandbox'>, options: ClientOptions = {}): WecomClient {
  const clock = new TurnedClock();
  const metrics = makeMetrics();
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _, next) {
      lines.push(chunk.toString('utf8'));
      next();
    },
  });
  let passed = 0;
  const wecom = makeWecom({
    config: loadConfig({
      ...WORLD_SECRETS,
      NODE_ENV: 'test',
      DATABASE_URL: 'mysql://127.0.0.1/unused',
      REDIS_URL: REDIS,
      REDIS_PREFIX: `ckb-${options.name ?? randomUUID().slice(0, 8)}-${process.pid}`,
      WECOM_API_BASE: options.base ?? api.sandbox.url,
      WECOM_SECRET: options.secret ?? 'sandboxsecret',
      SESSION_SECRET: 'x'.repeat(32),
      ...options.env,
    }),
    clock,
    log: pino({ level: 'trace' }, sink),
    metrics,
    machineNow: () => Date.now() + passed,
  });
  return {
    wecom,
    app: wecom.app,
    call: wecom.call,
    metrics,
    logged: () => lines.join(''),
    advance: (span) => {
      clock.turnTo(api.sandbox.advance(span).offsetMs);
    },
    pass: (ms) => {
      passed += ms;
    },
    close: () => wecom.close(),
  };
}
