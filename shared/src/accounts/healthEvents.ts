import { dayOf, type Words } from '../kernel';
import type { PauseScope } from './kinds';

export const HEALTH_KINDS = [
  'tooFrequent',
  'messageBombing',
  'reported',
  'restricted',
  'sensitiveWord',
  'inducedShare',
  'deletedByFriend',
  'sendFailure',
] as const;
export type HealthKind = (typeof HEALTH_KINDS)[number];

export const HEALTH_KIND_NAMES: Record<HealthKind, string> = {
  tooFrequent: '频繁加人',
  messageBombing: '消息轰炸',
  reported: '被举报',
  restricted: '平台限制',
  sensitiveWord: '敏感词外发',
  inducedShare: '诱导分享',
  deletedByFriend: '被好友删除',
  sendFailure: '发送失败',
};

const HEALTH_KIND_NAMES_EN: Record<HealthKind, string> = {
  tooFrequent: 'adding too often',
  messageBombing: 'message bombing',
  reported: 'reported',
  restricted: 'restricted by the platform',
  sensitiveWord: 'sensitive word sent',
  inducedShare: 'induced sharing',
  deletedByFriend: 'deleted by a friend',
  sendFailure: 'sending failed',
};

export const healthKindNames = (w: Words): Readonly<Record<HealthKind, string>> =>
  w(HEALTH_KIND_NAMES, HEALTH_KIND_NAMES_EN);

const DAY_MS = 86_400_000;
/** A debt is forgiven this long after its event at the latest (domain.md §2.1). */
export const DEBT_DAYS = 30;
export const debtExpiresAt = (at: Date): Date => new Date(at.getTime() + DEBT_DAYS * DAY_MS);

interface Rule {
  delta: number;
  /** a second one within so many days weighs more */
  repeated?: { withinDays: number; delta: number };
  /** all of one calendar day together weigh no more than this */
  dailyCap?: number;
  pause?: { scope: PauseScope; hours: number };
}

/** The table of domain.md §2.1. */
const RULES: Record<HealthKind, Rule> = {
  tooFrequent: {
    delta: -15,
    repeated: { withinDays: 7, delta: -25 },
    pause: { scope: 'add', hours: 24 },
  },
  messageBombing: { delta: -20, pause: { scope: 'send', hours: 24 } },
  reported: { delta: -20, pause: { scope: 'send', hours: 24 } },
  restricted: { delta: -60, pause: { scope: 'all', hours: 72 } },
  sensitiveWord: { delta: -5 },
  inducedShare: { delta: -10, pause: { scope: 'moments', hours: 24 } },
  deletedByFriend: { delta: -1, dailyCap: -5 },
  sendFailure: { delta: -1, dailyCap: -5 },
};

/** One entry of the immutable ledger. */
export interface HealthEvent {
  kind: HealthKind;
  delta: number;
  at: Date;
  expiresAt: Date;
}

/**
 * What one event costs, given what the ledger holds already. Decided once, when it is reported: an event that arrives
 * late never changes the price of the ones before it.
 */
export function healthDelta(
  kind: HealthKind,
  at: Date,
  ledger: readonly Pick<HealthEvent, 'kind' | 'delta' | 'at'>[],
  tz: string,
): number {
  const { delta, repeated, dailyCap } = RULES[kind];
  const same = ledger.filter((e) => e.kind === kind);
  if (repeated) {
    const since = at.getTime() - repeated.withinDays * DAY_MS;
    if (same.some((e) => e.at.getTime() >= since && e.at <= at)) return repeated.delta;
  }
  if (dailyCap === undefined) return delta;
  const day = dayOf(at, tz);
  const spent = same.filter((e) => dayOf(e.at, tz) === day).reduce((sum, e) => sum + e.delta, 0);
  return Math.min(0, Math.max(delta, dailyCap - spent));
}

/** Small debts that are capped by the day are also told by the day. */
export const isCappedDaily = (kind: HealthKind): boolean => RULES[kind].dailyCap !== undefined;

/** The pause an event brings, if it brings one. */
export function healthPause(kind: HealthKind, at: Date): { scope: PauseScope; until: Date } | null {
  const pause = RULES[kind].pause;
  return pause ? { scope: pause.scope, until: new Date(at.getTime() + pause.hours * 3_600_000) } : null;
}
