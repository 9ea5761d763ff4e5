import type { Words } from '../kernel';

/** What a health score allows (domain.md §2.1). The dispatcher enforces it; the chat shows it. */
export const TIERS = ['excellent', 'good', 'fair', 'warning', 'danger'] as const;
export type Tier = (typeof TIERS)[number];
export const TIER_NAMES: Record<Tier, string> = {
  excellent: '优秀',
  good: '良好',
  fair: '一般',
  warning: '警告',
  danger: '危险',
};

const TIER_NAMES_EN: Record<Tier, string> = {
  excellent: 'excellent',
  good: 'good',
  fair: 'fair',
  warning: 'warning',
  danger: 'danger',
};

export const tierNames = (w: Words): Readonly<Record<Tier, string>> => w(TIER_NAMES, TIER_NAMES_EN);

const ADDS: Record<Tier, number> = { excellent: 20, good: 15, fair: 10, warning: 5, danger: 0 };

export function tierOf(score: number): Tier {
  if (score >= 90) return 'excellent';
  if (score >= 70) return 'good';
  if (score >= 50) return 'fair';
  return score >= 30 ? 'warning' : 'danger';
}

export interface AddLimits {
  tier: Tier;
  /** friends it may add on one calendar day */
  perDay: number;
  /** in any 24 hours */
  rolling24h: number;
  perHour: number;
  /** each batch waits for an operator's word */
  needsConfirmation: boolean;
  /** after a penalty all quotas are half of what they were */
  halved: boolean;
}

const YOUNG_DAYS = 7;
const YOUNG_LIMIT = 5;

export function addLimits(score: number, registeredAt: Date, now: Date, halved = false): AddLimits {
  const tier = tierOf(score);
  const young = now.getTime() - registeredAt.getTime() < YOUNG_DAYS * 86_400_000;
  const full = young ? Math.min(YOUNG_LIMIT, ADDS[tier]) : ADDS[tier];
  const perDay = halved ? Math.floor(full / 2) : full;
  return {
    tier,
    perDay,
    rolling24h: Math.ceil((perDay * 6) / 5),
    perHour: Math.ceil(perDay / 6),
    needsConfirmation: tier === 'warning',
    halved,
  };
}

export const QUOTA_KINDS = ['add', 'message', 'moment', 'like', 'group'] as const;
export type QuotaKind = (typeof QUOTA_KINDS)[number];
export const QUOTA_KIND_NAMES: Record<QuotaKind, string> = {
  add: '加好友',
  message: '发消息',
  moment: '发朋友圈',
  like: '点赞',
  group: '建群',
};

const QUOTA_KIND_NAMES_EN: Record<QuotaKind, string> = {
  add: 'new friends',
  message: 'messages',
  moment: 'moments',
  like: 'likes',
  group: 'new groups',
};

export const quotaKindNames = (w: Words): Readonly<Record<QuotaKind, string>> =>
  w(QUOTA_KIND_NAMES, QUOTA_KIND_NAMES_EN);

/** Per account and day (domain.md §2.2); adding follows the tier. */
const PER_DAY: Record<Exclude<QuotaKind, 'add'>, number> = {
  message: 200,
  moment: 5,
  like: 200,
  group: 20,
};

/** An account in danger is stopped altogether. */
export function dailyLimit(kind: QuotaKind, limits: AddLimits): number {
  if (limits.tier === 'danger') return 0;
  if (kind === 'add') return limits.perDay;
  return limits.halved ? Math.floor(PER_DAY[kind] / 2) : PER_DAY[kind];
}
