import type { SandboxOptions } from '../options';

export const CORP = 'ww0000000000000001';
export const AGENT = 1000002;
export const KEYS = {
  token: 'sandboxtoken',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  corpId: CORP,
};

/** A sandbox as tests want it: any port, quiet, quick. */
export const testOptions = (serverUrl: string, more: Partial<SandboxOptions> = {}): SandboxOptions => ({
  port: 0,
  serverUrl,
  corpId: CORP,
  agentId: AGENT,
  secret: 'sandboxsecret',
  token: KEYS.token,
  aesKey: KEYS.aesKey,
  logLevel: 'silent',
  ...more,
  timing: {
    callbackTimeoutMs: 300,
    callbackRetryMs: 20,
    reconnectMs: 60,
    rebootMs: 80,
    botPollMs: 20,
    actionScale: 0.05,
    beatMs: 60_000,
    ...more.timing,
  },
});
