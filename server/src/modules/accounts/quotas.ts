import {
  addLimits,
  dailyLimit,
  pauseStops,
  QUOTA_KINDS,
  type PauseScope,
  type QuotaKind,
} from '@cunkebao/shared/accounts';
import { dayBounds, dayOf } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { activePauses, quotaUsesSince, type Account, type Pause } from './store';

/** What stops each kind of action. */
const SCOPE_OF: Record<QuotaKind, PauseScope> = {
  add: 'add',
  message: 'send',
  moment: 'moments',
  like: 'moments',
  group: 'send',
};

export interface Quota {
  kind: QuotaKind;
  limit: number;
  used: number;
  /** what it may still do today: nothing while it is paused */
  left: number;
  pausedBy: Pause | null;
}

export interface AccountQuotas {
  account: Account;
  quotas: Quota[];
  pauses: Pause[];
}

/** What each account may do today and has done (domain.md §2.1, §2.2); the day is one of the tenant's zone. */
export async function quotasToday(ctx: Ctx, accounts: readonly Account[]): Promise<AccountQuotas[]> {
  const ids = accounts.map((a) => a.id);
  const since = dayBounds(dayOf(ctx.now, ctx.tz), ctx.tz).from;
  const [uses, pauses] = [await quotaUsesSince(ctx, since, ids), await activePauses(ctx, ids)];
  return accounts.map((account) => {
    const mine = pauses.filter((p) => p.accountId === account.id);
    const limits = addLimits(account.healthScore, account.registeredAt, ctx.now);
    const quotas = QUOTA_KINDS.map((kind): Quota => {
      const limit = dailyLimit(kind, limits);
      const used = uses.find((u) => u.accountId === account.id && u.kind === kind)?.used ?? 0;
      const pausedBy = mine.find((p) => pauseStops(p.scope, SCOPE_OF[kind])) ?? null;
      return { kind, limit, used, left: pausedBy ? 0 : Math.max(0, limit - used), pausedBy };
    });
    return { account, quotas, pauses: mine };
  });
}

/** The kind of action that stands for a scope when somebody asks what an account still can do. */
export const KIND_OF_SCOPE: Record<Exclude<PauseScope, 'all'>, QuotaKind> = {
  add: 'add',
  send: 'message',
  moments: 'moment',
};
