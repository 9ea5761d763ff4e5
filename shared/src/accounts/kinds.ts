import type { Words } from '../kernel';

/** Words of the accounts area (domain.md §2). Free of zod: the mini-program ships it. */
export const ACCOUNT_KINDS = ['business', 'persona'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];
const ACCOUNT_KIND_NAMES: Record<AccountKind, string> = { business: '业务号', persona: '人设号' };

export const PAUSE_SCOPES = ['add', 'send', 'mass', 'moments', 'all'] as const;
export type PauseScope = (typeof PAUSE_SCOPES)[number];
export const PAUSE_SCOPE_NAMES: Record<PauseScope, string> = {
  add: '加好友',
  send: '发消息',
  mass: '群发消息',
  moments: '发朋友圈',
  all: '全部动作',
};

const ACCOUNT_KIND_NAMES_EN: Record<AccountKind, string> = {
  business: 'business account',
  persona: 'persona account',
};
const PAUSE_SCOPE_NAMES_EN: Record<PauseScope, string> = {
  add: 'adding friends',
  send: 'sending messages',
  mass: 'mass messages',
  moments: 'moments',
  all: 'everything',
};

export const accountKindNames = (w: Words): Readonly<Record<AccountKind, string>> =>
  w(ACCOUNT_KIND_NAMES, ACCOUNT_KIND_NAMES_EN);
export const pauseScopeNames = (w: Words): Readonly<Record<PauseScope, string>> =>
  w(PAUSE_SCOPE_NAMES, PAUSE_SCOPE_NAMES_EN);

/** What a pause of `paused` stops: `all` everything, `send` mass messages too, `mass` nothing but those. */
export const pauseStops = (paused: PauseScope, scope: PauseScope): boolean =>
  paused === 'all' || paused === scope || (paused === 'send' && scope === 'mass');
