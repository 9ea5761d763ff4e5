import { addDays, dayBounds, dayOf } from '../kernel';
import { dailyLimit, QUOTA_KIND_NAMES, type AddLimits, type QuotaKind } from './tiers';

/** Why something has to wait, and until when; whoever waits looks again then. */
export interface Wait {
  until: Date;
  why: string;
  /** the account waits with all it has of this kind, or only this one action */
  of: 'account' | 'action';
}

/** What an account has used of one quota: reserved and committed alike, oldest first. */
export interface QuotaUses {
  today: number;
  /** moments of the last 24 hours */
  lately: readonly Date[];
  /** today, for the same customer */
  sameCustomer: number;
}

/** domain.md §2.2: at most three messages a day to one customer. */
export const MESSAGES_PER_CUSTOMER = 3;
const HOUR_MS = 3_600_000;

/**
 * What of its quotas keeps an account from one more of this kind now (domain.md §2.1, §2.2); null = nothing does. The
 * day is one of the tenant's zone, so nothing has to be reset at midnight.
 */
export function quotaWait(
  kind: QuotaKind,
  limits: AddLimits,
  uses: QuotaUses,
  now: Date,
  tz: string,
): Wait | null {
  const tomorrow = dayBounds(addDays(dayOf(now, tz), 1), tz).from;
  if (limits.tier === 'danger') return { until: tomorrow, why: '健康分低于 30，账号已停用', of: 'account' };
  const limit = dailyLimit(kind, limits);
  const name = QUOTA_KIND_NAMES[kind];
  if (uses.today >= limit)
    return { until: tomorrow, why: `今天的${name}额度已用完（${uses.today}/${limit}）`, of: 'account' };
  if (kind === 'message' && uses.sameCustomer >= MESSAGES_PER_CUSTOMER)
    return { until: tomorrow, why: `今天已给这位客户发过 ${uses.sameCustomer} 次`, of: 'action' };
  return kind === 'add' ? addWait(limits, uses.lately, now) : null;
}

/** The rolling ceilings of adding: full until the oldest of the last so many is old enough. */
function addWait(limits: AddLimits, lately: readonly Date[], now: Date): Wait | null {
  const full = (most: number, spanMs: number, why: string): Wait | null => {
    const first = lately.filter((at) => now.getTime() - at.getTime() < spanMs).at(-most);
    return first ? { until: new Date(first.getTime() + spanMs), why, of: 'account' } : null;
  };
  return (
    full(limits.rolling24h, 24 * HOUR_MS, `任意24小时最多加 ${limits.rolling24h} 人`) ??
    full(limits.perHour, HOUR_MS, `每小时最多加 ${limits.perHour} 人`)
  );
}
