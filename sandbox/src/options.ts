import type { PhoneBookEntry } from '@cunkebao/shared/fleet';
import type { BotOptions } from './bot/bot';

/** How fast things go. Real milliseconds: the virtual clock moves the calendar, not the machinery. */
export interface Timing {
  /** a callback not answered by then counts as failed (wecom-api.md §1.5) */
  callbackTimeoutMs: number;
  /** wait before the second delivery; the third waits four times as long */
  callbackRetryMs: number;
  /** instead of the beat the server asks for */
  beatMs: number | undefined;
  /** upper bound of a phone's reconnect wait */
  reconnectMs: number;
  /** how long a phone's restart takes, at least; half as much again at most */
  rebootMs: number;
  /** between two questions for more of the bot's stream */
  botPollMs: number;
  /** stretches or shrinks the time an action takes */
  actionScale: number;
}

export const DEFAULT_TIMING: Timing = {
  callbackTimeoutMs: 5_000,
  callbackRetryMs: 200,
  beatMs: undefined,
  reconnectMs: 5_000,
  rebootMs: 2_000,
  botPollMs: 1_000,
  actionScale: 1,
};

/** A member of the demo company. Roles are Chinese names, for people; the product grants them, not the sandbox. */
export interface Member {
  userid: string;
  name: string;
  roles: string[];
}

/** What a sandbox is made of; `config.ts` reads it from the environment, tests write it by hand. */
export interface SandboxOptions {
  /** 0 = any free port */
  port: number;
  host?: string;
  /** where the product listens */
  serverUrl: string;
  corpId: string;
  agentId: number;
  secret: string;
  /** the secret of 通讯录同步 */
  contactSecret?: string | undefined;
  bot?: BotOptions;
  token: string;
  aesKey: string;
  /** JSON [{userid,name,roles}], written by the product's seed; re-read when it changes */
  peopleFile?: string | undefined;
  /** instead of the file */
  people?: Member[];
  phoneBookFile?: string | undefined;
  /** instead of the file */
  phoneBook?: PhoneBookEntry[];
  /** directory for chats, clock, journals and media; absent = nothing outlives the process */
  stateDir?: string | undefined;
  /** customers write, buy and leave on the phones by the sandbox's clock */
  life?: boolean;
  tz?: string;
  logLevel?: 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
  timing?: Partial<Timing>;
  /** 0 ≤ x < 1; a seeded one makes a run repeatable */
  random?: () => number;
}
