import { z } from 'zod';

const ROLES = ['web', 'phones', 'dispatch', 'worker'] as const;

const flag = z.enum(['true', 'false']).transform((v) => v === 'true');

const group = z
  .string()
  .trim()
  .regex(/^[^=;\s]{1,20}=(robot|chat):[\w-]{1,64}$/, 'must be NAME=robot:KEY or NAME=chat:CHATID')
  .transform((s) => {
    const [name = '', by = '', id = ''] = s.split(/[=:]/);
    return { name, by: by === 'robot' ? ('robot' as const) : ('chat' as const), id };
  });

/** Every variable the server reads, once; `.env.example` lists the same names (a test keeps them equal). */
const Env = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  /** which parts this process runs, comma separated; a small site runs all four in one */
  ROLES: z
    .string()
    .default(ROLES.join(','))
    .transform((s) => s.split(',').map((r) => r.trim()))
    .pipe(z.array(z.enum(ROLES)).min(1)),
  PORT: z.coerce.number().int().min(0).max(65535).default(7300),
  HOST: z.string().default('127.0.0.1'),
  /** where people and WeCom reach this server; links in the chat are built from it */
  PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z.url({ protocol: /^(mysql|mariadb)$/ }),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(12),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }),
  /** key prefix, so that several installations can share one Redis */
  REDIS_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{1,30}$/)
    .default('ckb'),
  WECOM_API_BASE: z.url().default('https://qyapi.weixin.qq.com'),
  WECOM_OAUTH_BASE: z.url().default('https://open.weixin.qq.com'),
  WECOM_CORP_ID: z.string().min(1).max(64),
  WECOM_AGENT_ID: z.coerce.number().int().positive(),
  WECOM_SECRET: z.string().min(1).max(128),
  /** accounts of the company: the app's messages a day are 200 times that; absent = not counted */
  WECOM_ACCOUNTS: z.coerce.number().int().min(1).max(10_000_000).optional(),
  /** groups of colleagues that reports can go to: 运营群=robot:KEY;战报群=chat:CHATID */
  WECOM_GROUPS: z
    .string()
    .max(4000)
    .default('')
    .transform((s) => s.split(';').filter((g) => g.trim() !== ''))
    .pipe(z.array(group).max(50)),
  WECOM_TOKEN: z.string().regex(/^[A-Za-z0-9]{1,32}$/),
  WECOM_AES_KEY: z.string().regex(/^[A-Za-z0-9]{43}$/),
  /** the 智能机器人: callbacks to PUBLIC_URL/wecom/bot, or a long connection; absent = no bot */
  WECOM_BOT_MODE: z.enum(['callback', 'socket']).optional(),
  WECOM_BOT_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{1,32}$/)
    .optional(),
  WECOM_BOT_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/)
    .optional(),
  WECOM_BOT_ID: z.string().min(1).max(128).optional(),
  WECOM_BOT_SECRET: z.string().min(1).max(128).optional(),
  /** where the long connection goes */
  WECOM_BOT_URL: z.url({ protocol: /^wss?$/ }).default('wss://openws.work.weixin.qq.com'),
  /** the member who becomes owner when he first writes to an empty installation */
  BOOTSTRAP_OWNER: z.string().max(64).optional(),
  TZ_DEFAULT: z.string().default('Asia/Shanghai').refine(isZone, 'not a time zone'),
  /** read customers from WeCom every night and between; absent = yes, except in sandbox mode */
  CUSTOMER_SYNC: flag.optional(),
  /** finished messages of both directions are deleted after so many days */
  KEEP_MESSAGES_DAYS: z.coerce.number().int().min(7).max(3650).default(90),
  /** what phones reported is deleted after so many days; figures made of it stay */
  KEEP_DEVICE_EVENTS_DAYS: z.coerce.number().int().min(31).max(3650).default(180),
  /** signs the mini-program's sessions */
  SESSION_SECRET: z.string().min(32),
  /** sandbox mode: take the time from this sandbox. Refused in production */
  SANDBOX_URL: z.url().optional(),
  /** seed only: where to write what the sandbox's phones and people need */
  PHONE_BOOK: z.string().optional(),
  SANDBOX_PEOPLE: z.string().optional(),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  /** migrate when starting; several servers at once take turns */
  MIGRATE_ON_START: flag.default(true),
});

/** What each mode of the bot cannot do without. */
const BOT_NEEDS = {
  callback: ['WECOM_BOT_TOKEN', 'WECOM_BOT_AES_KEY'],
  socket: ['WECOM_BOT_ID', 'WECOM_BOT_SECRET'],
} as const;

export type Config = Readonly<z.infer<typeof Env>> & { readonly publicUrl: string };

/** The only reader of process.env. Throws one error that lists every problem. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const result = Env.superRefine((e, issue) => {
    if (e.NODE_ENV === 'production' && e.SANDBOX_URL)
      issue.addIssue({ code: 'custom', path: ['SANDBOX_URL'], message: 'must not be set in production' });
    for (const name of e.WECOM_BOT_MODE ? BOT_NEEDS[e.WECOM_BOT_MODE] : [])
      if (e[name] === undefined)
        issue.addIssue({ code: 'custom', path: [name], message: `is needed in mode ${e.WECOM_BOT_MODE}` });
  }).safeParse(Object.fromEntries(Object.entries(env).filter(([, v]) => v !== '')));
  if (!result.success) throw new Error(`configuration is not usable:\n${z.prettifyError(result.error)}`);
  const publicUrl = (result.data.PUBLIC_URL ?? `http://127.0.0.1:${result.data.PORT}`).replace(/\/$/, '');
  return Object.freeze({ ...result.data, publicUrl });
}

/** The names of all variables, for the test that compares them with `.env.example`. */
export const variableNames = (): string[] => Object.keys(Env.shape);

function isZone(tz: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: tz });
    return true;
  } catch {
    return false;
  }
}
