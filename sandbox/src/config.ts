import { z } from 'zod';
import { DEFAULT_TIMING, type SandboxOptions } from './options';

const millis = (fallback: number) => z.coerce.number().int().min(0).max(3_600_000).default(fallback);

const environment = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(7301),
  SANDBOX_HOST: z.string().min(1).default('127.0.0.1'),
  SERVER_URL: z.url().default('http://127.0.0.1:7300'),
  WECOM_CORP_ID: z.string().min(1).max(64),
  WECOM_AGENT_ID: z.coerce.number().int().positive(),
  WECOM_SECRET: z.string().min(1),
  WECOM_CONTACT_SECRET: z.string().min(1).optional(),
  WECOM_TOKEN: z.string().regex(/^[0-9A-Za-z]{1,32}$/, 'must be 1–32 letters or digits'),
  WECOM_AES_KEY: z.string().regex(/^[0-9A-Za-z]{43}$/, 'must be 43 letters or digits'),
  WECOM_BOT_ID: z.string().min(1).max(64).optional(),
  WECOM_BOT_SECRET: z.string().min(1).optional(),
  WECOM_BOT_TOKEN: z.string().min(1).max(32).optional(),
  WECOM_BOT_AES_KEY: z.string().length(43).optional(),
  SANDBOX_BOT_PATH: z.string().startsWith('/').optional(),
  SANDBOX_PEOPLE: z.string().optional(),
  PHONE_BOOK: z.string().optional(),
  SANDBOX_STATE: z.string().optional(),
  /** on: customers live on the phones; off: nothing happens that nobody asked for */
  SANDBOX_LIFE: z.enum(['on', 'off']).default('on'),
  SANDBOX_BEAT_MS: z.coerce.number().int().min(50).max(600_000).optional(),
  SANDBOX_RETRY_MS: millis(DEFAULT_TIMING.callbackRetryMs),
  TZ_DEFAULT: z.string().default('Asia/Shanghai').refine(isZone, 'is not a time zone'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
});

/** The only reader of the environment. An empty value is no value; all problems are told in one error. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): SandboxOptions {
  const read = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, v]) => v !== '')));
  if (!read.success) {
    const lines = read.error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`);
    throw new Error(`the sandbox cannot start, its environment has problems:\n${lines.join('\n')}`);
  }
  const e = read.data;
  return {
    port: e.SANDBOX_PORT,
    host: e.SANDBOX_HOST,
    serverUrl: e.SERVER_URL,
    corpId: e.WECOM_CORP_ID,
    agentId: e.WECOM_AGENT_ID,
    secret: e.WECOM_SECRET,
    contactSecret: e.WECOM_CONTACT_SECRET,
    bot: botOf(e),
    token: e.WECOM_TOKEN,
    aesKey: e.WECOM_AES_KEY,
    peopleFile: e.SANDBOX_PEOPLE,
    phoneBookFile: e.PHONE_BOOK,
    stateDir: e.SANDBOX_STATE,
    life: e.SANDBOX_LIFE === 'on',
    tz: e.TZ_DEFAULT,
    logLevel: e.LOG_LEVEL,
    timing: { callbackRetryMs: e.SANDBOX_RETRY_MS, beatMs: e.SANDBOX_BEAT_MS },
  };
}

/** What is not set has the defaults of `makeBot`. */
function botOf(e: z.infer<typeof environment>): NonNullable<SandboxOptions['bot']> {
  const given = {
    id: e.WECOM_BOT_ID,
    secret: e.WECOM_BOT_SECRET,
    token: e.WECOM_BOT_TOKEN,
    aesKey: e.WECOM_BOT_AES_KEY,
    callbackPath: e.SANDBOX_BOT_PATH,
  };
  return Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined));
}

function isZone(tz: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: tz });
    return true;
  } catch {
    return false;
  }
}
