/** Words of the accounts area (domain.md §2). Free of zod: the mini-program ships it. */
export const ACCOUNT_KINDS = ['business', 'persona'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];
export const ACCOUNT_KIND_NAMES: Record<AccountKind, string> = { business: '业务号', persona: '人设号' };

export const PAUSE_SCOPES = ['add', 'send', 'moments', 'all'] as const;
export type PauseScope = (typeof PAUSE_SCOPES)[number];
export const PAUSE_SCOPE_NAMES: Record<PauseScope, string> = {
  add: '加好友',
  send: '发消息',
  moments: '发朋友圈',
  all: '全部动作',
};

/** What a pause of `paused` stops: `all` stops everything. */
export const pauseStops = (paused: PauseScope, scope: PauseScope): boolean =>
  paused === 'all' || paused === scope;
